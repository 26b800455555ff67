import { AppError, type KeyProblem } from '../../errors/errors.ts';
import type { Secret } from '../../services/ports/secret.ts';
import type { Services } from '../../services/ports/services.ts';
import { cleanKey } from './clean-key.ts';
import { findStored, type KeyStores, type StoredKeyRequest } from './find-stored.ts';
import { noteUse } from './key-records.ts';
import type { KeySource } from './store-key.ts';

/** A key and its source, which messages name. */
export interface ResolvedKey {
  readonly key: Secret;
  readonly from: KeySource;
  /** Why the text in `MISTRAL_API_KEY` cannot be a key, if it was ignored. */
  readonly variableProblem?: KeyProblem;
}

/**
 * Returns the key that a command uses: the stored key of a named profile or store; else the key in `MISTRAL_API_KEY`;
 * else the stored key of the default profile. Ignores a variable that cannot hold a key if there is a stored one.
 *
 * Throws the errors `key-missing`, `key-malformed` (of the variable), `keychain`, `vault`, `passphrase`, `usage` and
 * `cancelled`.
 */
export async function resolveKey(
  services: KeyStores & Pick<Services, 'clock'>,
  /** `isNamed`: the person named the profile. `isUnrecorded`: the records do not get this use of the key. */
  request: StoredKeyRequest & { readonly isNamed: boolean; readonly isUnrecorded?: boolean },
): Promise<ResolvedKey> {
  const isStored = request.isNamed || request.store !== undefined;
  const variable = isStored ? undefined : keyInVariable(services);
  if (variable?.key !== undefined) return { key: variable.key, from: 'environment' };
  const stored = await findStored(services, request);
  if (stored !== undefined) {
    const { key, store } = stored;
    if (request.isUnrecorded !== true) {
      const used = { profile: request.profile, store, lastFour: key.lastFour };
      await noteUse(services, used, services.clock.now());
    }
    const found = { key, from: store };
    return variable === undefined ? found : { ...found, variableProblem: variable.problem };
  }
  if (variable === undefined) throw new AppError({ code: 'key-missing' });
  throw new AppError({ code: 'key-malformed', problem: variable.problem, variable: variableName });
}

const variableName = 'MISTRAL_API_KEY';

/** Content of `MISTRAL_API_KEY`: a key, or why it can't be one; undefined if it is not set. */
export type KeyInVariable =
  | { readonly key: Secret }
  | { readonly key?: never; readonly problem: KeyProblem }
  | undefined;

/** Reads `MISTRAL_API_KEY`. */
export function keyInVariable({ environment }: Pick<Services, 'environment'>): KeyInVariable {
  const text = environment.variables[variableName];
  if (text === undefined || text.trim() === '') return undefined;
  const cleaned = cleanKey(text);
  return cleaned.ok ? { key: cleaned.key } : { problem: cleaned.problem };
}
