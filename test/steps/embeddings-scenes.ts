import type { ErrorData } from '../../src/errors/errors.ts';
import { errorMessage } from '../../src/i18n/errors.ts';
import type { Lang } from '../../src/i18n/languages.ts';
import { messages, ownTextMessages, searchMessages } from '../../src/steps/embeddings/messages.ts';
import { settled } from '../support/fakes/answers.ts';
import { key, never, type TestServicesOptions } from '../support/fakes/services.ts';
import type { Wizard, WizardOptions } from '../support/terminal/wizard.tsx';
import { errorOf, retries, type Scene, sees, stopsAndRetries } from './scenes.ts';

function at(services: TestServicesOptions = {}): WizardOptions {
  const answers = { key: settled.key, model: settled.model };
  return { at: 'embeddings', services: { stored: key, ...services }, answers };
}

/** Returns a disk with a file of texts in several scripts, one per line. */
export function fileOf(count: number): Pick<TestServicesOptions, 'documents'> {
  const kinds = ['Le chat dort', '猫はソファで寝ています', 'Cats sleep 🐈', 'Der Hund bellt laut'];
  const lines = Array.from({ length: count }, (_, line) => `${kinds[line % 4]} (${line + 1})`);
  const bytes = new TextEncoder().encode(`${lines.join('\n')}\n\n`);
  return { documents: { read: async () => bytes } };
}

type Drive = (wizard: Wizard, lang: Lang) => Promise<unknown>;

const sent: Drive = async (wizard, lang) => {
  await sees(wizard, messages[lang].lead);
  await wizard.screen.press('return');
};

/** Presses a key on the first screen. */
const by =
  (letter: string): Drive =>
  async (wizard, lang) => {
    await sees(wizard, messages[lang].offered);
    await wizard.screen.type(letter);
  };

/** Types the path of a file into its field, which leads to its texts. */
const namesFile =
  (path: string): Drive =>
  async (wizard) => {
    await wizard.screen.type(path);
    await wizard.screen.press('return');
  };

/** Goes from the first screen to the texts of the file that was named before, and to their result. */
const readsAgain: Drive = async (wizard, lang) => {
  await wizard.screen.type('i');
  await sees(wizard, ownTextMessages[lang].path);
  await wizard.screen.press('return');
  await sent(wizard, lang);
  await sees(wizard, messages[lang].next);
};

/** One error for each set of actions. */
const errors: readonly ErrorData[] = [
  { code: 'zero-quota', model: 'mistral-embed' },
  { code: 'key-refused' },
  { code: 'request-refused', status: 400, detail: 'Too many tokens.' },
];

const drafts: readonly Scene[] = [
  {
    name: 'embeddings, your own sentences',
    keepsLang: true,
    wizard: at(),
    drive: by('w'),
    shows: (lang) => ownTextMessages[lang].add,
  },
  {
    name: 'embeddings, one sentence',
    goesOn: true,
    wizard: at(),
    drive: async (wizard) => {
      await wizard.screen.press('end');
      await wizard.screen.press('return');
    },
    shows: (lang) => ownTextMessages[lang].emptyEnds.slice(0, 20),
  },
  {
    name: 'embeddings, a sentence that is too long',
    goesOn: true,
    wizard: at(),
    drive: (wizard) => wizard.screen.paste('猫'.repeat(2_001)),
    shows: (lang) => ownTextMessages[lang].tooLong('2', '').slice(-20),
  },
  { name: 'embeddings', wizard: at(), shows: (lang) => messages[lang].offered, everySize: true },
  {
    name: 'embeddings, the models',
    goesOn: true,
    wizard: at(),
    drive: by('m'),
    shows: (lang) => messages[lang].dimensions,
  },
  {
    name: 'embeddings, the path of a file',
    goesOn: true,
    wizard: at(),
    drive: async (wizard, lang) => {
      await wizard.screen.press('escape');
      await by('i')(wizard, lang);
    },
    shows: (lang) => ownTextMessages[lang].path,
  },
  {
    name: 'embeddings, a file that is not there',
    goesOn: true,
    wizard: at(),
    drive: namesFile('~/nosuch.txt'),
    shows: (lang) =>
      errorMessage(lang, { code: 'files', problem: 'missing', path: '~/nosuch.txt' }).hint,
  },
  {
    name: 'embeddings, a file',
    goesOn: true,
    wizard: at(fileOf(1_200)),
    drive: namesFile('\x15~/notes.txt'),
    shows: (lang) => messages[lang].calls('4'),
    everySize: true,
  },
  {
    name: 'embeddings, of a file',
    goesOn: true,
    everySize: true,
    wizard: at(fileOf(30)),
    drive: readsAgain,
    shows: (lang) => messages[lang].pairsOfFirst('20'),
  },
  {
    name: 'embeddings, the map of a file',
    goesOn: true,
    everySize: true,
    wizard: at(fileOf(12)),
    drive: async (wizard, lang) => {
      await wizard.screen.type('a');
      await readsAgain(wizard, lang);
      await wizard.screen.type('v');
    },
    shows: (lang) => messages[lang].mapTitle,
  },
];

const results: readonly Scene[] = [
  {
    name: 'embeddings, done',
    keepsLang: true,
    everySize: true,
    wizard: at(),
    drive: sent,
    shows: (lang) => messages[lang].closest('1', '2'),
  },
  {
    name: 'embeddings, searching',
    goesOn: true,
    wizard: at(),
    drive: (wizard) => wizard.screen.type('/'),
    shows: (lang) => searchMessages[lang].query,
  },
  {
    name: 'embeddings, found',
    goesOn: true,
    everySize: true,
    wizard: at(),
    drive: (wizard) => wizard.screen.press('return'),
    shows: (lang) => searchMessages[lang].legend,
  },
  {
    name: 'embeddings, what next',
    goesOn: true,
    wizard: at(),
    drive: async (wizard, lang) => {
      await wizard.screen.press('escape');
      await sees(wizard, messages[lang].next);
      await wizard.screen.type('y');
    },
    shows: (lang) => searchMessages[lang].next.docs,
  },
];

export const embeddingsScenes: readonly Scene[] = [
  ...drafts,
  {
    name: 'embeddings, running',
    wizard: at({ mistral: { embed: never } }),
    drive: sent,
    shows: (lang) => messages[lang].running('mistral-embed'),
  },
  ...errors.map((error, nth) => ({
    name: `embeddings, failed: ${error.code}`,
    goesOn: true,
    wizard: at(errorOf(error).services),
    drive: nth > 0 ? retries : stopsAndRetries,
    shows: errorOf(error).shows,
  })),
  ...results,
];
