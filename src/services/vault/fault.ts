import { FaultError, toFault, type VaultProblem } from '../../errors/fault.ts';
import { fileProblem } from '../file-problem.ts';

/** A fault of the vault file itself. */
export function vaultFault(problem: VaultProblem, path: string): FaultError {
  return new FaultError({ code: 'vault', problem, path });
}

/** A fault of the passphrase. */
export function passphraseFault(problem: 'missing' | 'wrong' | 'short'): FaultError {
  return new FaultError({ code: 'passphrase', problem });
}

/** Runs work on the file system; what it throws that is no fault yet becomes the fault `files` at `path`. */
export async function atPath<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    const fault = toFault(thrown);
    // A fault already, or a wait that was stopped.
    if (fault.code !== 'bug') throw new FaultError(fault);
    throw new FaultError({ code: 'files', problem: fileProblem(thrown), path });
  }
}
