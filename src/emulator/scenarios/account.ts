import { limitHeaders } from '../meter.ts';
import type { Card } from '../models/cards.ts';
import { gatewayRefusal, json, type Reply, refusal, unauthorized } from '../reply.ts';
import type { Scenario } from '../world.ts';

/** 429 with the one body the service has for it; what it means stands in the headers. */
function limited(
  requests: { readonly limit: number; readonly remaining: number },
  headers: Reply['headers'] = {},
): Reply {
  const all = {
    ...limitHeaders(requests, { limit: 500_000, remaining: 500_000, cost: 0 }),
    ...headers,
  };
  return refusal(429, 'rate_limited', '1300', 'Rate limit exceeded', all);
}

function noQuota(): Reply {
  return limited({ limit: 0, remaining: 0 });
}

function notInTier(): Reply {
  const message = 'This model is not available in your subscription tier';
  return refusal(403, 'tier_not_allowed', '1910', message);
}

function labsOff(): Reply {
  const message = 'Labs models are not enabled for your organization';
  return refusal(403, 'labs_not_enabled', '1913', message);
}

function chats(card: Card): boolean {
  return card.capabilities['completion_chat'] === true;
}

/** The free mode of a real account in October 2026: some listed models have a quota of zero, some are not in the plan. */
const freeMode: Scenario = {
  atModel: (_call, { name }) => {
    if (/^(mistral-small|mistral-medium|magistral)-/.test(name)) return noQuota();
    if (name === 'mistral-large-2512') return notInTier();
    return name.startsWith('labs-') ? labsOff() : undefined;
  },
};

const rateLimited: Scenario = {
  atModel: (call) =>
    (call.endpoint === 'chat' || call.endpoint === 'embeddings') && call.nth.endpoint === 1
      ? limited({ limit: 60, remaining: 0 }, { 'retry-after': '2' })
      : undefined,
};

const monthlyQuota: Scenario = {
  atModel: () =>
    limited(
      { limit: 60, remaining: 59 },
      {
        'x-ratelimit-limit-tokens-month': '1000000000',
        'x-ratelimit-remaining-tokens-month': '0',
      },
    ),
};

/** Scenarios of the key, the plan or the quota of an account. */
export const accountScenarios = {
  ok: {},
  'free-mode': freeMode,
  'key-refused': { atDoor: unauthorized },
  'codestral-key': { atDoor: () => gatewayRefusal(401, 'Unauthorized') },
  // A key that was just made is not known everywhere at once.
  'new-key': { atDoor: (call) => (call.nth.all <= 2 ? unauthorized() : undefined) },
  payment: {
    atModel: () => json(402, { message: 'You must be subscribed to this plan to use the API' }),
  },
  inactive: {
    atModel: () => gatewayRefusal(403, 'Inactive subscription or usage limit reached'),
  },
  tier: { atModel: (_call, card) => (chats(card) ? notInTier() : undefined) },
  labs: { atModel: (_call, card) => (chats(card) ? labsOff() : undefined) },
  'zero-quota': { atModel: (_call, card) => (chats(card) ? noQuota() : undefined) },
  'monthly-quota': monthlyQuota,
  'rate-limited': rateLimited,
} as const satisfies Record<string, Scenario>;
