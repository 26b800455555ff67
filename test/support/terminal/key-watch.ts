import { partsOf } from '../network/leak-checks.ts';
import { watchCommandLines } from '../processes/processes.ts';
import { filesHolding } from '../processes/tree.ts';

/** Looks out for keys where none may be. */
export interface KeyWatch {
  /** Ends the watch, and gives the command lines that showed a key, and the files below these folders that hold one. */
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

/** True but for what the keychain of the system writes, which is its own, and encrypted. */
function isOther(path: string): boolean {
  return !/(?:^|\/)keyrings\//.test(path);
}
