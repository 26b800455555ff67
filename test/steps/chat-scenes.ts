import type { ErrorData } from '../../src/errors/errors.ts';
import { errorMessage } from '../../src/i18n/errors.ts';
import { shared } from '../../src/i18n/messages.ts';
import type { ChatEvent, MistralPort } from '../../src/services/ports/mistral.ts';
import { messages as chat } from '../../src/steps/chat/messages.ts';
import type { Answers } from '../../src/steps/step.ts';
import { settled } from '../support/fakes/answers.ts';
import { createFakeClock } from '../support/fakes/fake-clock.ts';
import { key, never, type TestServicesOptions } from '../support/fakes/services.ts';
import type { WizardOptions } from '../support/terminal/wizard.tsx';
import { errorOf, retries, type Scene, sees, selectAction, stopsAndRetries } from './scenes.ts';

const id = 'mistral-small-latest';

function at(services: TestServicesOptions = {}, answers: Partial<Answers> = {}): WizardOptions {
  const before = { key: settled.key, model: settled.model };
  return { at: 'chat', services: { stored: key, ...services }, answers: { ...before, ...answers } };
}

/** One error for each set of actions. */
const errors: readonly ErrorData[] = [
  { code: 'zero-quota', model: id },
  { code: 'key-refused' },
  { code: 'payment' },
  { code: 'model-unknown', model: 'pixtral-large-latest' },
  { code: 'rate-limited', seconds: 600 },
  { code: 'request-refused', status: 400, detail: 'top_p must be 1 when using greedy sampling.' },
];

/** Starts a stream, and continues as given. */
function streaming(
  events: readonly ChatEvent[],
  then: () => Promise<unknown> = async () => {},
): Partial<MistralPort> {
  return {
    streamChat: async function* () {
      yield* events;
      await then();
    },
  };
}

function silentChat(): Partial<MistralPort> {
  return streaming([], never);
}

/** A service that asks to wait, with a clock that does not move. */
function asksToWait(): TestServicesOptions {
  const error = { code: 'rate-limited', seconds: 20 } as const;
  return { ...errorOf(error).services, clock: createFakeClock() };
}

const text = (said: string): ChatEvent => ({ type: 'text', text: said });
const thought: ChatEvent = { type: 'thinking', text: 'On me demande un fromage. '.repeat(20) };
const much = text(`${'Un fromage se juge au temps qu’il a mis. '.repeat(80)}\n\n* un\n* deux`);

const finish = (reason = 'stop'): ChatEvent => ({
  type: 'finish',
  reason,
  model: id,
  metadata: { limits: [] },
});

type Drive = NonNullable<Scene['drive']>;

const asked: Drive = async (wizard, lang) => {
  await sees(wizard, chat[lang].field);
  await wizard.screen.press('return');
};

/** Presses a key on the screen of an answer to get another answer to the same question. */
const askedBy =
  (key: string): Drive =>
  async (wizard, lang) => {
    await wizard.screen.type(key);
    await asked(wizard, lang);
  };

const asking: readonly Scene[] = [
  { name: 'chat', wizard: at(), shows: (lang) => chat[lang].field, everySize: true },
  {
    name: 'chat, no question',
    goesOn: true,
    wizard: at(),
    drive: async (wizard, lang) => {
      await sees(wizard, chat[lang].field);
      await wizard.screen.press('ctrl+u');
      await wizard.screen.press('return');
    },
    shows: (lang) => chat[lang].empty,
  },
  {
    name: 'chat, settings',
    goesOn: true,
    wizard: at(),
    drive: (wizard) => wizard.screen.press('tab'),
    shows: (lang) => chat[lang].fields.system.hint,
    everySize: true,
  },
  {
    name: 'chat, a setting that can’t be used',
    goesOn: true,
    wizard: at(),
    drive: async (wizard, lang) => {
      await wizard.screen.press('down');
      await sees(wizard, chat[lang].fields.temperature.hint);
      await wizard.screen.type('3');
    },
    shows: (lang) => chat[lang].fields.temperature.wrong,
  },
  {
    name: 'chat, with every setting changed',
    goesOn: true,
    wizard: at(),
    drive: async (wizard, lang) => {
      await wizard.screen.press('backspace');
      await sees(wizard, chat[lang].fields.temperature.hint);
      await wizard.screen.type('0');
      for (const [name, typed] of [
        ['maxTokens', '0'],
        ['seed', '7'],
        ['system', 'x'],
      ] as const) {
        await wizard.screen.press('down');
        await sees(wizard, chat[lang].fields[name].hint);
        await wizard.screen.type(typed);
      }
      await wizard.screen.press('return');
    },
    shows: (lang) => chat[lang].changed.seed('7'),
  },
  {
    name: 'chat, with a long model name',
    wizard: at({}, { model: { ...settled.model, id: 'mistral-large-4-0-launch-discount-2611' } }),
    shows: (lang) => chat[lang].field,
  },
];

const waiting: readonly Scene[] = [
  {
    name: 'chat, waiting as asked',
    wizard: at(asksToWait()),
    drive: asked,
    shows: (lang) => shared[lang].asksToWait,
    everySize: true,
  },
  {
    name: 'chat, waiting',
    goesOn: true,
    wizard: at({ mistral: silentChat() }),
    drive: stopsAndRetries,
    shows: (lang) => chat[lang].waiting(id),
  },
  {
    name: 'chat, stopped before a word',
    goesOn: true,
    wizard: at({ mistral: silentChat() }),
    drive: (wizard) => wizard.screen.press('escape'),
    shows: (lang) => errorMessage(lang, { code: 'cancelled' }).title,
  },
  {
    name: 'chat, thinking',
    goesOn: true,
    wizard: at({ mistral: streaming([thought], never) }),
    drive: retries,
    shows: (lang) => chat[lang].thinking(id),
    hasModelText: true,
  },
  {
    name: 'chat, answering',
    goesOn: true,
    wizard: at({ mistral: streaming([much], never) }),
    drive: async (wizard, lang) => {
      await wizard.screen.press('escape');
      await sees(wizard, chat[lang].stopped);
      await askedBy('a')(wizard, lang);
    },
    shows: (lang) => chat[lang].answering(id),
    hasModelText: true,
  },
  {
    name: 'chat, stopped',
    goesOn: true,
    wizard: at({ mistral: streaming([much], never) }),
    drive: (wizard) => wizard.screen.press('escape'),
    shows: (lang) => chat[lang].stopped,
    hasModelText: true,
  },
];

const talking: readonly Scene[] = [
  {
    name: 'chat, answered',
    everySize: true,
    wizard: at(),
    drive: asked,
    shows: (lang) => chat[lang].finish.stop,
    hasModelText: true,
  },
  {
    name: 'chat, as code',
    goesOn: true,
    wizard: at(),
    drive: (wizard) => wizard.screen.type('p'),
    shows: (lang) => chat[lang].codeLead,
    hasModelText: true,
    everySize: true,
  },
  {
    name: 'chat, the next question',
    goesOn: true,
    wizard: at(),
    drive: async (wizard, lang) => {
      await wizard.screen.press('escape');
      await sees(wizard, chat[lang].finish.stop);
      await wizard.screen.type('r');
    },
    shows: (lang) => chat[lang].nextField,
    hasModelText: true,
    everySize: true,
  },
  {
    name: 'chat, answered twice',
    goesOn: true,
    wizard: at(),
    drive: async (wizard) => {
      await wizard.screen.type('Et en Corse ?');
      await wizard.screen.press('return');
    },
    shows: (lang) => chat[lang].startOver,
    hasModelText: true,
  },
  {
    name: 'chat, a long answer cut at the limit, its no token count',
    wizard: at({ mistral: streaming([much, finish('length')]) }),
    drive: asked,
    shows: (lang) => chat[lang].finish.length,
    hasModelText: true,
    everySize: true,
  },
  {
    name: 'chat, a hostile answer',
    goesOn: true,
    wizard: at({ scenario: 'hostile' }),
    drive: askedBy('a'),
    shows: (lang) => chat[lang].finish.stop,
    hasModelText: true,
  },
  {
    name: 'chat, its thinking opened',
    goesOn: true,
    wizard: at({ mistral: streaming([thought, text('Le **Comté**.'), finish()]) }),
    drive: async (wizard, lang) => {
      await askedBy('a')(wizard, lang);
      await sees(wizard, chat[lang].finish.stop);
      await wizard.screen.type(' ');
    },
    shows: (lang) => chat[lang].answerLabel,
    hasModelText: true,
    everySize: true,
  },
  ...(['cut', 'stream-error'] as const).map((scenario) => ({
    name: `chat, broken off: ${scenario}`,
    goesOn: true,
    wizard: at({ scenario }),
    drive: scenario === 'cut' ? askedBy('a') : retries,
    shows: () => 'Roquefort',
    hasModelText: true,
  })),
];

const failing: readonly Scene[] = [
  {
    name: 'chat, a long answer cut off',
    everySize: true,
    wizard: at({ mistral: streaming([much]) }),
    drive: asked,
    shows: (lang) => shared[lang].actions.retry,
    hasModelText: true,
  },
  {
    name: 'chat, all that came of a long answer',
    goesOn: true,
    wizard: at({ mistral: streaming([much]) }),
    drive: (wizard, lang) => selectAction(wizard.screen, chat[lang].actions.read),
    shows: (lang) => shared[lang].back,
    hasModelText: true,
  },
  ...errors.map((error, nth) => ({
    name: `chat, failed: ${error.code}`,
    goesOn: nth > 0,
    wizard: at(errorOf(error).services),
    drive: nth > 0 ? retries : asked,
    shows: errorOf(error).shows,
  })),
];

/** The question is asked and answered in the scene's language. */
const spoken = [...waiting, ...talking].map((scene) => ({ ...scene, keepsLang: true }));

export const chatScenes: readonly Scene[] = [...asking, ...spoken, ...failing];
