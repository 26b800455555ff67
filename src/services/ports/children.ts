import type { Secret } from './secret.ts';

/** How a program that ran in our place ended, or why it did not begin. */
export type ChildEnd =
  /** 0 to 255. */
  | { readonly type: 'exited'; readonly code: number }
  /** The number of the signal that ended it. */
  | { readonly type: 'signalled'; readonly number: number }
  | { readonly type: 'not-started'; readonly problem: 'missing' | 'denied' | 'other' };

/** Runs other programs in our place: on our terminal or pipes, in our folder. */
export interface ChildrenPort {
  /**
   * Runs a program, without a shell in between, until it ends. `MISTRAL_API_KEY` is set to the key in its environment
   * and nowhere else; the passphrase of the vault is taken out of it. `variable` is set to the key as well, for programs
   * that read it from one of their own. Signals sent to us go on to it. Never throws.
   */
  run(command: string, args: readonly string[], key: Secret, variable?: string): Promise<ChildEnd>;
}
