import type { Call, Endpoint } from './call.ts';
import { chat } from './endpoints/chat.ts';
import { embeddings } from './endpoints/embeddings.ts';
import { fim } from './endpoints/fim.ts';
import { identity } from './endpoints/identity.ts';
import { model, models } from './endpoints/models.ts';
import { moderations } from './endpoints/moderations.ts';
import { ocr } from './endpoints/ocr.ts';
import { transcriptions } from './endpoints/transcriptions.ts';
import { type Reply, unauthorized } from './reply.ts';
import type { World } from './world.ts';

const handlers: Readonly<Record<Endpoint, (call: Call, world: World) => Reply>> = {
  models,
  model,
  chat,
  fim,
  embeddings,
  moderations,
  ocr,
  transcriptions,
  identity,
};

/**
 * Returns the answer to a call: that of the scenario if it refuses every call, else 401 without a key, else that of the
 * endpoint.
 */
export function route(call: Call, world: World): Reply {
  const refused = world.scenario.atGateway?.(call);
  if (refused !== undefined) return refused;
  if (!call.keyed) return unauthorized();
  return handlers[call.endpoint](call, world);
}
