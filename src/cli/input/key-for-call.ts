import type { ResolvedKey } from '../../core/keys/resolve-key.ts';
import { Secret } from '../../services/ports/secret.ts';
import type { Services } from '../../services/ports/services.ts';
import type { CommandContext, ParsedArguments } from '../command.ts';
import { readProfile } from './profile.ts';
import { resolvedKey } from './resolved-key.ts';

/** The key that a command calls the service with. */
export interface KeyForCall {
  readonly key: Secret;
  /** Source of the key; undefined in the demo, which accepts any key. */
  readonly resolved: ResolvedKey | undefined;
}

/** Returns the key for a call; in the demo, a made-up one. Throws `AppError`: `key-missing`, `cancelled`, and the errors of the store. */
export async function keyForCall(
  typed: ParsedArguments,
  context: CommandContext,
  services: Services,
): Promise<KeyForCall> {
  // The demo's service accepts any key of the right form.
  if (typed.switches.has('demo')) return { key: new Secret('0'.repeat(32)), resolved: undefined };
  const resolved = await resolvedKey(readProfile(typed), context, services);
  return { key: resolved.key, resolved };
}
