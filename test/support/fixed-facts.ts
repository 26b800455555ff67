import type { Plugin } from 'vite';

type Pair = readonly [number, number | null];

interface Prices {
  readonly usd?: Pair;
  readonly eur?: Pair;
  readonly pages?: Pair;
  readonly minutes?: Pair;
}

/** Prices of the models that tests call, as `src/i18n/provider.json` had them on the date below. */
const prices: Readonly<Record<string, Prices>> = {
  'mistral-large-4-0': { usd: [0.7, 2.1] },
  'mistral-large-4-0-8': { usd: [0.7, 2.1] },
  'voxtral-mini-transcribe-3-0': { minutes: [3.5, null] },
  'voxtral-small-transcribe-3-0': { minutes: [4, null] },
  'voxtral-mini-transcribe-realtime-3-0': { minutes: [8, null] },
  'labs-leanstral-1-5-1': { usd: [0, 0], eur: [0, 0] },
  'zai-glm-5-3': { usd: [1.4, 4.4] },
  'zai-glm-5-3-flash': { usd: [0.15, 0.5] },
  'deepseek-v4-1-flash-1017': { usd: [0.3, 1.2] },
  'mistral-ocr-4-1': { pages: [4, 3.5] },
  'mistral-medium-3-5': { usd: [1.5, 7.5], eur: [1.25, 6.4] },
  'mistral-small-2603': { usd: [0.15, 0.6], eur: [0.12, 0.5] },
  'mistral-moderation-2603': { usd: [0, null], eur: [0, null] },
  'voxtral-mini-2602': { minutes: [3, null] },
  'voxtral-mini-transcribe-realtime-2602': { minutes: [6, null] },
  'mistral-ocr-2512': { pages: [2, 1.75] },
  'ministral-14b-2512': { usd: [0.2, 0.2], eur: [0.18, 0.18] },
  'ministral-3b-2512': { usd: [0.1, 0.1], eur: [0.088, 0.088] },
  'ministral-8b-2512': { usd: [0.15, 0.15], eur: [0.13, 0.13] },
  'mistral-large-2512': { usd: [0.5, 1.5], eur: [0.44, 1.3] },
  'codestral-2508': { usd: [0.3, 0.9], eur: [0.26, 0.79] },
  'voxtral-small-2507': { usd: [0.1, 0.4], eur: [0.088, 0.35] },
  'codestral-embed-2505': { usd: [0.15, null], eur: [0.15, null] },
  'mistral-embed-2312': { usd: [0.1, null], eur: [0.1, null] },
};

/** The models that are called by default, tried first and suggested, in the order of the same day. */
const models = {
  chat: 'mistral-small-latest',
  probe: [
    'mistral-small-latest',
    'ministral-8b-latest',
    'ministral-14b-latest',
    'ministral-3b-latest',
    'mistral-large-latest',
  ],
  capabilities: {
    fim: ['codestral-latest'],
    functions: ['mistral-small-latest', 'ministral-8b-latest'],
    structured: ['mistral-small-latest', 'ministral-8b-latest'],
    moderation: ['mistral-moderation-2603'],
    vision: ['mistral-small-latest', 'ministral-8b-latest'],
    ocr: ['mistral-ocr-latest'],
    transcription: ['voxtral-mini-latest'],
  },
  compared: [
    'mistral-medium-latest',
    'mistral-large-latest',
    'mistral-small-latest',
    'ministral-8b-latest',
  ],
  starts: {
    chat: [
      'mistral-small-latest',
      'ministral-8b-latest',
      'ministral-14b-latest',
      'ministral-3b-latest',
    ],
    code: ['codestral-latest'],
    embeddings: ['mistral-embed'],
    vision: ['mistral-small-latest', 'ministral-8b-latest'],
    ocr: ['mistral-ocr-latest'],
    moderation: ['mistral-moderation-latest', 'mistral-moderation-2603'],
    audio: ['voxtral-mini-latest'],
  },
};

const dates = { date: '2026-11-20', read: '2026-11-30' };

interface Provider {
  readonly models: object;
  readonly catalogue: { readonly models: readonly { readonly id: string }[] };
}

/**
 * Gives the tests fixed prices and default models, so that changing these in `src/i18n/provider.json` changes no test.
 * Everything else in that file is tested as it is. The built program and the pictures have the real facts;
 * `test/i18n/provider.test.ts` checks them.
 */
export function fixedFacts(): Plugin {
  return {
    name: 'fixed-facts',
    enforce: 'pre',
    transform: {
      filter: { id: /\/src\/i18n\/provider\.json$/ },
      handler: (text) => JSON.stringify(withFixedFacts(JSON.parse(text))),
    },
  };
}

function withFixedFacts(provider: Provider): Provider {
  const entries = provider.catalogue.models.map((entry) => {
    const fixed = prices[entry.id];
    return fixed === undefined ? entry : { ...withoutPrices(entry), ...fixed };
  });
  return {
    ...provider,
    models: { ...provider.models, ...models },
    catalogue: { ...provider.catalogue, ...dates, models: entries },
  };
}

function withoutPrices(entry: { readonly id: string } & Prices) {
  const { usd: _usd, eur: _eur, pages: _pages, minutes: _minutes, ...rest } = entry;
  return rest;
}
