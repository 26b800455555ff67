import type { Fault } from '../../src/errors/fault.ts';
import { faultWords } from '../../src/i18n/faults.ts';
import type { Lang } from '../../src/i18n/locale.ts';
import { ownWords } from '../../src/steps/embeddings/own-words.ts';
import { searchWords } from '../../src/steps/embeddings/search-words.ts';
import { words } from '../../src/steps/embeddings/words.ts';
import { settled } from '../support/answers.ts';
import { key, never, type TestServicesOptions } from '../support/services.ts';
import type { Walk, WalkOptions } from '../support/walk.tsx';
import { type Scene, sees, troubleOf } from './scenes.ts';

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
  await sees(walk, words[lang].sentTo('').slice(0, -2));
  await walk.screen.press('return');
};

/** To the result, and from there by a key. */
const then =
  (letter: string): Drive =>
  async (walk, lang) => {
    await sent(walk, lang);
    await sees(walk, words[lang].next);
    await walk.screen.type(letter);
  };

/** From the offer by a key. */
const by =
  (letter: string): Drive =>
  async (walk, lang) => {
    await sees(walk, words[lang].offered);
    await walk.screen.type(letter);
  };

/** From the offer to the list of one's own sentences, and to the end of it. */
const addsSentence: Drive = async (walk, lang) => {
  await by('o')(walk, lang);
  await sees(walk, ownWords[lang].add);
  await walk.screen.press('end');
  await walk.screen.press('return');
};

/** From the offer to a file. */
const namesFile =
  (path: string): Drive =>
  async (walk, lang) => {
    await by('f')(walk, lang);
    await sees(walk, ownWords[lang].path);
    await walk.screen.type(path);
    await walk.screen.press('return');
  };

const withFile: Drive = async (walk, lang) => {
  await namesFile('~/notes.txt')(walk, lang);
  await sees(walk, '~/notes.txt');
};

const asked: Drive = async (walk, lang) => {
  await then('s')(walk, lang);
  await sees(walk, searchWords[lang].query);
  await walk.screen.press('return');
};

/** One of each set of ways on. */
const faults: readonly Fault[] = [
  { code: 'zero-quota', model: 'mistral-embed' },
  { code: 'key-refused' },
  { code: 'request-refused', status: 400, detail: 'Too many tokens.' },
];

const drafts: readonly Scene[] = [
  { name: 'embeddings', walk: at(), shows: (lang) => words[lang].offered, everySize: true },
  {
    name: 'embeddings, own sentences',
    keepsLang: true,
    walk: at(),
    drive: by('o'),
    shows: (lang) => ownWords[lang].add,
  },
  {
    name: 'embeddings, one sentence',
    walk: at(),
    drive: addsSentence,
    shows: (lang) => ownWords[lang].emptyEnds.slice(0, 20),
  },
  {
    name: 'embeddings, a sentence that is too long',
    walk: at(),
    drive: async (walk, lang) => {
      await addsSentence(walk, lang);
      await sees(walk, ownWords[lang].sentencePlaceholder);
      await walk.screen.paste('猫'.repeat(2_001));
    },
    shows: (lang) => ownWords[lang].tooLong('2', '').slice(1, 30),
  },
  {
    name: 'embeddings, the path of a file',
    walk: at(),
    drive: by('f'),
    shows: (lang) => ownWords[lang].path,
  },
  {
    name: 'embeddings, a file that is not there',
    walk: at(),
    drive: namesFile('~/nosuch.txt'),
    shows: (lang) =>
      faultWords(lang, { code: 'files', problem: 'missing', path: '~/nosuch.txt' }).hint,
  },
  {
    name: 'embeddings, a file',
    walk: at(fileOf(1_200)),
    drive: withFile,
    shows: (lang) => words[lang].calls('2'),
    everySize: true,
  },
  {
    name: 'embeddings, the models',
    walk: at(),
    drive: by('m'),
    shows: (lang) => words[lang].dimensions,
  },
];

const results: readonly Scene[] = [
  {
    name: 'embeddings, done',
    keepsLang: true,
    everySize: true,
    walk: at(),
    drive: sent,
    shows: (lang) => words[lang].closest('1', '2'),
  },
  {
    name: 'embeddings, of a file',
    everySize: true,
    walk: at(fileOf(30)),
    drive: async (walk, lang) => {
      await withFile(walk, lang);
      await sent(walk, lang);
    },
    shows: (lang) => words[lang].pairsOfFirst('20'),
  },
  {
    name: 'embeddings, the map of a file',
    everySize: true,
    walk: at(fileOf(12)),
    drive: async (walk, lang) => {
      await withFile(walk, lang);
      await then('m')(walk, lang);
    },
    shows: (lang) => words[lang].mapTitle,
  },
  {
    name: 'embeddings, searching',
    keepsLang: true,
    walk: at(),
    drive: then('s'),
    shows: (lang) => searchWords[lang].query,
  },
  {
    name: 'embeddings, found',
    keepsLang: true,
    everySize: true,
    walk: at(),
    drive: asked,
    shows: (lang) => searchWords[lang].legend,
  },
  {
    name: 'embeddings, what next',
    walk: at(),
    drive: then('n'),
    shows: (lang) => searchWords[lang].next.docs,
  },
];

export const embeddingsScenes: readonly Scene[] = [
  ...drafts,
  {
    name: 'embeddings, running',
    walk: at({ mistral: { embed: never } }),
    drive: sent,
    shows: (lang) => words[lang].running('mistral-embed'),
  },
  ...results,
  ...faults.map((fault) => ({
    name: `embeddings, failed: ${fault.code}`,
    walk: at(troubleOf(fault).services),
    drive: sent,
    shows: troubleOf(fault).shows,
  })),
];
