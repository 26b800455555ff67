import { catalog } from '../../i18n/catalog.ts';
import { commandLine } from '../../i18n/command-line.ts';

/** What is said of the project and the keys. */
export const doctorMessages = catalog({
  en: {
    notFinished: 'Not finished: the time for one check was over.',
    soFar: 'Not finished in the time there is: this is what was seen until then.',
    noGit: 'No git repository here.',
    noProgram: 'There is a git repository here, and no git to read it with.',
    installGit: 'Install git, then run this again.',
    broken: (detail: string) => `Git can’t read this repository: ${detail}.`,
    fixGit: 'Mend or clone the repository again, then run this again.',
    files: {
      none: (count: string) => `Files read: ${count}. No key in them.`,
      some: (count: string, keys: string) => `Files read: ${count}. Keys in clear: ${keys}.`,
      skipped: (count: string) => `Too large to be read: ${count}.`,
      get remedy() {
        return `Take the key out and read MISTRAL_API_KEY instead; if anyone else has seen the file, make a new key: ${commandLine('key', 'rotate')}`;
      },
    },
    history: {
      none: 'No key in anything that was committed.',
      some: (keys: string) =>
        `Keys that were committed: ${keys}. Every copy of the repository has them.`,
      remedy: (page: string) =>
        `Make a new key with ${commandLine('key', 'rotate')}, and delete this one: ${page}. Taking it out of the history does not take it out of copies.`,
    },
    ignored: {
      none: 'No .env that git would take holds a key.',
      unknown: (files: string) =>
        `Nothing but git can tell whether it would take a .env with a key: ${files}.`,
      untracked: (files: string) =>
        `Git would take a .env with a key at the next commit: ${files}.`,
      tracked: (files: string) => `Git tracks a .env with a key: ${files}.`,
      remedyUntracked: (lines: string) => `Add to .gitignore: ${lines}`,
      remedyTracked: (files: string) =>
        `Add it to .gitignore, run git rm --cached ${files}, and make a new key: ${commandLine('key', 'rotate')}`,
    },
    mode: {
      none: 'No .env with a key can be read by others.',
      unknown: 'Files have no such rights on this system.',
      some: (files: string) => `Other users of this machine can read a key in: ${files}.`,
    },
    sdk: {
      none: 'No version that is known to steal keys.',
      some: (versions: string) => `A version that steals keys is named here: ${versions}.`,
      get remedy() {
        return `Take another (npm: @mistralai/mistralai 2.7, pip: mistralai 2.5), install afresh, and replace every key that was on a machine that ran it: ${commandLine('key', 'rotate')}`;
      },
    },
    shells: {
      none: (count: string) => `Histories read: ${count}. No key in them.`,
      some: (keys: string) => `Keys in what was typed into a shell: ${keys}.`,
      get remedy() {
        return `Close the other shells, delete these lines from the file, and make a new key: ${commandLine('key', 'rotate')}`;
      },
    },
    age: {
      none: 'No key is stored here.',
      fine: 'No stored key is over 90 days old, or expires within 14 days.',
      old: (profile: string) => `The key of ${profile} is over 90 days old.`,
      expiring: (profile: string, day: string) => `The key of ${profile} expires on ${day}.`,
      expired: (profile: string, day: string) => `The key of ${profile} expired on ${day}.`,
    },
    profiles: {
      none: 'No profile is stored here.',
      fine: (names: string) => `Each has its key: ${names}.`,
      gone: (profile: string, store: string) =>
        `The key of ${profile} is not in ${store} any more.`,
      unused: (profile: string, days: string) =>
        `The key of ${profile} was not used from here for ${days} days.`,
      unsure: (names: string) => `Whether the key is still there can’t be told: ${names}.`,
      remove: (commands: string) => `Remove what is of no use: ${commands}`,
      stores: { keychain: 'the keychain', vault: 'the vault', memory: 'memory' },
    },
    vault: {
      none: 'There is no vault here.',
      fine: 'Only you can read it, and it is encrypted.',
      open: (path: string) => `Other users of this machine can read ${path}, encrypted as it is.`,
      strange: (path: string) => `${path} is no file of its own.`,
      get moveAway() {
        return `Move it away, then store the key again: ${commandLine('key', 'set', '--store', 'vault')}`;
      },
    },
  },
  fr: {
    notFinished: 'Inachevé : le temps d’une vérification était écoulé.',
    soFar: 'Inachevé dans le temps imparti : voici ce qui a été vu jusque-là.',
    noGit: 'Pas de dépôt git ici.',
    noProgram: 'Il y a un dépôt git ici, et pas de git pour le lire.',
    installGit: 'Installez git, puis relancez.',
    broken: (detail) => `Git ne peut pas lire ce dépôt : ${detail}.`,
    fixGit: 'Réparez le dépôt ou clonez-le de nouveau, puis relancez.',
    files: {
      none: (count) => `Fichiers lus : ${count}. Aucune clé dedans.`,
      some: (count, keys) => `Fichiers lus : ${count}. Clés en clair : ${keys}.`,
      skipped: (count) => `Trop gros pour être lus : ${count}.`,
      get remedy() {
        return `Retirez la clé et lisez MISTRAL_API_KEY à la place ; si quelqu’un d’autre a vu le fichier, créez une nouvelle clé : ${commandLine('key', 'rotate')}`;
      },
    },
    history: {
      none: 'Aucune clé dans ce qui a été validé.',
      some: (keys) => `Clés validées un jour : ${keys}. Chaque copie du dépôt les contient.`,
      remedy: (page) =>
        `Créez une nouvelle clé avec ${commandLine('key', 'rotate')}, et supprimez celle-ci : ${page}. L’ôter de l’historique ne l’ôte pas des copies.`,
    },
    ignored: {
      none: 'Aucun .env que git prendrait ne contient de clé.',
      unknown: (files) => `Seul git saurait dire s’il prendrait un .env avec une clé : ${files}.`,
      untracked: (files) => `Git prendrait au prochain commit un .env avec une clé : ${files}.`,
      tracked: (files) => `Git suit un .env avec une clé : ${files}.`,
      remedyUntracked: (lines) => `Ajoutez à .gitignore : ${lines}`,
      remedyTracked: (files) =>
        `Ajoutez-le à .gitignore, lancez git rm --cached ${files}, et créez une nouvelle clé : ${commandLine('key', 'rotate')}`,
    },
    mode: {
      none: 'Aucun .env avec une clé n’est lisible par d’autres.',
      unknown: 'Les fichiers n’ont pas de tels droits sur ce système.',
      some: (files) => `D’autres comptes de cette machine peuvent lire une clé dans : ${files}.`,
    },
    sdk: {
      none: 'Aucune version connue pour voler des clés.',
      some: (versions) => `Une version qui vole des clés est nommée ici : ${versions}.`,
      get remedy() {
        return `Prenez-en une autre (npm : @mistralai/mistralai 2.7, pip : mistralai 2.5), réinstallez, et remplacez toute clé présente sur une machine qui l’a exécutée : ${commandLine('key', 'rotate')}`;
      },
    },
    shells: {
      none: (count) => `Historiques lus : ${count}. Aucune clé dedans.`,
      some: (keys) => `Clés dans ce qui a été tapé dans un shell : ${keys}.`,
      get remedy() {
        return `Fermez les autres shells, supprimez ces lignes du fichier, et créez une nouvelle clé : ${commandLine('key', 'rotate')}`;
      },
    },
    age: {
      none: 'Aucune clé n’est rangée ici.',
      fine: 'Aucune clé rangée n’a plus de 90 jours ni n’expire d’ici 14 jours.',
      old: (profile) => `La clé de ${profile} a plus de 90 jours.`,
      expiring: (profile, day) => `La clé de ${profile} expire le ${day}.`,
      expired: (profile, day) => `La clé de ${profile} a expiré le ${day}.`,
    },
    profiles: {
      none: 'Aucun profil n’est rangé ici.',
      fine: (names) => `Chacun a sa clé : ${names}.`,
      gone: (profile, store) => `La clé de ${profile} n’est plus dans ${store}.`,
      unused: (profile, days) => `La clé de ${profile} n’a pas servi d’ici depuis ${days} jours.`,
      unsure: (names) => `Impossible de dire si la clé y est encore : ${names}.`,
      remove: (commands) => `Retirez ce qui ne sert pas : ${commands}`,
      stores: { keychain: 'le trousseau', vault: 'le coffre', memory: 'la mémoire' },
    },
    vault: {
      none: 'Il n’y a pas de coffre ici.',
      fine: 'Vous seul pouvez le lire, et il est chiffré.',
      open: (path) => `D’autres comptes de cette machine peuvent lire ${path}, bien que chiffré.`,
      strange: (path) => `${path} n’est pas un fichier à part.`,
      get moveAway() {
        return `Écartez-le, puis rangez de nouveau la clé : ${commandLine('key', 'set', '--store', 'vault')}`;
      },
    },
  },
});
