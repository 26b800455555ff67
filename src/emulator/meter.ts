interface Allowance {
  readonly requests: number;
  readonly tokens: number;
}

const defaults: Allowance = { requests: 60, tokens: 500_000 };

// Requests and tokens per minute, as read on a real account in October 2026.
const allowances: Readonly<Record<string, Allowance>> = {
  'mistral-large-4': { requests: 50, tokens: 20_000 },
  'ministral-14b-2512': { requests: 30, tokens: 500_000 },
  'ministral-8b-2512': { requests: 188, tokens: 500_000 },
  'ministral-3b-2512': { requests: 750, tokens: 500_000 },
  'codestral-2508': { requests: 125, tokens: 500_000 },
};

const pagesPerMinute = 1_250;

type LimitHeaders = Readonly<Record<string, string>>;

/**
 * Counts a call under the model's canonical name, and returns the headers with its limits. `headers` says which: `all`
 * for endpoints that write text; `requests`, the requests and the cost, for embeddings and moderation; `pages` for OCR.
 */
export type Meter = (
  model: string,
  cost: number,
  headers: 'all' | 'requests' | 'pages',
) => LimitHeaders;

/** Returns the headers of one limit per minute. */
function limitPair(name: string, limit: number, used: number): LimitHeaders {
  return {
    [`x-ratelimit-limit-${name}-minute`]: String(limit),
    [`x-ratelimit-remaining-${name}-minute`]: String(Math.max(0, limit - used)),
  };
}

/** Counts requests and their cost per model and minute of `now` (milliseconds). Reports limits and never refuses. */
export function rateMeter(now: () => number): Meter {
  let minute = 0;
  const used = new Map<string, { requests: number; cost: number }>();
  return (model, cost, headers) => {
    const current = Math.floor(now() / 60_000);
    if (current !== minute) used.clear();
    minute = current;
    const before = used.get(model) ?? { requests: 0, cost: 0 };
    const after = { requests: before.requests + 1, cost: before.cost + cost };
    used.set(model, after);
    if (headers === 'pages') {
      const pages = limitPair('ocr-pages', pagesPerMinute, after.cost);
      return { ...pages, 'x-ratelimit-ocr-pages-query-cost': String(cost) };
    }
    const { requests, tokens } = allowances[model] ?? defaults;
    return {
      ...limitPair('req', requests, after.requests),
      ...(headers === 'all' ? limitPair('tokens', tokens, after.cost) : {}),
      'x-ratelimit-tokens-query-cost': String(cost),
    };
  };
}
