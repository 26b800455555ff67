import { expect, test } from 'vitest';
import { limitsSeen } from '../../../src/core/spending/ledger-limits.ts';
import type { RateLimit } from '../../../src/services/ports/answer.ts';
import type { LedgerEntry } from '../../../src/services/ports/ledger.ts';

const entry = (model: string, ...limits: readonly RateLimit[]): LedgerEntry => ({
  kind: 'chat',
  model,
  tookMs: 1,
  metadata: { limits },
});
const perMinute = (remaining: number, limit = 60): RateLimit => ({
  unit: 'req',
  window: 'minute',
  limit,
  remaining,
});
const perMonth: RateLimit = { unit: 'tokens', window: 'month', limit: 4_000_000 };

test('shows the newest limits of each kind, by model in call order', () => {
  const calls = [
    entry('small', perMinute(59), perMonth),
    entry('embed', perMinute(9, 10)),
    entry('small', perMinute(58)),
  ];
  expect(limitsSeen(calls)).toEqual([
    { model: 'small', limits: [perMinute(58), perMonth], isOutOfPlan: false },
    { model: 'embed', limits: [perMinute(9, 10)], isOutOfPlan: false },
  ]);
});

test('excludes zero limits and refused calls from the plan', () => {
  const modelAccess = {
    large: 'tier',
    medium: 'zero-quota',
    small: 'zero-quota',
    tiny: 'ready',
    busy: 'capacity',
  } as const;
  expect(limitsSeen([entry('small', perMinute(0, 0))], modelAccess)).toEqual([
    { model: 'small', limits: [perMinute(0, 0)], isOutOfPlan: true },
    { model: 'large', limits: [], isOutOfPlan: true },
    { model: 'medium', limits: [], isOutOfPlan: true },
  ]);
});

test('shows nothing for answers without headers and without calls', () => {
  expect(limitsSeen([{ kind: 'chat', model: 'small', tookMs: 1 }])).toEqual([
    { model: 'small', limits: [], isOutOfPlan: false },
  ]);
  expect(limitsSeen([])).toEqual([]);
});
