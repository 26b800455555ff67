import type { Secret } from './secret.ts';

/** Reasons why a program could not be started. */
export type StartProblem =
  | 'missing'
  /** The program exists only in the working folder or in a relative PATH entry, where anyone may have put it. */
  | 'not-on-path'
  /** Windows starts this file only through another program, such as PowerShell. */
  | 'script'
  | 'denied'
  /**
   * The first line of the script ends with a carriage return, which the system treats as part of the interpreter's
   * name.
   */
  | 'line-end'
  /** The program that is to run the script is missing. */
  | 'interpreter'
  /** A batch file on Windows cannot receive an argument that contains a line end. */
  | 'batch-argument'
  | 'other';

/** The end of a program that ran in place of this one, or the reason why it did not start. */
export type ChildEnd =
  /** 0 to 255. */
  | { readonly type: 'exited'; readonly code: number }
  /** The number of the signal that ended it. */
  | { readonly type: 'signalled'; readonly number: number }
  | {
      readonly type: 'not-started';
      readonly problem: StartProblem;
      /** The path of the script, if that is the problem. */
      readonly script?: string;
    };

/**
 * Runs a program without a shell until it ends. Sets `MISTRAL_API_KEY` to the key in the environment of that program
 * only, removes the passphrase of the vault from it, and sets `variable` to the key, too, for programs that read
 * another name. Passes on the signals that this process receives. Never throws.
 */
export type RunChild = (
  command: string,
  args: readonly string[],
  key: Secret,
  variable?: string,
) => Promise<ChildEnd>;

/** Runs other programs in place of this one: with its terminal or pipes, and in its working folder. */
export interface ChildrenPort {
  /**
   * Records the state in which this process was started, so that the program starts in the same state. Must be called
   * before any other file is opened. Throws the error usage/folder-gone if the working folder no longer exists.
   */
  prepare(): Promise<RunChild>;
}
