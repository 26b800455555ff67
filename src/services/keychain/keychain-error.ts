import { AppError, type KeychainProblem } from '../../errors/errors.ts';
import { plainLine } from '../../i18n/plain-text.ts';
import type { Secret } from '../ports/secret.ts';
import { classify } from './classify.ts';

/** Returns an error of the keychain, with the message of the system if there is one. */
export function keychainError(problem: KeychainProblem, detail = ''): AppError {
  return new AppError({ code: 'keychain', problem, detail: plainLine(detail) });
}

/**
 * Converts a value thrown by a keychain call to an error. Removes `key` from the message, although no system is known
 * to repeat it.
 */
export function errorOf(thrown: unknown, key?: Secret): AppError {
  if (thrown instanceof AppError) return thrown;
  const words = thrown instanceof Error ? thrown.message : '';
  const safe = key === undefined ? words : words.replaceAll(key.reveal(), String(key));
  return keychainError(classify(plainLine(safe)), safe);
}
