import type { Wiring } from '../../../core/connect/tool.ts';
import { likelyModel, wiringFor } from '../../../core/connect/wiring.ts';
import type { Services } from '../../../services/ports/services.ts';
import type { ParsedArguments } from '../../command.ts';
import { readProfile } from '../../input/profile.ts';

/** Returns the connection for tools with the likely model, without calling any model. */
export async function likelyWiring(typed: ParsedArguments, services: Services): Promise<Wiring> {
  const request = readProfile(typed);
  return wiringFor(services, { ...request, model: await likelyModel(services, request.profile) });
}
