import type { Secret } from './secret.ts';

/** The clipboard of the person's desktop. Methods never throw; a clipboard that cannot be reached counts as empty. */
export interface ClipboardPort {
  /** False if there is no clipboard, or it cannot be reached. */
  readonly available: boolean;
  /** Returns true if the clipboard contains the key. Takes at most 2 s. */
  holds(key: Secret): Promise<boolean>;
  /** Clears the clipboard if it contains the key. Returns true if the key was removed. Takes at most 6 s. */
  clear(key: Secret): Promise<boolean>;
  /** Replaces its content by a text, never by a key. Returns true if a program accepted it. Takes at most 2 s. */
  write(text: string): Promise<boolean>;
}
