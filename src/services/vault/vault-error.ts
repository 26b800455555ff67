import { AppError, type VaultProblem } from '../../errors/errors.ts';

/** Returns an error of the vault file. */
export function vaultError(problem: VaultProblem, path: string): AppError {
  return new AppError({ code: 'vault', problem, path });
}

/** Returns an error of the passphrase. */
export function passphraseError(problem: 'missing' | 'wrong' | 'short'): AppError {
  return new AppError({ code: 'passphrase', problem });
}
