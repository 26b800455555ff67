import { AppError, type VaultProblem } from '../../errors/errors.ts';

/** An error of the vault file itself. */
export function vaultError(problem: VaultProblem, path: string): AppError {
  return new AppError({ code: 'vault', problem, path });
}

/** An error of the passphrase. */
export function passphraseError(problem: 'missing' | 'wrong' | 'short'): AppError {
  return new AppError({ code: 'passphrase', problem });
}
