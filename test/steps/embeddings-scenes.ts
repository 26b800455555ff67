import type { ErrorData } from '../../src/errors/errors.ts';
import { errorMessage } from '../../src/i18n/errors.ts';
import type { Lang } from '../../src/i18n/languages.ts';
import { messages } from '../../src/steps/embeddings/messages.ts';
import { ownTextMessages } from '../../src/steps/embeddings/own-sentences-messages.ts';
import { searchMessages } from '../../src/steps/embeddings/search-messages.ts';
import { settled } from '../support/fakes/answers.ts';
import { key, never, type TestServicesOptions } from '../support/fakes/services.ts';
import type { Walk, WalkOptions } from '../support/terminal/wizard.tsx';
import { retries, type Scene, sees, stopsAndRetries, troubleOf } from './scenes.ts';

function at(services: TestServicesOptions = {}): WalkOptions {
  const answers = { key: settled.key, model: settled.model };
  return { at: 'embeddings', services: { stored: key, ...services }, answers };
}

/** A file of texts, one a line, in several scripts. */
export function fileOf(count: number): Pick<TestServicesOptions, 'documents'> {
  const kinds = ['Le chat dort', '猫はソファで寝ています', 'Cats sleep 🐈', 'Der Hund bellt laut'];
  const lines = Array.from({ length: count }, (_, line) => `${kinds[line % 4]} (${line + 1})`);
  const bytes = new TextEncoder().encode(`${lines.join('\n')}\n\n`);
  return { documents: { read: async () => bytes } };
}

type Drive = (walk: Walk, lang: Lang) => Promise<unknown>;

const sent: Drive = async (walk, lang) => {
  await sees(walk, messages[lang].sentTo('').slice(0, -2));
  await walk.screen.press('return');
};

/** From the offer by a key. */
const by =
  (letter: string): Drive =>
  async (walk, lang) => {
    await sees(walk, messages[lang].offered);
    await walk.screen.type(letter);
  };

/** From the field to the texts of this file. */
const namesFile =
  (path: string): Drive =>
  async (walk) => {
    await walk.screen.type(path);
    await walk.screen.press('return');
  };

/** From the offer to the texts of the file that is named already, and to their result. */
const readsAgain: Drive = async (walk, lang) => {
  await walk.screen.type('f');
  await sees(walk, ownTextMessages[lang].path);
  await walk.screen.press('return');
  await sent(walk, lang);
  await sees(walk, messages[lang].next);
};

/** One of each set of ways on. */
const errors: readonly ErrorData[] = [
  { code: 'zero-quota', model: 'mistral-embed' },
  { code: 'key-refused' },
  { code: 'request-refused', status: 400, detail: 'Too many tokens.' },
];

const drafts: readonly Scene[] = [
  {
    name: 'embeddings, own sentences',
    keepsLang: true,
    walk: at(),
    drive: by('o'),
    shows: (lang) => ownTextMessages[lang].add,
  },
  {
    name: 'embeddings, one sentence',
    goesOn: true,
    walk: at(),
    drive: async (walk) => {
      await walk.screen.press('end');
      await walk.screen.press('return');
    },
    shows: (lang) => ownTextMessages[lang].emptyEnds.slice(0, 20),
  },
  {
    name: 'embeddings, a sentence that is too long',
    goesOn: true,
    walk: at(),
    drive: (walk) => walk.screen.paste('猫'.repeat(2_001)),
    shows: (lang) => ownTextMessages[lang].tooLong('2', '').slice(1, 30),
  },
  { name: 'embeddings', walk: at(), shows: (lang) => messages[lang].offered, everySize: true },
  {
    name: 'embeddings, the models',
    goesOn: true,
    walk: at(),
    drive: by('m'),
    shows: (lang) => messages[lang].dimensions,
  },
  {
    name: 'embeddings, the path of a file',
    goesOn: true,
    walk: at(),
    drive: async (walk, lang) => {
      await walk.screen.press('escape');
      await by('f')(walk, lang);
    },
    shows: (lang) => ownTextMessages[lang].path,
  },
  {
    name: 'embeddings, a file that is not there',
    goesOn: true,
    walk: at(),
    drive: namesFile('~/nosuch.txt'),
    shows: (lang) =>
      errorMessage(lang, { code: 'files', problem: 'missing', path: '~/nosuch.txt' }).hint,
  },
  {
    name: 'embeddings, a file',
    goesOn: true,
    walk: at(fileOf(1_200)),
    drive: namesFile('\x15~/notes.txt'),
    shows: (lang) => messages[lang].calls('2'),
    everySize: true,
  },
  {
    name: 'embeddings, of a file',
    goesOn: true,
    everySize: true,
    walk: at(fileOf(30)),
    drive: readsAgain,
    shows: (lang) => messages[lang].pairsOfFirst('20'),
  },
  {
    name: 'embeddings, the map of a file',
    goesOn: true,
    everySize: true,
    walk: at(fileOf(12)),
    drive: async (walk, lang) => {
      await walk.screen.type('a');
      await readsAgain(walk, lang);
      await walk.screen.type('m');
    },
    shows: (lang) => messages[lang].mapTitle,
  },
];

const results: readonly Scene[] = [
  {
    name: 'embeddings, done',
    keepsLang: true,
    everySize: true,
    walk: at(),
    drive: sent,
    shows: (lang) => messages[lang].closest('1', '2'),
  },
  {
    name: 'embeddings, searching',
    goesOn: true,
    walk: at(),
    drive: (walk) => walk.screen.type('s'),
    shows: (lang) => searchMessages[lang].query,
  },
  {
    name: 'embeddings, found',
    goesOn: true,
    everySize: true,
    walk: at(),
    drive: (walk) => walk.screen.press('return'),
    shows: (lang) => searchMessages[lang].legend,
  },
  {
    name: 'embeddings, what next',
    goesOn: true,
    walk: at(),
    drive: async (walk, lang) => {
      await walk.screen.press('escape');
      await sees(walk, messages[lang].next);
      await walk.screen.type('n');
    },
    shows: (lang) => searchMessages[lang].next.docs,
  },
];

export const embeddingsScenes: readonly Scene[] = [
  ...drafts,
  {
    name: 'embeddings, running',
    walk: at({ mistral: { embed: never } }),
    drive: sent,
    shows: (lang) => messages[lang].running('mistral-embed'),
  },
  ...errors.map((error, nth) => ({
    name: `embeddings, failed: ${error.code}`,
    goesOn: true,
    walk: at(troubleOf(error).services),
    drive: nth > 0 ? retries : stopsAndRetries,
    shows: troubleOf(error).shows,
  })),
  ...results,
];
