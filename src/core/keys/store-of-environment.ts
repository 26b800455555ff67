import { AppError } from '../../errors/errors.ts';
import { oneOfInBoth } from '../../i18n/lists.ts';
import type { Services } from '../../services/ports/services.ts';
import { type KeyStore, keyStores, storeNamed } from './store-key.ts';

/**
 * Returns the store named by `MISTRAL_ONBOARD_STORE`; undefined if it is not set. Throws the error `usage` for an
 * unknown name.
 */
export function storeOfEnvironment({
  environment,
}: Pick<Services, 'environment'>): KeyStore | undefined {
  const named = environment.variables['MISTRAL_ONBOARD_STORE']?.trim();
  if (!named) return undefined;
  const store = storeNamed(named);
  if (store !== undefined) return store;
  throw new AppError({
    code: 'usage',
    problem: 'invalid-value',
    option: 'MISTRAL_ONBOARD_STORE',
    given: named,
    accepts: oneOfInBoth(keyStores),
  });
}
