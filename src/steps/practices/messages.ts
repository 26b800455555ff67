import { catalog } from '../../i18n/catalog.ts';
import { commandLine } from '../../i18n/command-line.ts';
import { formatMonth } from '../../i18n/numbers.ts';
import { provider } from '../../i18n/provider.ts';

const { seen } = provider.sdk.compromised;

/** Texts of the practices and of their results. */
export const messages = catalog({
  en: {
    lead: 'Eight habits keep a key safe. The check reads this project and its git history, your shell’s history and startup files, and the stored keys. Nothing is changed or sent.',
    example: 'The demo reads nothing on this machine. This is an example.',
    progress: (done: string, of: string) => `Checking (${done} of ${of})`,
    stopped: 'Stopped. Results so far are below.',
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
        'Programs read MISTRAL_API_KEY. If a .env file sets it, git must ignore the file and only you may read it.',
      store: 'There it is encrypted. Every copy in plain text can be found and stolen.',
      share:
        'What you type stays in the shell’s history, and what you send stays with others. Anyone who needs a key can create one.',
      separate:
        'If one leaks, you can delete it without stopping the rest. Give each only what it needs: one workspace with its own spending limit, an expiry date, few connectors; for a team’s server, a service account.',
      rotate: 'A key that leaked unnoticed works until you replace it.',
      get packages() {
        return `In ${formatMonth(seen, 'en')}, tampered releases of Mistral’s SDKs stole keys. The check finds them.`;
      },
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
      locatedIn: {
        keychain: 'Your key is in the keychain, encrypted.',
        vault: 'Your key is in the vault, encrypted.',
        memory: 'Your key is in memory only, and gone when you leave.',
        environment:
          'Your key comes from MISTRAL_API_KEY; this check does not look at where your shell gets it.',
      },
      none: 'No key in plain text in the files of other tools.',
      spare: 'It’s also in plain text in a .env.',
      others: 'These files are meant to hold keys in plain text:',
      get remedy() {
        return `If no program needs that file, remove the key from it: ${commandLine('exec')} gives programs the key without a file.`;
      },
    },
    fixes: {
      lead: 'Only this will change:',
      ignore: (file: string) =>
        `${file}: added to the .gitignore beside it, so that git ignores it`,
      close: (file: string) => `${file}: mode 600, so that only you can read it`,
      removeKey: (file: string) => `${file}: the key is removed; your stored key stays`,
      running: 'Fixing',
      doIt: 'fix it',
      leaveIt: 'leave as is',
      again: 'try again',
    },
    look: 'check now',
    continue: 'continue without checking',
    lookAgain: 'check again',
    details: 'details',
    open: 'open the page',
    fix: 'fix',
    list: 'back to the list',
    remedy: (remedy: string) => `Fix: ${remedy}`,
  },
  fr: {
    lead: 'Huit réflexes pour protéger votre clé. L’examen lit ce projet et son historique git, l’historique et les fichiers de démarrage de votre shell, et les clés enregistrées. Rien n’est modifié ni envoyé.',
    example: 'La démo ne lit rien sur cette machine. Voici un exemple.',
    progress: (done, of) => `Examen (${done} sur ${of})`,
    stopped: 'Examen arrêté. Résultats partiels ci-dessous.',
    summary: (fine, fix, unknown) => `${fine} OK · ${fix} à corriger · ${unknown} à vérifier`,
    names: {
      code: 'Garder les clés hors du code',
      environment: 'La lire dans l’environnement',
      store: 'La garder au trousseau ou au coffre',
      share: 'Ne pas la taper ni la partager',
      separate: 'Une clé par usage',
      rotate: 'La remplacer tous les 90 jours',
      packages: 'Utiliser une version sûre du SDK',
      watch: 'Suivre l’usage, fixer un plafond',
    },
    why: {
      code: 'Quiconque a le code a la clé, et l’historique git la garde pour toujours.',
      environment:
        'Les programmes lisent MISTRAL_API_KEY. Si un fichier .env la définit, git doit l’ignorer et vous seul devez pouvoir le lire.',
      store: 'Elle y est chiffrée. Chaque copie en clair peut être trouvée et volée.',
      share:
        'Ce que vous tapez reste dans l’historique du shell, ce que vous envoyez reste chez d’autres. Chacun peut créer sa propre clé.',
      separate:
        'Si l’une fuite, vous la supprimez sans arrêter le reste. Donnez à chacune le strict nécessaire : un espace de travail et son plafond, une date de fin, peu de connecteurs ; pour le serveur d’une équipe, un compte de service.',
      rotate: 'Une clé qui a fuité à votre insu marche tant que vous ne la remplacez pas.',
      get packages() {
        return `En ${formatMonth(seen, 'fr')}, des versions piégées des SDK de Mistral ont volé des clés. L’examen les détecte.`;
      },
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
      locatedIn: {
        keychain: 'Votre clé est dans le trousseau, chiffrée.',
        vault: 'Votre clé est dans le coffre, chiffrée.',
        memory: 'Votre clé n’est qu’en mémoire, et disparaît quand vous quittez.',
        environment:
          'Votre clé vient de MISTRAL_API_KEY ; l’examen ne cherche pas d’où votre shell la tient.',
      },
      none: 'Aucune clé en clair dans les fichiers d’autres outils.',
      spare: 'Elle est aussi en clair dans un .env.',
      others: 'Ces fichiers contiennent des clés en clair, comme prévu :',
      get remedy() {
        return `Si aucun programme n’a besoin de ce fichier, retirez-en la clé : ${commandLine('exec')} la donne aux programmes sans fichier.`;
      },
    },
    fixes: {
      lead: 'Seul ceci va changer :',
      ignore: (file) => `${file} : ajouté au .gitignore voisin, pour que git l’ignore`,
      close: (file) => `${file} : mode 600, pour que vous seul puissiez le lire`,
      removeKey: (file) => `${file} : la clé en est retirée ; votre clé enregistrée reste`,
      running: 'Correction',
      doIt: 'corriger',
      leaveIt: 'laisser tel quel',
      again: 'réessayer',
    },
    look: 'examiner',
    continue: 'continuer sans examiner',
    lookAgain: 'réexaminer',
    details: 'détails',
    open: 'ouvrir la page',
    fix: 'corriger',
    list: 'retour à la liste',
    remedy: (remedy) => `Correction : ${remedy}`,
  },
});
