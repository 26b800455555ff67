import type { Fault } from '../../src/errors/fault.ts';
import { faultWords } from '../../src/i18n/faults.ts';
import { shared } from '../../src/i18n/shared.ts';
import type { ChatEvent, MistralPort } from '../../src/services/mistral-port.ts';
import { words as chat } from '../../src/steps/chat/words.ts';
import { words as embeddings } from '../../src/steps/embeddings/words.ts';
import type { Answers } from '../../src/wizard/step.ts';
import { settled } from '../support/answers.ts';
import { key, never, type TestServicesOptions } from '../support/services.ts';
import type { WalkOptions } from '../support/walk.tsx';
import { type Scene, sees, troubleOf } from './scenes.ts';

const id = 'mistral-small-latest';

function at(
  step: 'model' | 'chat' | 'embeddings',
  services: TestServicesOptions = {},
  answers: Partial<Answers> = {},
): WalkOptions {
  const before = { key: settled.key, ...(step !== 'model' && { model: settled.model }) };
  return { at: step, services: { stored: key, ...services }, answers: { ...before, ...answers } };
}

/** One of each set of ways on. */
const faults: readonly Fault[] = [
  { code: 'zero-quota', model: id },
  { code: 'key-refused' },
  { code: 'payment' },
];

/** Begins a stream, and goes on as told. */
function streaming(
  events: readonly ChatEvent[],
  then: () => Promise<unknown>,
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

const text = (said: string): ChatEvent => ({ type: 'text', text: said });
const thought: ChatEvent = { type: 'thinking', text: 'hm' };
const much = text(`${'Un fromage se juge au temps qu’il a mis. '.repeat(80)}\n\n* un\n* deux`);

const asked: Scene['drive'] = async (walk, lang) => {
  await sees(walk, chat[lang].field);
  await walk.screen.press('return');
};

const finish = (reason: string): ChatEvent => ({
  type: 'finish',
  reason,
  model: id,
  facts: { limits: [] },
});

export const chatScenes: readonly Scene[] = [
  { name: 'chat', walk: at('chat'), shows: (lang) => chat[lang].field, everySize: true },
  {
    name: 'chat, with a long model name',
    walk: at(
      'chat',
      {},
      { model: { ...settled.model, id: 'mistral-large-4-0-launch-discount-2611' } },
    ),
    shows: (lang) => chat[lang].field,
  },
  {
    name: 'chat, waiting',
    walk: at('chat', { mistral: silentChat() }),
    drive: asked,
    shows: (lang) => chat[lang].waiting(id),
  },
  {
    name: 'chat, thinking',
    walk: at('chat', { mistral: streaming([thought], never) }),
    drive: asked,
    shows: (lang) => chat[lang].thinking(id),
  },
  {
    name: 'chat, answering',
    walk: at('chat', { mistral: streaming([much], never) }),
    drive: asked,
    shows: (lang) => chat[lang].answering(id),
    hasModelText: true,
  },
  {
    name: 'chat, answered',
    everySize: true,
    walk: at('chat'),
    drive: asked,
    shows: (lang) => chat[lang].finish.stop,
    hasModelText: true,
  },
  {
    name: 'chat, a long answer cut at the limit, its tokens not said',
    walk: at('chat', { mistral: streaming([much, finish('length')], async () => {}) }),
    drive: asked,
    shows: (lang) => chat[lang].finish.length,
    hasModelText: true,
  },
  {
    name: 'chat, a hostile answer',
    walk: at('chat', { scenario: 'hostile' }),
    drive: asked,
    shows: (lang) => chat[lang].finish.stop,
    hasModelText: true,
  },
  {
    name: 'chat, stopped',
    walk: at('chat', { mistral: streaming([much], never) }),
    drive: async (walk, lang) => {
      await asked?.(walk, lang);
      await sees(walk, chat[lang].answering(id));
      await walk.screen.press('escape');
    },
    shows: (lang) => chat[lang].stopped,
    hasModelText: true,
  },
  {
    name: 'chat, stopped before a word',
    walk: at('chat', { mistral: silentChat() }),
    drive: async (walk, lang) => {
      await asked?.(walk, lang);
      await sees(walk, chat[lang].waiting(id));
      await walk.screen.press('escape');
    },
    shows: (lang) => faultWords(lang, { code: 'cancelled' }).title,
  },
  ...(['cut', 'stream-error'] as const).map((scenario) => ({
    name: `chat, broken off: ${scenario}`,
    walk: at('chat', { scenario }),
    drive: asked,
    shows: () => 'Roquefort',
    hasModelText: true,
  })),
  {
    name: 'chat, a long answer cut off',
    everySize: true,
    walk: at('chat', { mistral: streaming([much], async () => {}) }),
    drive: asked,
    shows: (lang) => shared[lang].ways.retry,
    hasModelText: true,
  },
  ...faults.map((fault) => ({
    name: `chat, failed: ${fault.code}`,
    walk: at('chat', troubleOf(fault).services),
    drive: asked,
    shows: troubleOf(fault).shows,
  })),
];

const sent: Scene['drive'] = async (walk, lang) => {
  await sees(walk, embeddings[lang].offered);
  await walk.screen.press('return');
};

export const embeddingsScenes: readonly Scene[] = [
  {
    name: 'embeddings',
    walk: at('embeddings'),
    shows: (lang) => embeddings[lang].offered,
    everySize: true,
  },
  {
    name: 'embeddings, running',
    walk: at('embeddings', { mistral: { embed: never } }),
    drive: sent,
    shows: (lang) => embeddings[lang].running('mistral-embed'),
  },
  {
    name: 'embeddings, done',
    everySize: true,
    walk: at('embeddings'),
    drive: sent,
    shows: (lang) => embeddings[lang].closest('1', '2'),
  },
  ...faults.map((fault) => ({
    name: `embeddings, failed: ${fault.code}`,
    walk: at('embeddings', troubleOf(fault).services),
    drive: sent,
    shows: troubleOf(fault).shows,
  })),
];
