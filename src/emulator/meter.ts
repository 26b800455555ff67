import type { World } from './world.ts';

interface Allowance {
  readonly requests: number;
  readonly tokens: number;
}

const defaults: Allowance = { requests: 60, tokens: 500_000 };

// Per minute, as read on a real account in October 2026.
const allowances: Readonly<Record<string, Allowance>> = {
  'mistral-large-4': { requests: 50, tokens: 20_000 },
  'ministral-14b-2512': { requests: 30, tokens: 500_000 },
  'ministral-8b-2512': { requests: 188, tokens: 500_000 },
  'ministral-3b-2512': { requests: 750, tokens: 500_000 },
  'codestral-2508': { requests: 125, tokens: 500_000 },
};

/** The rate-limit headers of one answer. All figures are per minute. */
export function limitHeaders(
  requests: { readonly limit: number; readonly remaining: number },
  tokens: { readonly limit: number; readonly remaining: number; readonly cost: number },
): Readonly<Record<string, string>> {
  return {
    'x-ratelimit-limit-req-minute': String(requests.limit),
    'x-ratelimit-remaining-req-minute': String(requests.remaining),
    'x-ratelimit-limit-tokens-minute': String(tokens.limit),
    'x-ratelimit-remaining-tokens-minute': String(tokens.remaining),
    'x-ratelimit-tokens-query-cost': String(tokens.cost),
  };
}

/** Counts requests and tokens per model and minute of `now` (milliseconds). It tells; it never refuses. */
export function rateMeter(now: () => number): World['meter'] {
  let minute = 0;
  const used = new Map<string, { requests: number; tokens: number }>();
  return (model, cost) => {
    const current = Math.floor(now() / 60_000);
    if (current !== minute) used.clear();
    minute = current;
    const { requests, tokens } = allowances[model] ?? defaults;
    const before = used.get(model) ?? { requests: 0, tokens: 0 };
    const after = { requests: before.requests + 1, tokens: before.tokens + cost };
    used.set(model, after);
    return limitHeaders(
      { limit: requests, remaining: Math.max(0, requests - after.requests) },
      { limit: tokens, remaining: Math.max(0, tokens - after.tokens), cost },
    );
  };
}
