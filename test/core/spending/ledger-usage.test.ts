import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { catalogue, metadataOf } from '../../../src/core/models/catalogue.ts';
import { amountIn, entryCost, groupsOf, usageOf } from '../../../src/core/spending/ledger-usage.ts';
import { type Cost, isRegional, pageCostOf } from '../../../src/core/spending/price.ts';
import { createModelNames } from '../../../src/services/model-names.ts';
import type { LedgerEntry } from '../../../src/services/ports/ledger.ts';
import { noNames } from '../../support/fakes/no-names.ts';

const tookMs = 100;
const usage = (promptTokens: number, completionTokens = 0) => ({
  promptTokens,
  completionTokens,
  totalTokens: promptTokens + completionTokens,
});

describe('the cost of one call', () => {
  const small = 'mistral-small-latest';

  test.each<readonly [string, LedgerEntry, Cost | 'not-said']>([
    // 0.15 and 0.60 dollars, 0.12 and 0.50 euros a million: 10 × 150 + 4 × 600, 10 × 120 + 4 × 500.
    [
      'a chat',
      { kind: 'chat', model: small, usage: usage(10, 4), tookMs },
      { usd: 3_900, eur: 3_200 },
    ],
    [
      'cached tokens at a tenth of the price',
      { kind: 'chat', model: small, usage: { ...usage(10), cachedTokens: 8 }, tookMs },
      { usd: 420, eur: 336 },
    ],
    [
      'by the requested name, if the answering model is unknown',
      { kind: 'chat', model: 'small-internal', asked: small, usage: usage(10), tookMs },
      { usd: 1_500, eur: 1_200 },
    ],
    ['a stream that was left', { kind: 'chat', model: small, tookMs }, 'not-said'],
    ['an unknown model', { kind: 'chat', model: 'x', usage: usage(1), tookMs }, 'unknown'],
    ['an unknown model that was left', { kind: 'chat', model: 'x', tookMs }, 'not-said'],
    [
      'a free model, with or without usage',
      { kind: 'moderation', model: 'mistral-moderation-2603', tookMs },
      { usd: 0, eur: 0 },
    ],
    ['pages without a count', { kind: 'ocr', model: 'mistral-ocr-latest', tookMs }, 'not-said'],
    [
      'pages',
      { kind: 'ocr', model: 'mistral-ocr-latest', pages: 3, tookMs },
      pageCostOf(3, metadataOf('mistral-ocr-latest')),
    ],
  ])('%s', (_, entry, cost) => {
    expect(entryCost(entry, noNames)).toEqual(cost);
  });

  test.each([
    ['4 and 3.4 per thousand', { usd: 4, eur: 3.4 }, { usd: 12_000_000, eur: 10_200_000 }],
    ['dollars alone', { usd: 2, eur: null }, { usd: 6_000_000, eur: null }],
    ['none', null, 'unknown'],
  ])('of three pages at %s', (_, pages, cost) => {
    expect(pageCostOf(3, { pages })).toEqual(cost);
  });
});

/** Returns a price of the catalogue in thousandths, from its digits, because a product of floats is not exact. */
function thousandths(price: number): bigint {
  const [whole = '', decimals = ''] = String(price).split('.');
  return BigInt(`${whole}${decimals.padEnd(3, '0')}`);
}

const priced = catalogue.filter(
  ({ usd, eur }) => usd?.output != null && eur?.output != null && usd.input !== 0,
);

const anyEntry = fc
  .record({
    metadata: fc.constantFrom(...priced),
    tokensIn: fc.nat({ max: 2_000_000 }),
    tokensOut: fc.nat({ max: 200_000 }),
    isSaid: fc.boolean(),
    isKnown: fc.boolean(),
  })
  .map(({ metadata, tokensIn, tokensOut, isSaid, isKnown }) => ({
    metadata: isKnown ? metadata : undefined,
    entry: {
      kind: 'chat',
      model: isKnown ? metadata.id : 'a-model-of-tomorrow',
      tookMs,
      ...(isSaid && { usage: usage(tokensIn, tokensOut) }),
    } satisfies LedgerEntry,
  }));

describe.each(['usd', 'eur'] as const)('the sum of a session in %s', (currency) => {
  test('is tokens times price per call; unknown costs remain unknown', () => {
    fc.assert(
      fc.property(fc.array(anyEntry), (calls) => {
        const account = usageOf(
          calls.map(({ entry }) => entry),
          currency,
          noNames,
        );
        let known = 0n;
        for (const [index, { metadata, entry }] of calls.entries()) {
          const shown = amountIn(account.lines[index]?.cost ?? 'unknown', currency);
          const price = metadata?.[currency];
          if (entry.usage === undefined) expect(shown).toBe('not-said');
          else if (price == null) expect(shown).toBe('unknown');
          else {
            const exact =
              BigInt(entry.usage.promptTokens) * thousandths(price.input ?? 0) +
              BigInt(entry.usage.completionTokens) * thousandths(price.output ?? 0);
            expect(BigInt(shown)).toBe(exact);
            known += exact;
          }
        }
        expect(account.known).toEqual([{ nanos: Number(known), currency }]);
        const said = calls.filter(({ entry }) => entry.usage !== undefined);
        expect(account.notSaid).toBe(calls.length - said.length);
        expect(account.unpriced).toBe(said.filter(({ metadata }) => metadata === undefined).length);
        expect(account.tokensIn).toBe(
          said.reduce((sum, { entry }) => sum + (entry.usage?.promptTokens ?? 0), 0),
        );
      }),
    );
  });
});

test('keeps the price of a call that was made with another account', () => {
  const entry = { kind: 'chat', model: 'mistral-small-latest', usage: usage(10), tookMs } as const;
  const modelNames = createModelNames();
  modelNames.replace(new Map([['mistral-small-latest', 'mistral-large-2512']]));
  const large = entryCost({ ...entry, model: 'mistral-large-2512' }, noNames);
  expect(entryCost(entry, modelNames)).toEqual(large);
  const before = { ...entry, modelId: 'mistral-small-2603' };
  expect(entryCost(before, modelNames)).toEqual(entryCost(entry, noNames));
  expect(entryCost(before, modelNames)).not.toEqual(large);
});

test('is in dollars for a price in dollars only, beside what is known in euros', () => {
  const entry = { kind: 'chat', model: 'mistral-large-4', usage: usage(10), tookMs } as const;
  const dollars = { nanos: 7_000, currency: 'usd' };
  expect(usageOf([entry], 'usd', noNames)).toMatchObject({ known: [dollars], unpriced: 0 });
  expect(usageOf([entry], 'eur', noNames)).toMatchObject({ known: [dollars], unpriced: 0 });
  const small = { ...entry, model: 'mistral-small-latest' };
  expect(usageOf([entry, small], 'eur', noNames).known).toEqual([
    { nanos: 1_200, currency: 'eur' },
    dollars,
  ]);
});

test.each([
  ['api.mistral.ai', false],
  ['api.eu.mistral.ai', true],
  ['api.us.mistral.ai', true],
  ['api.eu.mistral.ai.example.com', false],
  ['127.0.0.1:4000', false],
])('%s costs a tenth more: %s', (host, expected) => {
  expect(isRegional(host)).toBe(expected);
});

test('groups calls by model, then by kind, in the order of their first calls', () => {
  const call = (model: string, kind: LedgerEntry['kind'], purpose?: 'probe'): LedgerEntry => ({
    kind,
    model,
    tookMs,
    ...(purpose !== undefined && { purpose }),
  });
  const entries = [
    call('b', 'chat', 'probe'),
    call('a', 'chat'),
    call('b', 'chat'),
    call('b', 'chat', 'probe'),
    call('a', 'embeddings'),
  ];
  const groups = groupsOf(usageOf(entries, 'usd', noNames).lines);
  expect(
    groups.map(({ model, kind, purpose, lines }) => [model, kind, purpose, lines.length]),
  ).toEqual([
    ['b', 'chat', 'probe', 2],
    ['b', 'chat', undefined, 1],
    ['a', 'chat', undefined, 1],
    ['a', 'embeddings', undefined, 1],
  ]);
});
