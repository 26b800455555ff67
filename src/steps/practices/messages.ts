import { catalog } from '../../i18n/catalog.ts';
import { commandLine } from '../../i18n/command-line.ts';

/** Words of the practices, and of what was found of each. */
export const messages = catalog({
  en: {
    title: 'Good practices',
    lead: 'Eight habits keep a key safe. To see how they stand here, the files and the git history of this project, your shell histories and the stored keys are read. Nothing is changed, nothing is sent.',
    example: 'In the demo, nothing on this machine is read. This is an example of what is found.',
    looking: (done: string, of: string) => `Looking (${done} of ${of} checks)`,
    elapsed: (seconds: string) => `${seconds} s`,
    stopped: 'You stopped it. What was seen until then stands below.',
    summary: (fine: string, fix: string, unknown: string) =>
      `In order: ${fine}. To mend: ${fix}. Not checked: ${unknown}.`,
    names: {
      code: 'Write no key into code',
      environment: 'Read it from the environment',
      store: 'Keep it in a keychain or a vault',
      share: 'Type and share it nowhere',
      separate: 'One key for each use',
      rotate: 'Replace it now and then',
      packages: 'Use a sound version of the SDK',
      watch: 'Watch usage, set a limit',
    },
    why: {
      code: 'Whoever gets the code gets the key, and git keeps it for good.',
      environment:
        'Programs read MISTRAL_API_KEY. A .env that sets it is for you alone: git ignores it, and no one else can read it.',
      store: 'There it is encrypted. Every copy in clear is one more to be found.',
      share:
        'What is typed stays in the shell’s history, what is sent stays with others. Whoever needs a key makes their own.',
      separate:
        'One that leaks is then deleted without stopping the rest. A key belongs to one workspace, which has its own spending limit.',
      rotate:
        'A key that leaked unnoticed works until it is replaced. Every 90 days is a good rule.',
      packages:
        'Releases of Mistral’s SDKs were tampered with in May 2026, to steal keys. A look finds those.',
      watch:
        'Use that you can’t explain may be someone else with your key. A spending limit ends it. Only your account’s pages show both, so they are yours to look at.',
    },
    statuses: { fine: 'in order', fix: 'to mend', unknown: 'not checked' },
    notYet: 'Not looked at yet.',
    place: (file: string, line: string) => `${file}, line ${line}`,
    inCommit: (place: string, commit: string) => `${place}, in commit ${commit}`,
    others: (count: string) => `and others: ${count}; D shows them`,
    copies: {
      title: 'Where keys lie',
      lies: {
        keychain: 'Your key lies in the keychain, encrypted.',
        vault: 'Your key lies in the vault, encrypted.',
        memory: 'Your key is in memory alone, and gone when you leave.',
        environment:
          'Your key comes from MISTRAL_API_KEY; where your shell has it from is not looked at.',
      },
      none: 'No key lies in clear where tools keep theirs.',
      spare: 'It lies in clear in a .env too.',
      others: 'Keys lie in clear in files that are there to hold them:',
      get remedy() {
        return `If no program needs that file, take the key out: ${commandLine('exec')} gives it to programs without one.`;
      },
    },
    fixes: {
      lead: 'This will be done, and nothing else:',
      ignore: (file: string) =>
        `${file}: a line in the .gitignore beside it, so that git leaves it out`,
      close: (file: string) => `${file}: mode 600, so that only you can read it`,
      takeOut: (file: string) => `${file}: the key is taken out; it stays where it is stored`,
      running: 'Mending',
      doIt: 'do it',
      leaveIt: 'leave it',
      again: 'try again',
    },
    look: 'look now',
    lookAgain: 'look again',
    move: 'move',
    details: 'details',
    open: 'open the page',
    fix: 'mend',
    list: 'back to the list',
    remedy: (remedy: string) => `Mend: ${remedy}`,
  },
  fr: {
    title: 'Bonnes pratiques',
    lead: 'Huit habitudes gardent une clé en sûreté. Pour voir ce qu’il en est ici, les fichiers et l’historique git de ce projet, les historiques de vos shells et les clés rangées sont lus. Rien n’est changé ni envoyé.',
    example: 'Dans la démo, rien n’est lu sur cette machine. Voici un exemple de constats.',
    looking: (done, of) => `Examen (${done} vérifications sur ${of})`,
    elapsed: (seconds) => `${seconds} s`,
    stopped: 'Vous avez arrêté. Ce qui a été vu jusque-là figure ci-dessous.',
    summary: (fine, fix, unknown) =>
      `En ordre : ${fine}. À corriger : ${fix}. Non vérifié : ${unknown}.`,
    names: {
      code: 'N’écrire aucune clé dans le code',
      environment: 'La lire dans l’environnement',
      store: 'La ranger : trousseau ou coffre',
      share: 'Ne la taper ni la partager',
      separate: 'Une clé par usage',
      rotate: 'La remplacer de temps en temps',
      packages: 'Une version saine du SDK',
      watch: 'Suivre l’usage, le plafonner',
    },
    why: {
      code: 'Qui obtient le code obtient la clé, et git la garde pour toujours.',
      environment:
        'Les programmes lisent MISTRAL_API_KEY. Un .env qui la définit est pour vous seul : git l’ignore, nul autre ne peut le lire.',
      store: 'Elle y est chiffrée. Chaque copie en clair en est une de plus à trouver.',
      share:
        'Ce qui est tapé reste dans l’historique du shell, ce qui est envoyé reste chez d’autres. Qui a besoin d’une clé crée la sienne.',
      separate:
        'Celle qui fuit se supprime alors sans arrêter le reste. Une clé appartient à un espace de travail, qui a son propre plafond.',
      rotate:
        'Une clé qui a fui sans bruit sert tant qu’elle n’est pas remplacée. Tous les 90 jours, c’est une bonne règle.',
      packages:
        'Des versions des SDK de Mistral ont été piégées en mai 2026 pour voler des clés. L’examen les trouve.',
      watch:
        'Un usage inexpliqué peut être celui d’un autre avec votre clé. Un plafond y met fin. Seules les pages de votre compte montrent les deux : à vous de les regarder.',
    },
    statuses: { fine: 'en ordre', fix: 'à corriger', unknown: 'non vérifié' },
    notYet: 'Pas encore examiné.',
    place: (file, line) => `${file}, ligne ${line}`,
    inCommit: (place, commit) => `${place}, dans le commit ${commit}`,
    others: (count) => `et d’autres : ${count} ; D les montre`,
    copies: {
      title: 'Où sont les clés',
      lies: {
        keychain: 'Votre clé est dans le trousseau, chiffrée.',
        vault: 'Votre clé est dans le coffre, chiffrée.',
        memory: 'Votre clé n’est qu’en mémoire, et disparaît quand vous quittez.',
        environment:
          'Votre clé vient de MISTRAL_API_KEY ; d’où votre shell la tient, cela n’est pas examiné.',
      },
      none: 'Aucune clé en clair là où les outils gardent les leurs.',
      spare: 'Elle est aussi en clair dans un .env.',
      others: 'Des clés sont en clair dans des fichiers faits pour en contenir :',
      get remedy() {
        return `Si aucun programme n’a besoin de ce fichier, ôtez-en la clé : ${commandLine('exec')} la donne aux programmes sans lui.`;
      },
    },
    fixes: {
      lead: 'Voici ce qui sera fait, et rien d’autre :',
      ignore: (file) => `${file} : une ligne dans le .gitignore à côté, pour que git le laisse`,
      close: (file) => `${file} : mode 600, pour que vous seul puissiez le lire`,
      takeOut: (file) => `${file} : la clé en est ôtée ; elle reste là où elle est rangée`,
      running: 'Correction',
      doIt: 'le faire',
      leaveIt: 'ne pas le faire',
      again: 'réessayer',
    },
    look: 'examiner',
    lookAgain: 'réexaminer',
    move: 'bouger',
    details: 'détails',
    open: 'ouvrir la page',
    fix: 'corriger',
    list: 'retour à la liste',
    remedy: (remedy) => `Remède : ${remedy}`,
  },
});
