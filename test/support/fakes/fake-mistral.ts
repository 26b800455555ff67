import type { ChatAnswer, ChatEvent, MistralPort } from '../../../src/services/ports/mistral.ts';

/** Returns a service with only the given methods; any other one throws. */
export function fakeMistral(methods: Partial<MistralPort>): MistralPort {
  const unexpected = () => {
    throw new Error('this call was not expected');
  };
  return {
    host: 'api.example',
    baseUrl: 'https://api.example',
    listModels: unexpected,
    completeChat: unexpected,
    streamChat: unexpected,
    embed: unexpected,
    completeFim: unexpected,
    moderate: unexpected,
    readDocument: unexpected,
    transcribe: unexpected,
    ...methods,
  };
}

/** Returns the last event of a stream. */
export function finish(rest: Partial<Extract<ChatEvent, { type: 'finish' }>> = {}): ChatEvent {
  return { type: 'finish', reason: 'stop', model: 'mistral-small-latest', metadata, ...rest };
}

/** Details from the headers of an answer. */
export const metadata = { limits: [], correlationId: 'c0ffee' };

/** An answer in one piece. */
export const answer: ChatAnswer = {
  text: 'H',
  reason: 'length',
  model: 'mistral-small-latest',
  metadata,
};
