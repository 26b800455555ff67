import { rename } from 'node:fs/promises';
import { platform } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import { systemCode } from './file-error.ts';

/** Error codes of Windows while another process, such as a virus scanner, has one of the files open. */
const heldCodes: ReadonlySet<string | undefined> = new Set(['EPERM', 'EACCES', 'EBUSY']);

/** Milliseconds to wait in total, and between two tries. */
const maxWaitMs = 2_500;
const pauseMs = 50;

/** Platform and functions that `renameOver` uses, replaceable in tests. */
export interface RenameSystem {
  readonly isWindows: boolean;
  readonly rename: (from: string, to: string) => Promise<void>;
  readonly pause: (ms: number) => Promise<unknown>;
}

const thisSystem: RenameSystem = {
  isWindows: platform() === 'win32',
  rename: (from, to) => rename(from, to),
  pause: setTimeout,
};

/** Renames a file over another one. On Windows, waits up to 2.5 s for programs that have one of them open. */
export async function renameOver(
  from: string,
  to: string,
  { isWindows, rename: move, pause }: RenameSystem = thisSystem,
): Promise<void> {
  for (let waited = 0; ; waited += pauseMs) {
    try {
      return await move(from, to);
    } catch (thrown) {
      const isHeld = isWindows && heldCodes.has(systemCode(thrown));
      if (!isHeld || waited >= maxWaitMs) throw thrown;
      await pause(pauseMs);
    }
  }
}
