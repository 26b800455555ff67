import type { MistralPort } from '../../../src/services/ports/mistral.ts';
import type { Secret } from '../../../src/services/ports/secret.ts';

const paper = { mediaType: 'application/pdf', bytes: new Uint8Array([37, 80]) };
const messages = [{ role: 'user', content: 'Hi' }] as const;

/** Every call of the port, run to its end; returns everything it reported. */
export const everyCall: Readonly<
  Record<string, (mistral: MistralPort, key: Secret) => Promise<unknown>>
> = {
  listModels: (mistral, key) => mistral.listModels({ key }),
  completeChat: (mistral, key) => mistral.completeChat({ model: 'm', messages }, { key }),
  streamChat: async (mistral, key) => {
    const all = [];
    for await (const event of mistral.streamChat({ model: 'm', messages }, { key }))
      all.push(event);
    return all;
  },
  embed: (mistral, key) => mistral.embed({ model: 'm', inputs: ['a'] }, { key }),
  completeFim: (mistral, key) =>
    mistral.completeFim({ model: 'm', prompt: 'a', suffix: 'b' }, { key }),
  moderate: (mistral, key) => mistral.moderate({ model: 'm', inputs: ['a'] }, { key }),
  readDocument: (mistral, key) => mistral.readDocument({ model: 'm', document: paper }, { key }),
};
