import { modelMessages } from '../../src/core/models/messages.ts';
import type { ErrorData } from '../../src/errors/errors.ts';
import { adviceMessages as advice } from '../../src/steps/model/advice-messages.ts';
import { detailsMessages as details } from '../../src/steps/model/details-messages.ts';
import { messages as model } from '../../src/steps/model/messages.ts';
import type { Answers } from '../../src/steps/step.ts';
import { settled } from '../support/fakes/answers.ts';
import { key, never, type TestServicesOptions } from '../support/fakes/services.ts';
import type { Wizard, WizardOptions } from '../support/terminal/wizard.tsx';
import { errorOf, retries, type Scene, sees, stopsAndRetries } from './scenes.ts';

const id = 'mistral-small-latest';

function at(services: TestServicesOptions = {}, answers: Partial<Answers> = {}): WizardOptions {
  return {
    at: 'model',
    services: { stored: key, ...services },
    answers: { key: settled.key, ...answers },
  };
}

/** One error for each set of actions. */
const errors: readonly ErrorData[] = [
  { code: 'zero-quota', model: id },
  { code: 'key-refused' },
  { code: 'payment' },
];

const ofFreeMode: Partial<Answers> = {
  key: { ...settled.key, modelAccess: { [id]: 'zero-quota', 'ministral-8b-latest': 'ready' } },
};

/** Answers of the wizard in which no model has been tested yet. */
const untried: Partial<Answers> = { key: { ...settled.key, modelAccess: {} } };

const silent: TestServicesOptions = {
  mistral: {
    completeChat: never,
  },
};

/** Presses keys that the list handles. */
function pressing(text: string): (wizard: Wizard) => Promise<void> {
  return async (wizard) => {
    await sees(wizard, id);
    await wizard.screen.type(text);
  };
}

/** Empties the filter, and types something else into it. */
function finding(typed: string): NonNullable<Scene['drive']> {
  return async (wizard, lang) => {
    await wizard.screen.press('escape');
    await sees(wizard, model[lang].toList);
    await wizard.screen.type(typed);
  };
}

export const modelScenes: readonly Scene[] = [
  { name: 'model', wizard: at(), shows: (lang) => model[lang].take, everySize: true },
  {
    name: 'model, looked up',
    goesOn: true,
    wizard: at(),
    drive: async (wizard, lang) => {
      await wizard.screen.type('/');
      await sees(wizard, model[lang].field);
      await wizard.screen.type('devstral');
    },
    shows: (lang) => model[lang].clear,
    everySize: true,
  },
  {
    name: 'model, looked up, the nearest',
    goesOn: true,
    wizard: at(),
    drive: finding('mistral-lage-latst'),
    shows: (lang) => model[lang].nearest('mistral-lage-latst'),
  },
  {
    name: 'model, looked up, nothing',
    goesOn: true,
    wizard: at(),
    drive: finding('gpt-4'),
    shows: (lang) => model[lang].nothing('gpt-4'),
  },
  {
    name: 'model, details',
    wizard: at(),
    drive: pressing('d'),
    shows: (lang) => details[lang].ready,
    everySize: true,
  },
  {
    name: 'model, advice',
    goesOn: true,
    wizard: at(),
    drive: async (wizard, lang) => {
      await wizard.screen.press('escape');
      await sees(wizard, model[lang].take);
      await wizard.screen.type('h');
    },
    shows: (lang) => advice[lang].pick(id),
    everySize: true,
  },
  {
    name: 'model, advice for embeddings',
    goesOn: true,
    wizard: at(),
    drive: async (wizard) => {
      await wizard.screen.press('right');
      await wizard.screen.press('right');
    },
    shows: (lang) => advice[lang].elsewhere,
  },
  {
    name: 'model, on a closed one',
    wizard: at({}, ofFreeMode),
    drive: async (wizard) => {
      await sees(wizard, 'ministral-8b-latest');
      await wizard.screen.press('end');
    },
    shows: (lang) => modelMessages[lang].access.planned,
  },
  {
    name: 'model, on one about to retire',
    wizard: at({}, { model: { ...settled.model, pinned: 'devstral-2512' } }),
    shows: (lang) => model[lang].lead.slice(0, 20),
  },
  {
    name: 'model, details of one about to retire',
    goesOn: true,
    wizard: at(),
    drive: async (wizard) => {
      await sees(wizard, 'devstral-latest');
      await wizard.screen.type('d');
    },
    shows: () => 'Devstral',
  },
  {
    name: 'model, the whole list, on one that does not chat',
    wizard: at(),
    drive: async (wizard) => {
      await pressing(' ')(wizard);
      await wizard.screen.press('end');
    },
    shows: (lang) => model[lang].notForChat(modelMessages[lang].tasks.audio),
  },
  {
    name: 'model, of a list of thousands',
    wizard: at({ scenario: 'huge-list' }),
    drive: async (wizard) => {
      await sees(wizard, id);
      await wizard.screen.press('pagedown');
    },
    shows: (lang) => model[lang].lead.slice(0, 20),
  },
  {
    name: 'model, trying one',
    wizard: at(silent, untried),
    drive: async (wizard) => {
      await sees(wizard, id);
      await wizard.screen.press('return');
    },
    shows: (lang) => model[lang].tryingOne(id),
  },
  {
    name: 'model, loading',
    wizard: at({ mistral: { listModels: never } }),
    shows: (lang) => model[lang].loading,
  },
  ...errors.map((error, nth) => ({
    name: `model, no list: ${error.code}`,
    goesOn: true,
    wizard: at(errorOf(error).services),
    drive: nth > 0 ? retries : stopsAndRetries,
    shows: errorOf(error).shows,
  })),
];
