import { FaultError, type KeychainProblem } from '../../errors/errors.ts';
import { plainLine } from '../../i18n/plain-text.ts';
import type { Secret } from '../ports/secret.ts';
import { classify } from './classify.ts';

/** A fault of the keychain, in the system's own words where it had any. */
export function keychainFault(problem: KeychainProblem, detail = ''): FaultError {
  return new FaultError({ code: 'keychain', problem, detail: plainLine(detail) });
}

/**
 * What a call to the keychain threw, as a fault. No system is known to repeat the key in its words; none gets to:
 * `key` is taken out of them.
 */
export function faultOf(thrown: unknown, key?: Secret): FaultError {
  if (thrown instanceof FaultError) return thrown;
  const words = thrown instanceof Error ? thrown.message : '';
  const safe = key === undefined ? words : words.replaceAll(key.reveal(), String(key));
  return keychainFault(classify(plainLine(safe)), safe);
}
