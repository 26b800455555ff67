import { AppError, type KeychainProblem } from '../../errors/errors.ts';
import { plainLine } from '../../i18n/plain-text.ts';
import type { Secret } from '../ports/secret.ts';
import { classify } from './classify.ts';

/** An error of the keychain, in the system's own words where it had any. */
export function keychainError(problem: KeychainProblem, detail = ''): AppError {
  return new AppError({ code: 'keychain', problem, detail: plainLine(detail) });
}

/**
 * Converts what a call to the keychain threw to an error. No system is known to repeat the key in its words; none gets to:
 * `key` is taken out of them.
 */
export function errorOf(thrown: unknown, key?: Secret): AppError {
  if (thrown instanceof AppError) return thrown;
  const words = thrown instanceof Error ? thrown.message : '';
  const safe = key === undefined ? words : words.replaceAll(key.reveal(), String(key));
  return keychainError(classify(plainLine(safe)), safe);
}
