import { pipedKeyLine } from '../../core/handoff/shell-quote.ts';
import { commandLine } from '../../i18n/command-line.ts';
import { pages } from '../../i18n/links.ts';
import type {
  Command,
  CommandContext,
  CommandSpec,
  OptionSpec,
  ParsedArguments,
} from '../command.ts';
import { requireName, usageError } from '../input/parse.ts';

const options = {
  store: {
    name: 'store',
    value: 'keychain|vault',
    summary: {
      en: 'where the key is stored: keychain of the system, or a file encrypted under a passphrase',
      fr: 'où la clé est enregistrée : trousseau du système, ou fichier chiffré sous une phrase secrète',
    },
  },
  expires: {
    name: 'expires',
    value: 'YYYY-MM-DD',
    summary: {
      en: 'day the key expires, to be reminded in time',
      fr: 'jour où la clé expire, pour un rappel à temps',
    },
    accepts: {
      en: 'a day to come as year, month, day, such as 2031-01-31',
      fr: 'un jour à venir, en année, mois, jour, comme 2031-01-31',
    },
  },
  noCheck: {
    name: 'no-check',
    summary: {
      en: 'store the key without asking Mistral whether it works',
      fr: 'enregistrer la clé sans demander à Mistral si elle fonctionne',
    },
  },
  reveal: {
    name: 'reveal',
    summary: {
      en: 'show the key even on a terminal',
      fr: 'afficher la clé même dans un terminal',
    },
  },
  json: {
    name: 'json',
    summary: { en: 'print one JSON document', fr: 'afficher un document JSON' },
  },
} as const satisfies Record<string, OptionSpec>;

const { store, expires, noCheck, reveal, json } = options;

const subcommands = {
  set: {
    summary: {
      en: 'check a key, store it and read it back; pipe it in, or paste it at a hidden prompt',
      fr: 'vérifier une clé, l’enregistrer et la relire ; reçue par un pipe ou collée dans une saisie masquée',
    },
    usage: '',
    options: [store, expires, noCheck, json],
    examples: () => [
      {
        line: commandLine('key', 'set'),
        summary: { en: 'Paste it at a hidden prompt:', fr: 'La coller dans une saisie masquée :' },
      },
      {
        line: pipedKeyLine('key', 'set', '--store', 'vault'),
        summary: {
          en: 'On a server, from a variable into the vault:',
          fr: 'Sur un serveur, d’une variable vers le coffre :',
        },
      },
    ],
    links: [pages.keys],
  },
  status: {
    summary: {
      en: 'show which keys are stored and where, without showing them',
      fr: 'voir quelles clés sont enregistrées et où, sans les afficher',
    },
    usage: '',
    options: [store, json],
    examples: () => [
      {
        line: commandLine('key', 'status'),
        summary: { en: 'All profiles:', fr: 'Tous les profils :' },
      },
    ],
  },
  test: {
    summary: {
      en: 'ask Mistral whether the key works, with one token',
      fr: 'demander à Mistral si la clé fonctionne, avec un jeton',
    },
    usage: '',
    options: [store, json],
    examples: () => [
      {
        line: commandLine('key', 'test'),
        summary: { en: 'The key that commands use:', fr: 'La clé qu’utilisent les commandes :' },
      },
    ],
  },
  print: {
    summary: {
      en: 'print the key, for tools that get it from a command; on a terminal only with --reveal',
      fr: 'afficher la clé, pour les outils qui l’obtiennent par une commande ; dans un terminal, avec --reveal seulement',
    },
    usage: '',
    options: [store, reveal, json],
    examples: () => [
      {
        line: `export MISTRAL_API_KEY="$(${commandLine('key', 'print')})"`,
        summary: { en: 'In a script:', fr: 'Dans un script :' },
      },
    ],
  },
  remove: {
    summary: {
      en: 'delete the stored key; Mistral accepts it until you delete it there too',
      fr: 'supprimer la clé enregistrée ; Mistral l’accepte jusqu’à ce que vous l’y supprimiez aussi',
    },
    usage: '',
    options: [store, json],
    examples: () => [
      {
        line: commandLine('key', 'remove', '--profile', 'work'),
        summary: { en: 'The key of one profile:', fr: 'La clé d’un profil :' },
      },
    ],
    links: [pages.keys],
  },
  rotate: {
    summary: {
      en: 'replace the stored key by a new one, once the new one is checked',
      fr: 'remplacer la clé enregistrée par une nouvelle, une fois celle-ci vérifiée',
    },
    usage: '',
    options: [store, expires, json],
    examples: () => [
      {
        line: commandLine('key', 'rotate', '--expires', '2031-01-31'),
        summary: {
          en: 'Replace it, and be reminded before the new one expires:',
          fr: 'La remplacer, avec un rappel avant l’expiration de la nouvelle :',
        },
      },
    ],
    links: [pages.keys],
  },
} as const satisfies Record<string, CommandSpec>;

type Run = (typed: ParsedArguments, context: CommandContext) => Promise<number>;

const runs: Readonly<Record<keyof typeof subcommands, () => Promise<Run>>> = {
  set: async () => (await import('./key/set.ts')).setKey,
  status: async () => (await import('./key/status.ts')).keyStatus,
  test: async () => (await import('./key/test.ts')).testKey,
  print: async () => (await import('./key/print.ts')).printKey,
  remove: async () => (await import('./key/remove.ts')).removeKey,
  rotate: async () => (await import('./key/rotate.ts')).rotateKey,
};

const command: Command = {
  group: 'key',
  summary: {
    en: 'store, check, print, replace or delete your key; it is never typed on the command line',
    fr: 'enregistrer, vérifier, afficher, remplacer ou supprimer votre clé, jamais tapée sur la ligne de commande',
  },
  usage: Object.keys(subcommands).join('|'),
  subcommands,
  examples: () => [...subcommands.set.examples(), ...subcommands.status.examples()],
  options: Object.values(options),
  links: [pages.keys],
  // Only one word is allowed. `run` refuses more, because one of them may be a key.
  words: { min: 1, max: Number.POSITIVE_INFINITY },
  run: async (typed, context) => {
    const [word = '', ...more] = typed.words;
    const name = requireName(subcommands, word);
    if (more.length > 0) throw usageError('key-in-words', '');
    return await (await runs[name]())(typed, context);
  },
};

export default command;
