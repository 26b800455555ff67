import { AppError } from '../../errors/errors.ts';
import type { Secret } from '../../services/ports/secret.ts';
import type { Services } from '../../services/ports/services.ts';
import { noOneToAsk, openVault } from './open-vault.ts';
import { keyInVariable } from './resolve-key.ts';
import { type KeySource, storeOf } from './store-key.ts';

/**
 * The key of a profile, or of the environment's `MISTRAL_API_KEY`, which knows no profiles. Throws the errors
 * `key-missing`, `keychain`, `vault`, `passphrase` and, for a profile that can't be a name, `usage`.
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
