import type { Services } from '../services/ports.ts';
import type { Secret } from '../services/secret.ts';
import { cleanKey } from './clean-key.ts';

/** A key that is already on this machine, and where. */
export interface FoundKey {
  readonly where: 'keychain' | 'environment';
  readonly key: Secret;
}

/**
 * Looks for keys already here: under the profile in the keychain, and in `MISTRAL_API_KEY`. A place that can't be
 * read, or holds what can't be a key, counts as empty. The same key in both is named once. Never throws.
 */
export async function findKeys(
  services: Pick<Services, 'keychain' | 'environment'>,
  profile: string,
): Promise<readonly FoundKey[]> {
  const found: FoundKey[] = [];
  const stored = await services.keychain.read(profile).catch(() => undefined);
  if (stored !== undefined) found.push({ where: 'keychain', key: stored });
  const cleaned = cleanKey(services.environment.variables['MISTRAL_API_KEY'] ?? '');
  if (cleaned.ok && stored?.equals(cleaned.key) !== true) {
    found.push({ where: 'environment', key: cleaned.key });
  }
  return found;
}
