import { catalog } from '../../i18n/catalog.ts';

/** Texts about the project and the keys. */
export const doctorMessages = catalog({
  en: {
    notFinished: (seconds: string) => `Not checked: ${seconds} s were not enough.`,
    noGit: 'No git repository here.',
    noProgram: 'Not checked: git is not installed, and there is a git repository here.',
    installGit: 'Install git, then run this again:',
    broken: (detail: string) => `Not checked: git can’t read this repository: ${detail}.`,
    fixGit: 'Repair the repository or clone it again, then run doctor again.',
    trustGit: 'If you trust the repository, tell git so, then run doctor again:',
    ownCheckout:
      'This is mistral-onboard’s own folder: its test keys are left out. Run it from your project to check that.',
    gaps: {
      unread: (names: string) => `Could not be read: ${names}.`,
      unreadMany: (names: string, others: string) =>
        `Could not be read: ${names} and ${others} more.`,
      makeReadable: 'Make them readable for you, then run doctor again:',
      left: (count: string, first: string) =>
        `Files not read in time: ${count}, beginning with ${first}.`,
      stopped: 'Not read to the end: time ran out.',
      objectsLeft: (count: string) => `Objects not read in time: ${count}.`,
      giveTime: 'Give it more time:',
      shallow: 'This is a shallow clone: older commits are not here.',
      shallowWithin: (paths: string) => `Only a part of their history is here: ${paths}.`,
      missing: (count: string) => `Contents that this partial clone lacks: ${count}.`,
      absent: (names: string) => `Submodules that are not fetched, so not read: ${names}.`,
      pointers: (names: string) => `Not fetched by git-lfs, so not read: ${names}.`,
      fetchAll: 'Fetch the rest, then run doctor again:',
    },
    notOpened: {
      compressed: (count: string, names: string) =>
        `Compressed files are not opened: ${count}${names === '' ? '' : ` (${names})`}.`,
      outside: (count: string) => `Contents that git-lfs stores elsewhere were not read: ${count}.`,
      storedKeys: (profiles: string) =>
        `A stored key could not be read (${profiles}), so it was looked for only where its name says that it is a Mistral key.`,
    },
    files: {
      none: (count: string) => `Files read: ${count}. No key found.`,
      some: (count: string, keys: string) => `Files read: ${count}. Keys in plain text: ${keys}.`,
      empty: 'No files here to check.',
      bare: 'A bare repository: no files to check, only its history.',
      otherWorkTree: (path: string) =>
        `The settings of this repository name another folder for its files, ${path}. This folder was checked.`,
      lostWorkTree:
        'The settings of this repository name a folder for its files that does not exist. This folder was checked.',
      remedy:
        'Remove the key from the file and read MISTRAL_API_KEY instead. If anyone else has seen the file, replace the key:',
    },
    history: {
      none: (commits: string) =>
        `Commits read: ${commits}, with stashes, tags and messages. No key found.`,
      some: (keys: string) => `Keys in the git history: ${keys}. Every clone has them.`,
      remedy: (page: string) =>
        `Replace the key and delete the old one on ${page}. Removing it from the history does not remove it from clones.`,
    },
    ignored: {
      none: 'No .env with a key would be committed.',
      unknown: (files: string) =>
        `Not checked: only git knows whether it would commit this .env with a key: ${files}.`,
      untracked: (files: string) => `Git would add a .env with a key to the next commit: ${files}.`,
      tracked: (files: string) => `Git tracks a .env with a key: ${files}.`,
      remedyUntracked: (lines: string) => `Add to .gitignore: ${lines}`,
      remedyTracked: 'Add it to .gitignore, remove it from git, and replace the key:',
    },
    mode: {
      none: 'No .env with a key can be read by other users.',
      unknown: 'Not checked on Windows, where the folder decides who may read a file.',
      some: (files: string) => `Other users of this machine can read a key in: ${files}.`,
      remedy: 'Keep it to yourself:',
    },
    sdk: {
      none: 'No version that is known to steal keys.',
      some: (versions: string) => `A version that steals keys is named here: ${versions}.`,
      remedy:
        'Use another version (npm: @mistralai/mistralai 2.7, pip: mistralai 2.5), install again, and replace every key that was on a machine that ran it:',
    },
    shells: {
      none: (count: string) => `Histories read: ${count}. No key found.`,
      some: (keys: string) => `Keys typed into a shell, and kept in its history: ${keys}.`,
      absent: 'Not checked: no shell history was found in the usual places.',
      elsewhere: 'If your shell keeps its history elsewhere, name the file:',
      remedy: 'Close other shells, delete these lines from the file, and replace the key:',
    },
    startup: {
      none: (count: string) => `Files read: ${count}. No key found.`,
      some: (keys: string) =>
        `Keys in plain text in files that your shell or session starts with: ${keys}.`,
      absent: 'Not checked: no shell startup file was found in the usual places.',
      remedy:
        'Store the key in the keychain or the vault, then replace these lines with one that asks for it:',
    },
    age: {
      none: 'No key is stored here.',
      fine: 'No stored key is over 90 days old, or expires within 14 days.',
      old: (profile: string) => `The key of ${profile} is over 90 days old.`,
      expiring: (profile: string, day: string) => `The key of ${profile} expires on ${day}.`,
      expired: (profile: string, day: string) => `The key of ${profile} expired on ${day}.`,
      remedy: 'Replace it:',
    },
    profiles: {
      none: 'No profile is stored here.',
      fine: (names: string) => `Each has its key: ${names}.`,
      gone: (profile: string, store: string) => `The key of ${profile} is no longer in ${store}.`,
      unused: (profile: string, days: string) =>
        `The key of ${profile} has not been used from here for ${days} days.`,
      unclear: (names: string) => `Not checked whether the key is still there: ${names}.`,
      remove: 'Remove what is not needed:',
      stores: { keychain: 'the keychain', vault: 'the vault', memory: 'memory' },
    },
    vault: {
      none: 'There is no vault here.',
      fine: 'Only you can read it, and it is encrypted.',
      open: (path: string) => `Other users of this machine can read ${path}, though encrypted.`,
      strange: (path: string) => `${path} is a link or a folder, not a file.`,
      moveAway: 'Move it away, then store the key again:',
    },
  },
  fr: {
    notFinished: (seconds) => `Non vérifié : ${seconds} s n’ont pas suffi.`,
    noGit: 'Pas de dépôt git ici.',
    noProgram: 'Non vérifié : git n’est pas installé, et il y a un dépôt git ici.',
    installGit: 'Installez git, puis relancez :',
    broken: (detail) => `Non vérifié : git ne peut pas lire ce dépôt : ${detail}.`,
    fixGit: 'Réparez le dépôt ou clonez-le de nouveau, puis relancez doctor.',
    trustGit: 'Si vous faites confiance à ce dépôt, dites-le à git, puis relancez doctor :',
    ownCheckout:
      'C’est le dossier de mistral-onboard : ses clés de test sont ignorées. Lancez-le depuis votre projet pour l’examiner.',
    gaps: {
      unread: (names) => `Illisible : ${names}.`,
      unreadMany: (names, others) => `Illisible : ${names} et ${others} autres.`,
      makeReadable: 'Rendez-les lisibles pour vous, puis relancez doctor :',
      left: (count, first) => `Fichiers non lus à temps : ${count}, à partir de ${first}.`,
      stopped: 'Pas lu jusqu’au bout : le temps était écoulé.',
      objectsLeft: (count) => `Objets non lus à temps : ${count}.`,
      giveTime: 'Accordez plus de temps :',
      shallow: 'Ce clone est superficiel : les commits plus anciens n’y sont pas.',
      shallowWithin: (paths) => `Seule une partie de leur historique est ici : ${paths}.`,
      missing: (count) => `Contenus absents de ce clone partiel : ${count}.`,
      absent: (names) => `Sous-modules non récupérés, donc non lus : ${names}.`,
      pointers: (names) => `Non récupérés par git-lfs, donc non lus : ${names}.`,
      fetchAll: 'Récupérez le reste, puis relancez doctor :',
    },
    notOpened: {
      compressed: (count, names) =>
        `Les fichiers compressés ne sont pas ouverts : ${count}${names === '' ? '' : ` (${names})`}.`,
      outside: (count) => `Contenus que git-lfs garde ailleurs, non lus : ${count}.`,
      storedKeys: (profiles) =>
        `Une clé enregistrée n’a pas pu être lue (${profiles}) : elle n’a été cherchée que là où un nom dit que c’est une clé Mistral.`,
    },
    files: {
      none: (count) => `Fichiers lus : ${count}. Aucune clé trouvée.`,
      some: (count, keys) => `Fichiers lus : ${count}. Clés en clair : ${keys}.`,
      empty: 'Aucun fichier à examiner ici.',
      bare: 'Dépôt nu : aucun fichier à examiner, seulement son historique.',
      otherWorkTree: (path) =>
        `Les réglages de ce dépôt placent ses fichiers dans un autre dossier, ${path}. C’est ce dossier-ci qui a été examiné.`,
      lostWorkTree:
        'Les réglages de ce dépôt placent ses fichiers dans un dossier qui n’existe pas. C’est ce dossier-ci qui a été examiné.',
      remedy:
        'Retirez la clé du fichier et lisez MISTRAL_API_KEY à la place. Si quelqu’un d’autre a vu le fichier, remplacez la clé :',
    },
    history: {
      none: (commits) =>
        `Commits lus : ${commits}, avec les stashs, les tags et les messages. Aucune clé trouvée.`,
      some: (keys) => `Clés dans l’historique git : ${keys}. Chaque clone les contient.`,
      remedy: (page) =>
        `Remplacez la clé et supprimez l’ancienne sur ${page}. La retirer de l’historique ne la retire pas des clones.`,
    },
    ignored: {
      none: 'Aucun .env contenant une clé ne serait ajouté à un commit.',
      unknown: (files) =>
        `Non vérifié : seul git sait s’il ajouterait à un commit ce .env contenant une clé : ${files}.`,
      untracked: (files) =>
        `Git ajouterait au prochain commit un .env contenant une clé : ${files}.`,
      tracked: (files) => `Git suit un .env contenant une clé : ${files}.`,
      remedyUntracked: (lines) => `Ajoutez à .gitignore : ${lines}`,
      remedyTracked: 'Ajoutez-le à .gitignore, retirez-le de git, et remplacez la clé :',
    },
    mode: {
      none: 'Aucun .env contenant une clé n’est lisible par d’autres comptes.',
      unknown: 'Non vérifié sous Windows : les droits d’un fichier y dépendent de son dossier.',
      some: (files) => `D’autres comptes de cette machine peuvent lire une clé dans : ${files}.`,
      remedy: 'Réservez-le à votre compte :',
    },
    sdk: {
      none: 'Aucune version connue pour voler des clés.',
      some: (versions) => `Une version qui vole des clés est mentionnée ici : ${versions}.`,
      remedy:
        'Prenez une autre version (npm : @mistralai/mistralai 2.7, pip : mistralai 2.5), réinstallez, et remplacez toute clé présente sur une machine qui l’a exécutée :',
    },
    shells: {
      none: (count) => `Historiques lus : ${count}. Aucune clé trouvée.`,
      some: (keys) => `Clés tapées dans un shell et gardées dans son historique : ${keys}.`,
      absent: 'Non vérifié : aucun historique de shell aux emplacements habituels.',
      elsewhere: 'Si votre shell garde son historique ailleurs, indiquez le fichier :',
      remedy: 'Fermez les autres shells, supprimez ces lignes du fichier, et remplacez la clé :',
    },
    startup: {
      none: (count) => `Fichiers lus : ${count}. Aucune clé trouvée.`,
      some: (keys) =>
        `Clés en clair dans des fichiers lus au démarrage du shell ou de la session : ${keys}.`,
      absent: 'Non vérifié : aucun fichier de démarrage de shell aux emplacements habituels.',
      remedy:
        'Enregistrez la clé dans le trousseau ou le coffre, puis remplacez ces lignes par celle qui va l’y chercher :',
    },
    age: {
      none: 'Aucune clé n’est enregistrée ici.',
      fine: 'Aucune clé enregistrée n’a plus de 90 jours ni n’expire d’ici 14 jours.',
      old: (profile) => `La clé de ${profile} a plus de 90 jours.`,
      expiring: (profile, day) => `La clé de ${profile} expire le ${day}.`,
      expired: (profile, day) => `La clé de ${profile} a expiré le ${day}.`,
      remedy: 'Remplacez-la :',
    },
    profiles: {
      none: 'Aucun profil n’est enregistré ici.',
      fine: (names) => `Chacun a sa clé : ${names}.`,
      gone: (profile, store) => `La clé de ${profile} n’est plus dans ${store}.`,
      unused: (profile, days) => `La clé de ${profile} n’a pas servi d’ici depuis ${days} jours.`,
      unclear: (names) => `Non vérifié si la clé y est encore : ${names}.`,
      remove: 'Retirez ce qui ne sert plus :',
      stores: { keychain: 'le trousseau', vault: 'le coffre', memory: 'la mémoire' },
    },
    vault: {
      none: 'Il n’y a pas de coffre ici.',
      fine: 'Vous seul pouvez le lire, et il est chiffré.',
      open: (path) => `D’autres comptes de cette machine peuvent lire ${path}, bien que chiffré.`,
      strange: (path) => `${path} est un lien ou un dossier, pas un fichier.`,
      moveAway: 'Écartez-le, puis enregistrez de nouveau la clé :',
    },
  },
});
