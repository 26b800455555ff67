import { catalog } from '../../i18n/catalog.ts';
import { commandLine } from '../../i18n/command-line.ts';

/** Texts of the practices and of their results. */
export const messages = catalog({
  en: {
    lead: 'Eight habits keep a key safe. The check reads this project with its git history, your shell’s history and startup files, and the stored keys. Nothing is changed, nothing is sent.',
    example: 'In the demo, nothing on this machine is read. This is an example of what is found.',
    looking: (done: string, of: string) => `Checking (${done} of ${of})`,
    elapsed: (seconds: string) => `${seconds} s`,
    stopped: 'Stopped. What was checked until then is shown below.',
    summary: (fine: string, fix: string, unknown: string) =>
      `${fine} OK · ${fix} to fix · ${unknown} not checked`,
    names: {
      code: 'Keep keys out of your code',
      environment: 'Read it from the environment',
      store: 'Keep it in a keychain or a vault',
      share: 'Never type it in a shell or share it',
      separate: 'One key for each use',
      rotate: 'Rotate it every 90 days',
      packages: 'Use a safe SDK version',
      watch: 'Watch usage, set a limit',
    },
    why: {
      code: 'Anyone with the code has the key, and git history keeps it forever.',
      environment:
        'Programs read MISTRAL_API_KEY. A .env that sets it is for you alone: git ignores it, and nobody else can read it.',
      store: 'There it is encrypted. Every copy in plain text is one more to be found.',
      share:
        'What you type stays in the shell’s history, what you send stays with others. Anyone who needs a key can make their own.',
      separate:
        'If one leaks, delete it without stopping the rest. Give each only what it needs: one workspace with its own spending limit, an expiry date, few connectors; for a team’s server, a service account.',
      rotate: 'A key that leaked unnoticed works until it is replaced.',
      packages:
        'Releases of Mistral’s SDKs were tampered with in May 2026 to steal keys. The check finds those.',
      watch:
        'Usage you can’t explain may mean someone has your key. A spending limit caps the damage. Check both on your account pages.',
    },
    statuses: { fine: 'OK', fix: 'needs fixing', unknown: 'not checked' },
    notYet: 'Not checked yet.',
    place: (file: string, line: string) => `${file}, line ${line}`,
    inCommit: (place: string, commit: string) => `${place}, in commit ${commit}`,
    others: (count: string) => `and ${count} more; D shows them`,
    copies: {
      title: 'Where keys are',
      lies: {
        keychain: 'Your key is in the keychain, encrypted.',
        vault: 'Your key is in the vault, encrypted.',
        memory: 'Your key is in memory only, and gone when you leave.',
        environment:
          'Your key comes from MISTRAL_API_KEY; where your shell gets it from is not checked here.',
      },
      none: 'No key in plain text where tools keep theirs.',
      spare: 'It’s also in plain text in a .env.',
      others: 'Keys are in plain text in files that are there to hold them:',
      get remedy() {
        return `If no program needs that file, remove the key from it: ${commandLine('exec')} gives it to programs without one.`;
      },
    },
    fixes: {
      lead: 'Only this will change:',
      ignore: (file: string) =>
        `${file}: a line in the .gitignore beside it, so that git leaves it out`,
      close: (file: string) => `${file}: mode 600, so that only you can read it`,
      takeOut: (file: string) => `${file}: the key is removed; it stays where it is stored`,
      running: 'Fixing',
      doIt: 'fix it',
      leaveIt: 'leave it',
      again: 'try again',
    },
    look: 'check now',
    goOn: 'continue without checking',
    lookAgain: 'check again',
    details: 'details',
    open: 'open the page',
    fix: 'fix',
    list: 'back to the list',
    remedy: (remedy: string) => `Fix: ${remedy}`,
  },
  fr: {
    lead: 'Huit réflexes pour protéger votre clé. L’examen lit ce projet et son historique git, l’historique et les fichiers de démarrage de votre shell, et les clés enregistrées. Rien n’est modifié ni envoyé.',
    example: 'Dans la démo, rien n’est lu sur cette machine. Voici un exemple de résultats.',
    looking: (done, of) => `Examen (${done} sur ${of})`,
    elapsed: (seconds) => `${seconds} s`,
    stopped: 'Examen arrêté. Ce qui a été vérifié jusque-là figure ci-dessous.',
    summary: (fine, fix, unknown) => `${fine} OK · ${fix} à corriger · ${unknown} non vérifié`,
    names: {
      code: 'Garder les clés hors du code',
      environment: 'La lire dans l’environnement',
      store: 'Trousseau ou coffre, rien d’autre',
      share: 'Ne pas la taper ni la partager',
      separate: 'Une clé par usage',
      rotate: 'La remplacer tous les 90 jours',
      packages: 'Une version sûre du SDK',
      watch: 'Suivre l’usage, le plafonner',
    },
    why: {
      code: 'Quiconque a le code a la clé, et l’historique git la garde pour toujours.',
      environment:
        'Les programmes lisent MISTRAL_API_KEY. Un .env qui la définit est pour vous seul : git l’ignore, personne d’autre ne peut le lire.',
      store: 'Elle y est chiffrée. Chaque copie en clair en est une de plus à trouver.',
      share:
        'Ce que vous tapez reste dans l’historique du shell, ce que vous envoyez reste chez d’autres. Chacun peut créer sa propre clé.',
      separate:
        'Si l’une fuite, supprimez-la sans arrêter le reste. Donnez à chacune le strict nécessaire : un espace de travail et son plafond, une date de fin, peu de connecteurs ; pour le serveur d’une équipe, un compte de service.',
      rotate: 'Une clé qui a fuité sans bruit sert tant qu’elle n’est pas remplacée.',
      packages:
        'Des versions des SDK de Mistral ont été piégées en mai 2026 pour voler des clés. L’examen les trouve.',
      watch:
        'Un usage inexpliqué peut signifier que quelqu’un a votre clé. Un plafond limite les dégâts. Vérifiez les deux dans les pages de votre compte.',
    },
    statuses: { fine: 'OK', fix: 'à corriger', unknown: 'non vérifié' },
    notYet: 'Pas encore vérifié.',
    place: (file, line) => `${file}, ligne ${line}`,
    inCommit: (place, commit) => `${place}, dans le commit ${commit}`,
    others: (count) => `et ${count} de plus ; D les affiche`,
    copies: {
      title: 'Où sont les clés',
      lies: {
        keychain: 'Votre clé est dans le trousseau, chiffrée.',
        vault: 'Votre clé est dans le coffre, chiffrée.',
        memory: 'Votre clé n’est qu’en mémoire, et disparaît quand vous quittez.',
        environment:
          'Votre clé vient de MISTRAL_API_KEY ; d’où votre shell la tient n’est pas vérifié ici.',
      },
      none: 'Aucune clé en clair là où les outils gardent les leurs.',
      spare: 'Elle est aussi en clair dans un .env.',
      others: 'Des clés sont en clair dans des fichiers faits pour en contenir :',
      get remedy() {
        return `Si aucun programme n’a besoin de ce fichier, retirez-en la clé : ${commandLine('exec')} la donne aux programmes sans lui.`;
      },
    },
    fixes: {
      lead: 'Seul ceci va changer :',
      ignore: (file) => `${file} : une ligne dans le .gitignore à côté, pour que git l’ignore`,
      close: (file) => `${file} : mode 600, pour que vous seul puissiez le lire`,
      takeOut: (file) => `${file} : la clé en est retirée ; elle reste là où elle est enregistrée`,
      running: 'Correction',
      doIt: 'corriger',
      leaveIt: 'laisser tel quel',
      again: 'réessayer',
    },
    look: 'examiner',
    goOn: 'continuer sans examiner',
    lookAgain: 'réexaminer',
    details: 'détails',
    open: 'ouvrir la page',
    fix: 'corriger',
    list: 'retour à la liste',
    remedy: (remedy) => `Correction : ${remedy}`,
  },
});
