import { describe, expect, it } from 'vitest';
import {
  type ProbeOptions,
  type ProbeProgress,
  probeAccess,
} from '../../../src/core/access/probe-access.ts';
import { parseOutcome } from '../../../src/core/access/probe-outcome.ts';
import { AppError, type ErrorData } from '../../../src/errors/errors.ts';
import type { ChatRequest, ModelCard } from '../../../src/services/ports/mistral.ts';
import { Secret } from '../../../src/services/ports/secret.ts';
import { createFakeClock } from '../../support/fakes/fake-clock.ts';
import { answer, fakeMistral, metadata } from '../../support/fakes/fake-mistral.ts';
import { noNames } from '../../support/fakes/no-names.ts';
import { card } from '../models/cards.ts';

const key = new Secret('abcdefghijklmnopqrstuvwxyz012345');
const defaults = [
  'mistral-small-latest',
  'ministral-8b-latest',
  'ministral-14b-latest',
  'ministral-3b-latest',
  'mistral-large-latest',
] as const;
const [small, small8, small14, small3, large] = defaults;
const network: ErrorData = { code: 'network', problem: 'dns', host: 'api.example' };

/** Outcome of one call: an answer, or an error. */
type Turn = 'ok' | ErrorData;

interface Account {
  /** Outcomes of the calls to the list; the last one repeats. */
  readonly list?: readonly Turn[];
  /** Outcomes of the calls to each model; `ok` for models left out. */
  readonly models?: Readonly<Record<string, readonly Turn[]>>;
  readonly cards?: readonly ModelCard[];
}

/** Probes an account; `random` is 1, so every backoff has its maximum length. */
async function probe(account: Account, options: Partial<ProbeOptions> = {}) {
  const clock = createFakeClock({ autoAdvance: true });
  const calls: string[] = [];
  const requests: ChatRequest[] = [];
  const progress: ProbeProgress[] = [];
  const counts: Record<string, number> = {};
  const turn = (name: string, turns: readonly Turn[] = ['ok']) => {
    calls.push(name);
    const nth = counts[name] ?? 0;
    counts[name] = nth + 1;
    const now = turns[Math.min(nth, turns.length - 1)] ?? 'ok';
    if (now !== 'ok') throw new AppError(now);
  };
  const mistral = fakeMistral({
    async listModels() {
      turn('list', account.list);
      return { models: account.cards ?? defaults.map((id) => card(id)), metadata };
    },
    async completeChat(request) {
      requests.push(request);
      turn(request.model, account.models?.[request.model]);
      return answer;
    },
  });
  const onProgress = (step: ProbeProgress) => progress.push(step);
  const all = { key, random: () => 1, onProgress, ...options };
  const result = await probeAccess({ mistral, clock, modelNames: noNames }, all).catch(
    (thrown: unknown) => thrown,
  );
  const report = result as Awaited<ReturnType<typeof probeAccess>>;
  return { report, result, calls, requests, progress, slept: clock.slept, clock };
}

describe('outcomes of the probe', () => {
  const everywhere = (...turns: readonly Turn[]) => ({
    models: Object.fromEntries(defaults.map((id) => [id, turns])),
  });
  const capacity: ErrorData = { code: 'capacity' };
  const zero: ErrorData = { code: 'zero-quota', model: small };
  const rate: ErrorData = { code: 'rate-limited', seconds: 7 };
  const service: ErrorData = { code: 'service', status: 503 };
  const all = ['list', ...defaults];
  const ready = (model: string) => ({ code: 'ready', model }) as const;
  type Row = readonly [
    what: string,
    account: Account,
    outcome: object,
    calls: readonly string[],
    slept?: readonly number[],
  ];
  const rows: readonly Row[] = [
    ['the first model answers', {}, ready(small), ['list', small]],
    [
      'a free account: no quota, then one that answers',
      { models: { [small]: [zero] } },
      ready(small8),
      ['list', small, small8],
    ],
    ['no quota anywhere', everywhere(zero), zero, all],
    ['no model in the tier', everywhere({ code: 'tier' }), { code: 'tier' }, all],
    ['labs everywhere', everywhere({ code: 'labs' }), { code: 'labs' }, all],
    ['the month used up', everywhere({ code: 'monthly-quota' }), { code: 'monthly-quota' }, all],
    [
      'unknown models',
      everywhere({ code: 'model-unknown', model: 'x' }),
      { code: 'model-unknown' },
      all,
    ],
    [
      'requests refused',
      everywhere({ code: 'request-refused', status: 400, detail: 'x' }),
      { code: 'request-refused' },
      all,
    ],
    ['no payment', everywhere({ code: 'payment' }), { code: 'payment' }, ['list', small]],
    [
      'an inactive account',
      everywhere({ code: 'inactive' }),
      { code: 'inactive' },
      ['list', small],
    ],
    [
      'a spend limit',
      everywhere({ code: 'spend-limit' }),
      { code: 'spend-limit' },
      ['list', small],
    ],
    [
      'a key that lists and can’t call',
      everywhere({ code: 'key-refused' }),
      { code: 'key-refused' },
      ['list', small],
    ],
    ['a network that fails at the call', everywhere(network), network, ['list', small]],
    [
      'a key refused at the list',
      { list: [{ code: 'key-refused' }] },
      { code: 'key-refused' },
      ['list'],
    ],
    [
      'a key that can’t be sent',
      { list: [{ code: 'key-malformed', problem: 'unsendable' }] },
      { code: 'key-malformed' },
      ['list'],
    ],
    ['no network', { list: [network] }, network, ['list']],
    ['a portal', { list: [{ code: 'bad-answer', host: 'h' }] }, { code: 'bad-answer' }, ['list']],
    [
      'a list that fails, then does not',
      { list: [service, service, 'ok'] },
      ready(small),
      ['list', 'list', 'list', small],
      [1_000, 2_000],
    ],
    [
      'a list that keeps failing',
      { list: [service] },
      service,
      ['list', 'list', 'list', 'list'],
      [1_000, 2_000, 4_000],
    ],
    [
      'a busy model, and another that answers',
      { models: { [small]: [capacity] } },
      ready(small8),
      ['list', small, small8],
    ],
    [
      'capacity everywhere, then an answer',
      { models: { ...everywhere(capacity).models, [small8]: [capacity, capacity, 'ok'] } },
      ready(small8),
      [...all, small, small8, small, small8],
      [1_000, 2_000],
    ],
    [
      'capacity everywhere: the waits are for the probe as a whole',
      everywhere(capacity),
      capacity,
      [...all, small, small8, small, small8, small, small8],
      [1_000, 2_000, 4_000],
    ],
    [
      'answers that break off, then one that does not',
      everywhere({ code: 'stream-cut' }, { code: 'stream-error' }, 'ok'),
      ready(small),
      [...all, small, small8, small],
      [1_000, 2_000],
    ],
    [
      'a rate limit on one model: the others are not held up by it',
      { models: { [small]: [{ code: 'rate-limited', seconds: 60 }] } },
      ready(small8),
      ['list', small, small8],
    ],
    [
      'a rate limit on the only models in the plan: it is waited for last',
      { models: { ...everywhere(zero).models, [small14]: [rate, 'ok'] } },
      ready(small14),
      [...all, small14],
      [7_000],
    ],
    [
      'a rate limit that stays: for a minute in all',
      everywhere({ code: 'rate-limited', seconds: 25 }),
      { code: 'rate-limited', seconds: 25 },
      [...all, ...defaults, ...defaults],
      [25_000, 25_000],
    ],
    [
      'a rate limit for longer than a minute is not waited for',
      everywhere({ code: 'rate-limited', seconds: 61 }),
      { code: 'rate-limited', seconds: 61 },
      all,
    ],
    [
      'busy models before limited ones',
      { models: { ...everywhere(capacity).models, [small3]: [rate, 'ok'] } },
      ready(small3),
      [...all, small, small8, small, small8, small, small8, small3],
      [1_000, 2_000, 4_000],
    ],
    [
      'an allowance used up',
      everywhere({ code: 'allowance-used' }),
      { code: 'allowance-used' },
      ['list', small],
    ],
    ['a guardrail', everywhere({ code: 'guardrail' }), { code: 'guardrail' }, ['list', small]],
    ['an expired key', { list: [{ code: 'key-expired' }] }, { code: 'key-expired' }, ['list']],
    ['a wrong path', { list: [{ code: 'no-route', host: 'h' }] }, { code: 'no-route' }, ['list']],
    [
      'the most telling of many',
      {
        models: {
          [small]: [zero],
          [small8]: [{ code: 'tier' }],
          [small14]: [{ code: 'rate-limited', seconds: 600 }],
          [small3]: [{ code: 'model-unknown', model: small3 }],
          [large]: [{ code: 'labs' }],
        },
      },
      { code: 'rate-limited', seconds: 600 },
      all,
    ],
  ];

  const named = rows.map(([what, account, outcome, calls, slept = []]) => {
    return { what, account, outcome, calls, slept };
  });
  it.each(named)('$what', async ({ account, outcome, calls, slept }) => {
    const got = await probe(account);
    expect(got.report.outcome).toMatchObject(outcome);
    expect(got.calls).toEqual(calls);
    expect(got.slept).toEqual(slept);
    expect(JSON.parse(JSON.stringify(got.report))).toEqual(got.report);
    expect(JSON.stringify(got.report)).not.toContain(key.reveal());
  });

  it('spends one token per call', async () => {
    const { requests } = await probe({});
    expect(requests).toEqual([
      { model: small, messages: [{ role: 'user', content: 'Hi' }], maxTokens: 1 },
    ]);
  });

  it('returns the access of each tried model, and the list', async () => {
    const { report } = await probe({
      models: { [small]: [zero], [small8]: [{ code: 'tier' }], [small14]: [network] },
    });
    expect(report.modelAccess).toEqual({ [small]: 'zero-quota', [small8]: 'tier' });
    expect(report.models.map(({ id }) => id)).toEqual(defaults);
    const good = await probe({ models: { [small]: [zero] } });
    expect(good.report.modelAccess).toEqual({ [small]: 'zero-quota', [small8]: 'ready' });
  });

  it('spreads its retries at random', async () => {
    const { slept } = await probe({ list: [service] }, { random: () => 0.25 });
    expect(slept).toEqual([250, 500, 1_000]);
  });
});

describe('candidates', () => {
  const firstTried = async (cards: readonly ModelCard[]) =>
    (await probe({ cards, models: {} })).calls.at(1);

  it.each<readonly [string, readonly ModelCard[], string]>([
    ['the default models that are listed', [card(large), card(small3)], small3],
    ['one that is listed as an alias', [card('mistral-large-2512', { aliases: [large] })], large],
    [
      'the first chat model if no default model is listed',
      [card('ocr-1', { can: {} }), card('new-1')],
      'new-1',
    ],
    ['no product if there is another model', [card('labs-1'), card('new-1')], 'new-1'],
    ['the default models if none is listed', [], small],
  ])('tries %s', async (_what, cards, id) => {
    expect(await firstTried(cards)).toBe(id);
  });

  it('tries at most five models of a long list, each once', async () => {
    const cards = Array.from({ length: 40 }, (_, at) => [
      card(`new-${at}-latest`, { aliases: [`new-${at}-2601`] }),
      card(`new-${at}-2601`, { aliases: [`new-${at}-latest`] }),
    ]).flat();
    const models = Object.fromEntries(cards.map(({ id }) => [id, [{ code: 'tier' } as const]]));
    const { calls } = await probe({ cards, models });
    expect(calls).toEqual(['list', ...[0, 1, 2, 3, 4].map((at) => `new-${at}-latest`)]);
  });
});

describe('a new key', () => {
  const refused: ErrorData = { code: 'key-refused' };
  const payment: ErrorData = { code: 'payment' };
  const justMade = { justMade: true };

  it('is retried until it works', async () => {
    const { report, slept, calls } = await probe({ list: [refused, refused, 'ok'] }, justMade);
    expect(report.outcome).toEqual({ code: 'ready', model: small });
    expect(calls).toEqual(['list', 'list', 'list', small]);
    expect(slept).toEqual([5_000, 5_000]);
  });

  it('is retried while a new payment takes effect', async () => {
    const { report, calls } = await probe({ models: { [small]: [payment, 'ok'] } }, justMade);
    expect(report.outcome).toEqual({ code: 'ready', model: small });
    expect(calls).toEqual(['list', small, small]);
  });

  it('is given up after two minutes, including list and calls', async () => {
    const { report, clock } = await probe(
      { list: [...Array<ErrorData>(10).fill(refused), 'ok'], models: { [small]: [payment] } },
      justMade,
    );
    expect(report.outcome).toEqual(payment);
    expect(clock.monotonic()).toBe(120_000);
  });

  it('reports the remaining seconds', async () => {
    const { progress } = await probe({ list: [refused, refused, 'ok'] }, justMade);
    expect(progress).toEqual([
      { type: 'listing' },
      { type: 'waiting', reason: 'just-made', seconds: 120 },
      { type: 'listing' },
      { type: 'waiting', reason: 'just-made', seconds: 115 },
      { type: 'listing' },
      { type: 'trying', model: small, index: 0, of: 5 },
    ]);
  });

  it('is not retried after an error that time does not fix', async () => {
    const { slept } = await probe({ models: { [small]: [{ code: 'inactive' }] } }, justMade);
    expect(slept).toEqual([]);
  });

  it('returns its last outcome when the person stops the waiting', async () => {
    const stop = new AbortController();
    const stopAtWait = (step: ProbeProgress) => {
      if (step.type === 'waiting') setImmediate(() => stop.abort());
    };
    const clock = createFakeClock();
    let lists = 0;
    const mistral = fakeMistral({
      listModels: async () => {
        lists += 1;
        throw new AppError(refused);
      },
    });
    const report = await probeAccess(
      { mistral, clock, modelNames: noNames },
      { key, justMade: true, stopWaiting: stop.signal, onProgress: stopAtWait },
    );
    expect(report).toEqual({ outcome: refused, models: [], modelAccess: {} });
    expect(lists).toBe(1);
    expect(clock.waiting).toBe(0);
  });

  it('is not retried when the waiting was stopped before', async () => {
    const options = { justMade: true, stopWaiting: AbortSignal.abort() };
    const { report, slept } = await probe({ list: [refused] }, options);
    expect(report.outcome).toEqual(refused);
    expect(slept).toEqual([]);
  });
});

describe('progress of the probe', () => {
  it('reports the current action and the reason for a wait', async () => {
    const { progress } = await probe({
      cards: [card(small), card(large)],
      models: {
        [small]: [{ code: 'rate-limited', seconds: 3 }, 'ok'],
        [large]: [{ code: 'capacity' }, { code: 'tier' }],
      },
    });
    const trying = (model: string, index: number) => ({ type: 'trying', model, index, of: 2 });
    expect(progress).toEqual([
      { type: 'listing' },
      trying(small, 0),
      trying(large, 1),
      { type: 'waiting', reason: 'capacity', seconds: 1 },
      trying(large, 1),
      { type: 'waiting', reason: 'rate-limited', seconds: 2 },
      trying(small, 0),
    ]);
  });
});

describe('errors thrown by the probe', () => {
  const cancelled: ErrorData = { code: 'cancelled' };

  it('throws cancelled after a stopped call', async () => {
    expect((await probe({ list: [cancelled] })).result).toMatchObject({ error: cancelled });
    const later = await probe({ models: { [small]: [cancelled] } });
    expect(later.result).toMatchObject({ error: cancelled });
  });

  it('throws cancelled after a stopped wait', async () => {
    const stop = new AbortController();
    const onProgress = (step: ProbeProgress) => {
      if (step.type === 'waiting') stop.abort();
    };
    const options = { signal: stop.signal, onProgress };
    const { result } = await probe({ list: [{ code: 'capacity' }] }, options);
    expect(result).toMatchObject({ error: cancelled });
  });

  it('rethrows a bug of the program', async () => {
    const bug: ErrorData = { code: 'bug', detail: 'x' };
    expect((await probe({ list: [bug] })).result).toMatchObject({ error: bug });
  });
});

describe('parseOutcome', () => {
  it.each([
    { code: 'ready', model: 'm' },
    { code: 'zero-quota' },
    { code: 'zero-quota', model: 'm' },
    { code: 'rate-limited', seconds: 3 },
    { code: 'request-refused', status: 400, detail: 'x' },
  ])('reads %j back', (outcome) => {
    expect(parseOutcome(JSON.parse(JSON.stringify(outcome)))).toEqual(outcome);
  });

  it.each([
    undefined,
    null,
    'ready',
    [],
    {},
    { code: 'ready' },
    { code: 'ready', model: 7 },
    { code: 'rate-limited', seconds: '3' },
    { code: 'toString' },
    { code: 'cancelled' },
    { code: 'network', problem: 'dns', host: 'h' },
  ])('reads no outcome from %j', (saved) => {
    expect(parseOutcome(saved)).toBeUndefined();
  });
});
