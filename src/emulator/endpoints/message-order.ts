import { isObject, type JsonObject, listOf, textOf } from '../json.ts';
import type { Card } from '../models/cards.ts';
import { type Reply, refusal } from '../reply.ts';

function refusedOrder(message: string): Reply {
  return refusal(400, 'invalid_request_message_order', '3230', message);
}

/** Returns the refusal of a tool result that follows no call, and of a last message that cannot be answered. */
function refusedRoles(messages: readonly JsonObject[]): Reply | undefined {
  const roles = messages.map((message) => textOf(message['role']));
  const lost = roles.findIndex(
    (role, at) => role === 'tool' && !['assistant', 'tool'].includes(roles[at - 1] ?? ''),
  );
  if (lost > 0) return refusedOrder(`Unexpected role 'tool' after role '${roles[lost - 1]}'`);
  if (lost === 0) return refusedOrder("Unexpected role 'tool' at the beginning");
  const last = messages.at(-1);
  if (last?.['role'] !== 'assistant' || last['prefix'] === true) return undefined;
  return refusedOrder(
    'Expected last role User or Tool (or Assistant with prefix True) for serving but got assistant',
  );
}

function idsIn(message: JsonObject): readonly string[] {
  const calls = listOf(message['tool_calls']).filter(isObject);
  const ids = [...calls.map(({ id }) => id), message['tool_call_id']];
  return ids.filter((id) => typeof id === 'string');
}

const validId = /^[A-Za-z0-9]{9}$/;

/** Returns the refusal of call ids that the service would not create. Models of other makers have other ids. */
function refusedIds(card: Card, messages: readonly JsonObject[]): Reply | undefined {
  if (/^(?:zai-)?glm/.test(card.name)) return undefined;
  const wrong = messages.flatMap(idsIn).find((id) => !validId.test(id));
  if (wrong === undefined) return undefined;
  const message = `Tool call id was ${wrong} but must be a-z, A-Z, 0-9, with a length of 9.`;
  return refusal(400, 'invalid_function_call', '3280', message);
}

/** Returns the refusal of a conversation that a model cannot continue; undefined for a valid one. */
export function refusedMessages(card: Card, body: JsonObject): Reply | undefined {
  const messages = listOf(body['messages']).filter(isObject);
  return refusedRoles(messages) ?? refusedIds(card, messages);
}
