import type { Secret } from './secret.ts';

/** The clipboard of the person's desktop. Methods never throw; a clipboard that can't be reached holds nothing. */
export interface ClipboardPort {
  /** False where there is no clipboard of the person's to be reached from here. */
  readonly available: boolean;
  /** True where the text on it has the key in it. Takes 2 s at most. */
  holds(key: Secret): Promise<boolean>;
  /** Empties it, but only where it holds the key still; true where it held the key and now doesn't. 6 s at most. */
  clear(key: Secret): Promise<boolean>;
}
