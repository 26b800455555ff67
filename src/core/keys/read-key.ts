import { AppError } from '../../errors/errors.ts';
import type { Secret } from '../../services/ports/secret.ts';
import type { Services } from '../../services/ports/services.ts';
import { noOneToAsk, openVault } from './open-vault.ts';
import { keyInVariable } from './resolve-key.ts';
import { type KeySource, storeOf } from './store-key.ts';

/**
 * Returns the key of a profile, or the one in `MISTRAL_API_KEY`, which is independent of profiles. Throws the errors
 * `key-missing`, `keychain`, `vault`, `passphrase`, and `usage` for an invalid profile name.
 */
export async function readKey(
  services: Pick<Services, 'keychain' | 'vault' | 'memory' | 'environment'>,
  request: { readonly profile: string; readonly where: KeySource },
): Promise<Secret> {
  const found = await lookUp(services, request.profile, request.where);
  if (found === undefined) throw new AppError({ code: 'key-missing' });
  return found;
}

async function lookUp(
  services: Pick<Services, 'keychain' | 'vault' | 'memory' | 'environment'>,
  profile: string,
  where: KeySource,
): Promise<Secret | undefined> {
  if (where === 'vault' && (await services.vault.exists())) await openVault(services, noOneToAsk);
  if (where !== 'environment') return storeOf(services, where).read(profile);
  return keyInVariable(services)?.key;
}
