import { describe, expect, test } from 'vitest';
import { pageEstimate, readPage } from '../../../src/core/explore/read-page.ts';
import { metadataOf } from '../../../src/core/models/catalogue.ts';
import { Secret } from '../../../src/services/ports/secret.ts';
import { metadata } from '../../support/fakes/fake-mistral.ts';
import { slowServices } from './slow-services.ts';

const key = new Secret('aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bD1fG');

describe('reading a page', () => {
  const bytes = new Uint8Array([1]);
  const reading = () =>
    slowServices((asked) => ({
      readDocument: async (request) => {
        asked.push(request);
        return { model: 'mistral-ocr-4-1', texts: ['# One', 'two'], pages: 2, metadata };
      },
    }));

  test.each([
    ['application/pdf', { pages: [0] }],
    ['image/png', {}],
  ])('requests the first page of %s, and is priced by the page', async (mediaType, more) => {
    const made = reading();
    const document = { mediaType, bytes };
    expect(await readPage(made.services, document, { key, model: 'mistral-ocr-latest' })).toEqual({
      model: 'mistral-ocr-4-1',
      text: '# One\n\ntwo',
      pages: 2,
      // $4 and €3.50 per thousand pages.
      cost: { usd: 8_000_000, eur: 7_000_000 },
      totalMs: 250,
    });
    expect(made.asked).toEqual([{ model: 'mistral-ocr-latest', document, ...more }]);
  });

  test('has an estimate exact to the cent', () => {
    expect(pageEstimate(metadataOf('mistral-ocr-2512'))).toEqual({
      usd: 2_000_000,
      eur: 1_750_000,
    });
    expect(pageEstimate(metadataOf('mistral-ocr-2505'))).toEqual({ usd: 1_000_000, eur: null });
    expect(pageEstimate(metadataOf('new'))).toBe('unknown');
  });
});
