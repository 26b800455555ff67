import { type Call, endpoints } from '../call.ts';
import { retiredIds } from '../models/retired.ts';
import { json, notFound, type Reply } from '../reply.ts';
import type { World } from '../world.ts';

/** `GET /v1/models`. */
export function models(_call: Call, world: World): Reply {
  const cards = world.cards();
  const data = world.scenario.list?.(cards, world.created()) ?? cards;
  return json(200, { object: 'list', data });
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** `GET /v1/models/{id}`. */
export function model(call: Call, world: World): Reply {
  const id = decoded(call.path.slice(endpoints.model.path.length));
  const card = world.cardOf(id);
  if (card !== undefined) return json(200, card);
  return notFound(retiredIds.has(id) ? `Model ${id} is deprecated.` : `Model ${id} was not found.`);
}
