import { partsOf } from '../network/leak-checks.ts';
import { watchCommandLines } from '../processes/processes.ts';
import { filesHolding } from '../processes/tree.ts';

/** Searches command lines and files for keys. */
export interface KeyWatch {
  /**
   * Ends the watch; returns the command lines that showed a key, and the files below these folders that contain one.
   */
  stop(folders: readonly string[]): readonly string[];
}

/** Watches the command lines of this machine from now on. Linux. */
export function watchForKeys(keys: readonly string[]): KeyWatch {
  const commands = watchCommandLines();
  return {
    stop: (folders) => {
      const lines = commands.stop();
      return keys.flatMap((key) => [
        ...lines.filter((line) => partsOf(key, line).length > 0),
        ...folders.flatMap((folder) => filesHolding(folder, key)).filter(isOther),
      ]);
    },
  };
}

/** Returns true except for files of the system's keychain, which are encrypted. */
function isOther(path: string): boolean {
  return !/(?:^|\/)keyrings\//.test(path);
}
