import type { Secret } from './secret.ts';

/** Why a program could not be started. */
export type StartProblem =
  | 'missing'
  /** It is only in the working folder or in a relative entry of PATH, where anyone may have put it. */
  | 'not-on-path'
  | 'denied'
  /** The first line of the script ends with a carriage return, which the system takes for part of a name. */
  | 'line-end'
  /** The program that is to run the script is missing. */
  | 'interpreter'
  /** A batch file of Windows can't be given an argument with a line end in it. */
  | 'batch-argument'
  | 'other';

/** How a program that ran in our place ended, or why it did not start. */
export type ChildEnd =
  /** 0 to 255. */
  | { readonly type: 'exited'; readonly code: number }
  /** The number of the signal that ended it. */
  | { readonly type: 'signalled'; readonly number: number }
  | { readonly type: 'not-started'; readonly problem: StartProblem };

/**
 * Runs a program, without a shell in between, until it ends. `MISTRAL_API_KEY` is set to the key in its environment and
 * nowhere else; the passphrase of the vault is taken out of it. `variable` is set to the key as well, for programs that
 * read it from one of their own. Signals sent to us go on to it. Never throws.
 */
export type RunChild = (
  command: string,
  args: readonly string[],
  key: Secret,
  variable?: string,
) => Promise<ChildEnd>;

/** Runs other programs in our place: on our terminal or pipes, in our folder. */
export interface ChildrenPort {
  /**
   * Notes what this process was started with, for the program to get the same. Call it before anything else is opened.
   * Throws the error usage/folder-gone if the working folder no longer exists.
   */
  prepare(): Promise<RunChild>;
}
