import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { metadataOf } from '../../../src/core/models/catalogue.ts';
import * as max from '../../../src/core/spending/estimate-max.ts';
import { type Cost, costOf, pageCostOf } from '../../../src/core/spending/price.ts';

const model = 'mistral-small-latest';

/** Adds the catalogue entry of the requested model. */
function knowing<R extends { readonly model: string }>(
  maxCost: (request: R, known: ReturnType<typeof metadataOf>) => Cost,
) {
  return (request: R) => maxCost(request, metadataOf(request.model));
}
const maxChatCost = knowing(max.maxChatCost);
const maxFimCost = knowing(max.maxFimCost);
const maxInputCost = knowing(max.maxInputCost);
const maxDocumentCost = knowing(max.maxDocumentCost);

const dollarsOf = (cost: Cost): number => (cost === 'unknown' ? Number.NaN : (cost.usd ?? -1));
const bytesOf = (text: string) => Buffer.byteLength(text, 'utf8');

/** Returns the real cost of these numbers of tokens. */
const priceOf = (promptTokens: number, completionTokens = 0) =>
  dollarsOf(costOf({ promptTokens, completionTokens }, metadataOf(model)));

const chat = (content: string, maxTokens = 1) =>
  dollarsOf(maxChatCost({ model, maxTokens, messages: [{ role: 'user', content }] }));

describe('the maximum cost of a call', () => {
  test('is never less than a token per byte plus the whole answer', () => {
    const texts = fc.string({ unit: 'grapheme', maxLength: 300 });
    fc.assert(
      fc.property(texts, fc.nat({ max: 100_000 }), (text, maxTokens) => {
        expect(chat(text, maxTokens)).toBeGreaterThan(priceOf(bytesOf(text), maxTokens));
      }),
    );
  });

  test('is close enough to be useful', () => {
    const text = 'What is the best French cheese?'.repeat(100);
    expect(chat(text, 100)).toBeLessThan(priceOf(bytesOf(text) + 1000, 100));
  });

  test('counts every message, function and picture', () => {
    const messages = [{ role: 'user', content: 'Hi' }] as const;
    const plain = dollarsOf(maxChatCost({ model, maxTokens: 1, messages }));
    const tools = [{ name: 'f', description: 'x'.repeat(500), parameters: {} }];
    expect(dollarsOf(maxChatCost({ model, maxTokens: 1, messages, tools }))).toBeGreaterThan(
      plain + priceOf(500),
    );
    const bytes = new Uint8Array(1_000_000);
    const pictures = [{ mediaType: 'image/png', bytes }];
    const seen = [{ role: 'user', content: 'Hi', pictures }] as const;
    const withPicture = dollarsOf(maxChatCost({ model, maxTokens: 1, messages: seen }));
    expect(withPicture).toBeGreaterThan(plain + priceOf(9_000));
    expect(withPicture, 'not the bytes of it').toBeLessThan(plain + priceOf(20_000));
  });

  test('counts the whole context if there is no limit', () => {
    const open = maxChatCost({ model, messages: [{ role: 'user', content: 'Hi' }] });
    expect(dollarsOf(open)).toBeGreaterThan(priceOf(0, 262_144));
    const fim = maxFimCost({ model: 'codestral-latest', prompt: 'a', suffix: 'b' });
    expect(dollarsOf(fim)).toBeGreaterThan(256_000 * 900);
  });

  test('counts texts of calls without an answer', () => {
    const inputs = ['é'.repeat(100), 'b'];
    const most = dollarsOf(maxInputCost({ model: 'mistral-embed', inputs }));
    expect(most).toBeGreaterThan(201 * 100);
    expect(most).toBeLessThan(1000 * 100);
  });

  test.each([
    ['image/png', undefined, 1],
    ['application/pdf', [0, 4], 2],
    // The service reads at most 1,000 pages.
    ['application/pdf', undefined, 1000],
  ] as const)('of reading %s, pages %j', (mediaType, pages, count) => {
    const document = { mediaType, bytes: new Uint8Array(3) };
    const request = { model: 'mistral-ocr-latest', document, ...(pages && { pages }) };
    expect(maxDocumentCost(request)).toEqual(pageCostOf(count, metadataOf('mistral-ocr-latest')));
  });

  test('is unknown if the price is unknown', () => {
    expect(maxChatCost({ model: 'a-model-of-tomorrow', messages: [] })).toBe('unknown');
  });
});
