import { pipedKeyLine } from '../../core/handoff/shell-quote.ts';
import { nearest } from '../../core/text/nearest.ts';
import type { Command, CommandContext, Typed } from '../command.ts';
import { usageError } from '../input/parse.ts';

type Run = (typed: Typed, context: CommandContext) => Promise<number>;

/** Actions on a key, and their options beside `--store` and `--json`. */
const actions: Readonly<
  Record<string, { readonly options: readonly string[]; readonly load: () => Promise<Run> }>
> = {
  set: {
    options: ['expires', 'no-check'],
    load: async () => (await import('./key/set.ts')).setKey,
  },
  status: { options: [], load: async () => (await import('./key/status.ts')).keyStatus },
  test: { options: [], load: async () => (await import('./key/test.ts')).testKey },
  print: { options: ['reveal'], load: async () => (await import('./key/print.ts')).printKey },
  remove: { options: [], load: async () => (await import('./key/remove.ts')).removeKey },
  rotate: {
    options: ['expires'],
    load: async () => (await import('./key/rotate.ts')).rotateKey,
  },
};

const command: Command = {
  summary: {
    en: 'store, look at, check, print, remove or replace the key; it comes by stdin or a prompt',
    fr: 'enregistrer, voir, vérifier, afficher, retirer ou remplacer la clé ; elle vient de stdin ou d’une question',
  },
  usage: Object.keys(actions).join('|'),
  example: () => pipedKeyLine('key', 'set', '--store', 'vault'),
  options: [
    {
      name: 'store',
      value: 'keychain|vault',
      summary: {
        en: 'where the key lies: the system’s keychain, or a file encrypted under a passphrase',
        fr: 'où se trouve la clé : le trousseau du système, ou un fichier chiffré sous une phrase secrète',
      },
    },
    {
      name: 'expires',
      value: 'YYYY-MM-DD',
      summary: {
        en: 'set, rotate: the day it expires, to be reminded of',
        fr: 'set, rotate : le jour où elle expire, pour un rappel',
      },
      accepts: {
        en: 'a day to come as year, month, day, such as 2031-01-31',
        fr: 'un jour à venir, en année, mois, jour, comme 2031-01-31',
      },
    },
    {
      name: 'no-check',
      summary: {
        en: 'set: store it without asking Mistral whether it works',
        fr: 'set : la ranger sans demander à Mistral si elle fonctionne',
      },
    },
    {
      name: 'reveal',
      summary: {
        en: 'print: show the key even on a terminal',
        fr: 'print : montrer la clé même dans un terminal',
      },
    },
    {
      name: 'json',
      summary: { en: 'print one JSON document', fr: 'écrire un document JSON' },
    },
  ],
  // One word. More are refused below, where it is known whether one may be a key.
  words: { min: 1, max: Number.POSITIVE_INFINITY },
  run: async (typed, context) => {
    const [name = '', ...more] = typed.words;
    const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
    if (action === undefined) {
      throw usageError('unknown-command', name, nearest(name, Object.keys(actions)));
    }
    if (more.length > 0) throw usageError('key-in-words', '');
    refuseOthers(typed, action.options);
    return await (await action.load())(typed, context);
  },
};

export default command;

/** Refuses options that the action does not support, instead of ignoring them. */
function refuseOthers({ values, switches }: Typed, taken: readonly string[]): void {
  const extra = ['expires', 'no-check', 'reveal'].find(
    (name) => (name in values || switches.has(name)) && !taken.includes(name),
  );
  if (extra !== undefined) throw usageError('unknown-option', `--${extra}`);
}
