import { modelMessages } from '../../src/core/models/messages.ts';
import type { ErrorData } from '../../src/errors/errors.ts';
import { adviceMessages as advice } from '../../src/steps/model/advice-messages.ts';
import { detailsMessages as details } from '../../src/steps/model/details-messages.ts';
import { messages as model } from '../../src/steps/model/messages.ts';
import type { Answers } from '../../src/steps/step.ts';
import { settled } from '../support/fakes/answers.ts';
import { key, never, type TestServicesOptions } from '../support/fakes/services.ts';
import type { Walk, WalkOptions } from '../support/terminal/wizard.tsx';
import { retries, type Scene, sees, stopsAndRetries, troubleOf } from './scenes.ts';

const id = 'mistral-small-latest';

function at(services: TestServicesOptions = {}, answers: Partial<Answers> = {}): WalkOptions {
  return {
    at: 'model',
    services: { stored: key, ...services },
    answers: { key: settled.key, ...answers },
  };
}

/** One of each set of ways on. */
const errors: readonly ErrorData[] = [
  { code: 'zero-quota', model: id },
  { code: 'key-refused' },
  { code: 'payment' },
];

const ofFreeMode: Partial<Answers> = {
  key: { ...settled.key, learned: { [id]: 'zero-quota', 'ministral-8b-latest': 'ready' } },
};

/** Nothing is known of any model. */
const untried: Partial<Answers> = { key: { ...settled.key, learned: {} } };

const silent: TestServicesOptions = {
  mistral: {
    // biome-ignore lint/correctness/useYield: it never comes to its first event
    streamChat: async function* () {
      await never();
    },
  },
};

/** Presses what the list on the screen answers to. */
function pressing(text: string): (walk: Walk) => Promise<void> {
  return async (walk) => {
    await sees(walk, id);
    await walk.screen.type(text);
  };
}

/** Empties the filter, and types something else into it. */
function finding(typed: string): NonNullable<Scene['drive']> {
  return async (walk, lang) => {
    await walk.screen.press('escape');
    await sees(walk, model[lang].toList);
    await walk.screen.type(typed);
  };
}

export const modelScenes: readonly Scene[] = [
  { name: 'model', walk: at(), shows: (lang) => model[lang].take, everySize: true },
  {
    name: 'model, looked up',
    goesOn: true,
    walk: at(),
    drive: async (walk, lang) => {
      await walk.screen.type('/');
      await sees(walk, model[lang].field);
      await walk.screen.type('magistral');
    },
    shows: (lang) => model[lang].clear,
    everySize: true,
  },
  {
    name: 'model, looked up, the nearest',
    goesOn: true,
    walk: at(),
    drive: finding('mistral-lage-latst'),
    shows: (lang) => model[lang].nearest('mistral-lage-latst'),
  },
  {
    name: 'model, looked up, nothing',
    goesOn: true,
    walk: at(),
    drive: finding('gpt-4'),
    shows: (lang) => model[lang].nothing('gpt-4'),
  },
  {
    name: 'model, details',
    walk: at(),
    drive: pressing('\t'),
    shows: (lang) => details[lang].ready,
    everySize: true,
  },
  {
    name: 'model, advice',
    goesOn: true,
    walk: at(),
    drive: async (walk, lang) => {
      await walk.screen.press('escape');
      await sees(walk, model[lang].take);
      await walk.screen.type('c');
    },
    shows: (lang) => advice[lang].pick(id),
    everySize: true,
  },
  {
    name: 'model, advice for embeddings',
    goesOn: true,
    walk: at(),
    drive: async (walk) => {
      await walk.screen.press('right');
      await walk.screen.press('right');
    },
    shows: (lang) => advice[lang].elsewhere,
  },
  {
    name: 'model, on a closed one',
    walk: at({}, ofFreeMode),
    drive: async (walk) => {
      await sees(walk, 'ministral-8b-latest');
      await walk.screen.press('end');
    },
    shows: (lang) => modelMessages[lang].access.planned,
  },
  {
    name: 'model, on one about to retire',
    walk: at({}, { model: { ...settled.model, pinned: 'magistral-medium-2509' } }),
    shows: (lang) => model[lang].lead.slice(0, 20),
  },
  {
    name: 'model, details of one about to retire',
    goesOn: true,
    walk: at(),
    drive: async (walk) => {
      await sees(walk, 'magistral-medium-latest');
      await walk.screen.press('tab');
    },
    shows: () => 'Magistral Medium',
  },
  {
    name: 'model, the whole list, on one that does not chat',
    walk: at(),
    drive: async (walk) => {
      await pressing('a')(walk);
      await walk.screen.press('end');
    },
    shows: (lang) => model[lang].notForChat(modelMessages[lang].tasks.audio),
  },
  {
    name: 'model, of a list of thousands',
    walk: at({ scenario: 'huge-list' }),
    drive: async (walk) => {
      await sees(walk, id);
      await walk.screen.press('pagedown');
    },
    shows: (lang) => model[lang].lead.slice(0, 20),
  },
  {
    name: 'model, trying one',
    walk: at(silent, untried),
    drive: async (walk) => {
      await sees(walk, id);
      await walk.screen.press('return');
    },
    shows: (lang) => model[lang].tryingOne(id),
  },
  {
    name: 'model, loading',
    walk: at({ mistral: { listModels: never } }),
    shows: (lang) => model[lang].loading,
  },
  ...errors.map((error, nth) => ({
    name: `model, no list: ${error.code}`,
    goesOn: true,
    walk: at(troubleOf(error).services),
    drive: nth > 0 ? retries : stopsAndRetries,
    shows: troubleOf(error).shows,
  })),
];
