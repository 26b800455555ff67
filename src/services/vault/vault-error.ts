import { FaultError, type VaultProblem } from '../../errors/errors.ts';

/** A fault of the vault file itself. */
export function vaultFault(problem: VaultProblem, path: string): FaultError {
  return new FaultError({ code: 'vault', problem, path });
}

/** A fault of the passphrase. */
export function passphraseFault(problem: 'missing' | 'wrong' | 'short'): FaultError {
  return new FaultError({ code: 'passphrase', problem });
}
