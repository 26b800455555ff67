import type { Call } from '../call.ts';
import { objectOf } from '../json.ts';
import type { Card } from '../models/cards.ts';
import { errorBody, gatewayRefusal, json, type Reply, refusal, unauthorized } from '../reply.ts';
import type { Scenario } from '../world.ts';

/** Returns the headers of the limit that a call exceeded. A refusal has no headers of other limits. */
function limitPair(name: string, limit: number): Reply['headers'] {
  return {
    [`x-ratelimit-limit-${name}`]: String(limit),
    [`x-ratelimit-remaining-${name}`]: '0',
  };
}

/** Returns a 429. Its body is always the same; only the headers give the reason. */
function limited(headers: Reply['headers']): Reply {
  return json(429, errorBody(429, 'rate_limited', '1300', 'Rate limit exceeded'), headers);
}

/** Returns the refusal by a limit of zero requests. Every third refusal has no body, as sometimes from the service. */
function noQuota(call: Call): Reply {
  const headers = limitPair('req-minute', 0);
  return call.nth.generating % 3 === 0
    ? { status: 429, headers, parts: [''], ending: 'end' }
    : limited(headers);
}

function notInTier(): Reply {
  const message = 'This model is not available in your subscription tier';
  return refusal(403, 'tier_not_allowed', '1910', message);
}

function labsOff({ id }: Card): Reply {
  const message =
    `The model ${id} is a Labs model. An admin of your organization can enable Labs models ` +
    'at https://admin.mistral.ai/plateforme/privacy.';
  return refusal(403, 'labs_not_enabled', '1913', message);
}

/** Returns a scenario of an account that cannot spend more. */
function spent(type: string, code: string, message: string): Scenario {
  return { atModel: () => refusal(402, type, code, message) };
}

/** Returns the refusal by a guardrail of the organisation, which found one of its two categories in the input. */
function blocked(): Reply {
  const body = {
    ...errorBody(403, 'guardrail_violation', '1920', 'Blocked by a guardrail policy'),
    guardrails: [
      {
        moderation_llm_v2: {
          action: 'block',
          categories: { pii: { violated: true }, selfharm: { violated: false } },
        },
      },
    ],
  };
  return json(403, body);
}

function chats(card: Card): boolean {
  return card.capabilities['completion_chat'] === true;
}

/**
 * The free mode of a real account in October 2026: some listed models have a limit of zero, some are not in the plan.
 */
const freeMode: Scenario = {
  atModel: (_call, card) => {
    const { name } = card;
    if (/^(mistral-small|mistral-medium|magistral)-/.test(name)) {
      return limited(limitPair('req-minute', 0));
    }
    if (name === 'mistral-large-2512') return notInTier();
    return name.startsWith('labs-') ? labsOff(card) : undefined;
  },
};

/** Number of one-token calls that the key check makes. Each of its models is refused once. */
const keyCheckCalls = 5;

const rateLimited: Scenario = {
  atModel: (call) => {
    if (call.endpoint !== 'chat' && call.endpoint !== 'embeddings') return undefined;
    if (objectOf(call.body)['max_tokens'] === 1) {
      return call.nth.endpoint <= keyCheckCalls
        ? limited(limitPair('req-10-second', 60))
        : undefined;
    }
    const window = call.endpoint === 'chat' ? 'req-minute' : 'req-10-second';
    return call.nth.endpoint === 1 ? limited(limitPair(window, 60)) : undefined;
  },
};

const monthlyQuota: Scenario = {
  atModel: () => limited(limitPair('tokens-month', 1_000_000_000)),
};

/** Scenarios of the key, the plan or the quota of an account. */
export const accountScenarios = {
  ok: {},
  'free-mode': freeMode,
  'key-refused': { atGateway: unauthorized },
  'key-expired': { atGateway: () => json(401, { detail: 'This API key expired on 2026-09-08.' }) },
  'codestral-key': { atGateway: () => gatewayRefusal(401, 'Unauthorized') },
  // A new key is not known to all servers at once.
  'new-key': { atGateway: (call) => (call.nth.all <= 2 ? unauthorized() : undefined) },
  payment: {
    atModel: () => refusal(402, 'billing_no_payment_method', null, 'No payment method on account'),
  },
  'allowance-used': spent('billing_api_budget_exhausted', '2303', 'No API budget is left.'),
  'spend-limit': spent(
    'billing_customer_monthly_spending_limit_reached',
    '2300',
    'The monthly spending limit of the customer is reached.',
  ),
  guardrail: { atModel: blocked },
  inactive: {
    atModel: () => gatewayRefusal(401, 'Inactive subscription or usage limit reached'),
  },
  tier: { atModel: (_call, card) => (chats(card) ? notInTier() : undefined) },
  labs: { atModel: (_call, card) => (chats(card) ? labsOff(card) : undefined) },
  'zero-quota': { atModel: (call, card) => (chats(card) ? noQuota(call) : undefined) },
  'zero-tokens': {
    atModel: (_call, card) => (chats(card) ? limited(limitPair('tokens-minute', 0)) : undefined),
  },
  'monthly-quota': monthlyQuota,
  'rate-limited': rateLimited,
} as const satisfies Record<string, Scenario>;
