import type { Call } from './call.ts';
import { objectOf, textOf } from './json.ts';
import type { Card } from './models/cards.ts';
import { retiredIds } from './models/retired.ts';
import { notFound, type Reply, refusal, unprocessable } from './reply.ts';
import type { Check } from './schema/check.ts';
import type { World } from './world.ts';

/** Requirements of an endpoint for a call. */
export interface Requirements {
  readonly request: Check;
  /** Returns true for a model that supports the endpoint. */
  readonly serves: (card: Card) => boolean;
}

export type Admission = { readonly card: Card } | { readonly reply: Reply };

/** Returns the answer to an id that is not a model of this endpoint. */
function unknownModel(id: string): Reply {
  if (retiredIds.has(id)) return notFound(`Model ${id} is deprecated.`);
  return refusal(400, 'invalid_model', '1500', `Invalid model: ${id}`);
}

/**
 * Checks the body, then finds the model, then asks the scenario, as the service does. Returns the model or a refusal.
 */
export function admit(call: Call, world: World, requirements: Requirements): Admission {
  const detail = call.body === undefined ? notJson : requirements.request(call.body, ['body']);
  if (detail.length > 0) return { reply: unprocessable(detail, call.nth.endpoint) };
  const id = textOf(objectOf(call.body)['model']);
  const card = world.cardOf(id);
  if (card === undefined || !requirements.serves(card)) return { reply: unknownModel(id) };
  const refused = world.scenario.atModel?.(call, card);
  return refused === undefined ? { card } : { reply: refused };
}

/** The complaints about a body that is not JSON. */
const notJson = [{ type: 'json_invalid', loc: ['body', 0], msg: 'JSON decode error', input: {} }];

/** Returns the refusal of a prompt with more tokens than the context of the model; undefined if it fits. */
export function tooLong(card: Card, tokens: number): Reply | undefined {
  if (tokens <= card.max_context_length) return undefined;
  const message =
    `Prompt contains ${tokens} tokens and 0 draft tokens, ` +
    `too large for model with ${card.max_context_length} maximum context length`;
  return refusal(400, 'invalid_request_invalid_args', '3051', message);
}
