import { describe, expect, test } from 'vitest';
import type { ScenarioName } from '../../src/emulator/scenario-names.ts';
import { bodyOf, chat, embed, get, post, started } from './support.ts';

const limited = {
  object: 'error',
  message: 'Rate limit exceeded',
  type: 'rate_limited',
  param: null,
  code: '1300',
  raw_status_code: 429,
};
const noQuota = { status: 429, body: limited, limit: '0' };
const notInTier = { status: 403, body: { type: 'tier_not_allowed', code: '1910' } };
const labsOff = { status: 403, body: { type: 'labs_not_enabled', code: '1913' } };

interface Refused {
  readonly status: number;
  readonly body: object;
  readonly limit?: string;
}

async function expectRefused(response: Response, { status, body, limit }: Refused) {
  expect(response.status).toBe(status);
  expect(await response.json()).toMatchObject(body);
  if (limit !== undefined) expect(response.headers.get('x-ratelimit-limit-req-minute')).toBe(limit);
}

describe('free-mode', () => {
  test.each([
    ['mistral-small-latest', noQuota],
    ['mistral-small-2603', noQuota],
    ['mistral-medium-latest', noQuota],
    ['mistral-medium-3-5', noQuota],
    ['magistral-small-latest', noQuota],
    ['mistral-vibe-cli-latest', noQuota],
    ['mistral-large-latest', notInTier],
    ['mistral-large-2512', notInTier],
    ['labs-leanstral-1-5', labsOff],
  ])('%s is listed, but cannot be called', async (model, refused) => {
    const emulator = await started({ scenario: 'free-mode' });
    expect((await get(emulator, `/v1/models/${model}`)).status).toBe(200);
    await expectRefused(await chat(emulator, { model, max_tokens: 1 }), refused);
  });

  test.each([
    ['ministral-3b-latest', '750'],
    ['ministral-8b-latest', '188'],
    ['ministral-14b-latest', '30'],
    ['codestral-latest', '125'],
    ['mistral-large-4', '50'],
  ])('%s works, %s times a minute', async (model, limit) => {
    const response = await chat(await started({ scenario: 'free-mode' }), { model });
    expect(response.status).toBe(200);
    expect(response.headers.get('x-ratelimit-limit-req-minute')).toBe(limit);
  });

  test('embeddings work', async () => {
    expect((await embed(await started({ scenario: 'free-mode' }), 'a')).status).toBe(200);
  });
});

const everyChatModel = ['mistral-small-latest', 'ministral-3b-latest', 'mistral-large-latest'];

describe.each([
  ['zero-quota', noQuota],
  ['tier', notInTier],
  ['labs', labsOff],
] as [ScenarioName, Refused][])('%s', (scenario, refused) => {
  test.each(everyChatModel)('%s cannot be called', async (model) => {
    const emulator = await started({ scenario });
    await expectRefused(await chat(emulator, { model }), refused);
    await expectRefused(await chat(emulator, { model, stream: true }), refused);
  });

  test('the list and embeddings work', async () => {
    const emulator = await started({ scenario });
    expect((await get(emulator, '/v1/models')).status).toBe(200);
    expect((await embed(emulator, 'a')).status).toBe(200);
  });
});

describe.each([
  [
    'payment',
    402,
    {
      object: 'error',
      message: 'No payment method on account',
      type: 'billing_no_payment_method',
      param: null,
      code: null,
      raw_status_code: 402,
    },
  ],
  [
    'inactive',
    401,
    {
      message: 'Inactive subscription or usage limit reached',
      request_id: expect.stringMatching(/^[0-9a-f]{32}$/),
    },
  ],
  ['monthly-quota', 429, limited],
] as [ScenarioName, number, object][])('%s', (scenario, status, body) => {
  test('all generating calls are refused, and the list works', async () => {
    const emulator = await started({ scenario });
    expect((await get(emulator, '/v1/models')).status).toBe(200);
    for (const response of [await chat(emulator), await embed(emulator, 'a')]) {
      expect(response.status).toBe(status);
      expect(await bodyOf(response)).toEqual(body);
    }
  });
});

test('monthly-quota: only the exceeded limit is in the headers', async () => {
  const { headers } = await chat(await started({ scenario: 'monthly-quota' }));
  expect(headers.get('x-ratelimit-remaining-tokens-month')).toBe('0');
  expect(headers.get('x-ratelimit-limit-req-minute')).toBeNull();
});

test('rate-limited: the first chat and the first embeddings are told to wait, the next ones work', async () => {
  const emulator = await started({ scenario: 'rate-limited' });
  const calls = [
    ['minute', () => chat(emulator)],
    ['10-second', () => embed(emulator, 'a')],
  ] as const;
  for (const [window, call] of calls) {
    const first = await call();
    expect(first.status).toBe(429);
    expect(await bodyOf(first)).toEqual(limited);
    expect(first.headers.get('retry-after')).toBeNull();
    const told = [...first.headers.keys()].filter((name) => name.startsWith('x-ratelimit'));
    expect(told).toEqual([
      `x-ratelimit-limit-req-${window}`,
      `x-ratelimit-remaining-req-${window}`,
    ]);
    expect(first.headers.get(`x-ratelimit-remaining-req-${window}`)).toBe('0');
    expect((await call()).status).toBe(200);
  }
});

describe.each([
  ['key-refused', { detail: 'Invalid API Key' }],
  ['key-expired', { detail: 'This API key expired on 2026-09-08.' }],
  ['codestral-key', { message: 'Unauthorized', request_id: expect.any(String) }],
] as [ScenarioName, object][])('%s', (scenario, body) => {
  test('every request gets 401', async () => {
    const emulator = await started({ scenario });
    const answers = [
      await get(emulator, '/v1/models'),
      await get(emulator, '/v1/users/me'),
      await chat(emulator),
      await embed(emulator, 'a'),
      await post(emulator, '/v1/fim/completions', { model: 'codestral-latest', prompt: '' }),
    ];
    for (const response of answers) {
      expect(response.status).toBe(401);
      expect(await bodyOf(response)).toEqual(body);
    }
  });
});

test('new-key: the first two requests are refused, the next are accepted', async () => {
  const emulator = await started({ scenario: 'new-key' });
  const statuses: number[] = [];
  for (const _ of [1, 2, 3]) statuses.push((await get(emulator, '/v1/models')).status);
  expect(statuses).toEqual([401, 401, 200]);
  expect((await chat(emulator)).status).toBe(200);
});

const errorObject = (code: string, status: number) => ({
  object: 'error',
  message: expect.any(String),
  type: expect.any(String),
  param: null,
  code,
  raw_status_code: status,
});

test.each<readonly [ScenarioName, number, object]>([
  ['allowance-used', 402, errorObject('2303', 402)],
  ['spend-limit', 402, errorObject('2300', 402)],
  ['guardrail', 403, { ...errorObject('1920', 403), guardrails: [expect.any(Object)] }],
  ['zero-tokens', 429, errorObject('1300', 429)],
])('%s refuses generating calls with %d', async (scenario, status, body) => {
  const response = await chat(await started({ scenario }));
  expect(response.status).toBe(status);
  expect(await bodyOf(response)).toEqual(body);
});

test('zero-tokens sends the one limit that is zero', async () => {
  const { headers } = await chat(await started({ scenario: 'zero-tokens' }));
  const names = [...headers.keys()].filter((name) => name.startsWith('x-ratelimit'));
  expect(names.sort()).toEqual([
    'x-ratelimit-limit-tokens-minute',
    'x-ratelimit-remaining-tokens-minute',
  ]);
});

test('zero-quota is refused without a body at times', async () => {
  const emulator = await started({ scenario: 'zero-quota' });
  const bodies = [];
  for (let call = 0; call < 3; call += 1) bodies.push(await (await chat(emulator)).text());
  expect(bodies.filter((body) => body === '')).toHaveLength(1);
});

test('no-route answers every path as the gateway does', async () => {
  const response = await get(await started({ scenario: 'no-route' }), '/v1/models');
  expect(response.status).toBe(404);
  expect(await bodyOf(response)).toEqual({
    message: 'no Route matched with those values',
    request_id: expect.any(String),
  });
});
