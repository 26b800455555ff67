import { FaultError } from '../errors/fault.ts';
import type { Services } from '../services/ports.ts';
import { type KeyShelf, shelves } from './store-key.ts';

/**
 * The place that `MISTRAL_ONBOARD_STORE` names; undefined where it names none. Throws the fault `usage` where it names
 * one that does not exist.
 */
export function storeOfEnvironment({
  environment,
}: Pick<Services, 'environment'>): KeyShelf | undefined {
  const named = environment.variables['MISTRAL_ONBOARD_STORE']?.trim();
  if (!named) return undefined;
  const shelf = shelves.find((each) => each === named);
  if (shelf === undefined) throw storeFault(named);
  return shelf;
}

/** A place named by the person, where a key outlives the program. Throws the fault `usage` for any other. */
export function lastingStore(named: string): Exclude<KeyShelf, 'session'> {
  if (named === 'keychain' || named === 'vault') return named;
  throw storeFault(named);
}

function storeFault(given: string): FaultError {
  return new FaultError({ code: 'usage', problem: 'store', given });
}
