import type { Secret } from './secret.ts';

/** A command that changes nothing, and ends with 0 where a tool is here and signed in. */
export interface ReadyCheck {
  readonly argv: readonly string[];
  /** What must be in its output, where the exit code does not tell. */
  readonly says?: string;
}

/** A command that takes the key. */
export interface GivingCommand {
  readonly argv: readonly string[];
  /** What it reads from its stdin, the key in it. */
  readonly stdin: (key: string) => string;
}

/** How a tool that was given the key ended. */
export interface GivingEnd {
  /** The exit code; undefined where it was ended, by us after 30 s. */
  readonly code: number | undefined;
  /** The first line it said of its trouble, cleaned, without the key; empty where it ended well or said nothing. */
  readonly says: string;
}

/** Other tools of the person, which can keep the key. */
export interface ToolsPort {
  /** False where none is ever run: in the demo. */
  readonly runs: boolean;
  /** True where the tool is installed and signed in, as far as it says so within 5 s. Never throws. */
  isReady(check: ReadyCheck, signal: AbortSignal): Promise<boolean>;
  /**
   * Gives the key on stdin, never on a command line, and throws away what comes out. Throws the error `files` where the
   * tool can't be started, and `cancelled` where the signal was aborted before it was.
   */
  give(command: GivingCommand, key: Secret, signal: AbortSignal): Promise<GivingEnd>;
}
