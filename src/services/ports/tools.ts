import type { Secret } from './secret.ts';

/** A command that changes nothing, and ends with 0 if a tool is installed and signed in. */
export interface ReadyCheck {
  readonly argv: readonly string[];
  /** A text that its output must hold, for a tool whose exit code does not tell. */
  readonly says?: string;
}

/** A command that takes the key on its stdin. */
export interface GivingCommand {
  readonly argv: readonly string[];
  /** Returns the text to send, which holds the key. */
  readonly stdin: (key: string) => string;
  /** The tool opens its stdin by name, which the system allows for a pipe and not for a socket. */
  readonly needsPipe?: true;
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
  /**
   * Returns the absolute path of a tool that is installed and says within 5 s that it is signed in; undefined for any
   * other. Never throws.
   */
  findReady(check: ReadyCheck, signal: AbortSignal): Promise<string | undefined>;
  /**
   * Gives the key to the tool at a path that `findReady` returned and the person has seen: on stdin, never on a command
   * line. Discards what the tool prints. Throws the error `files` if the tool can't be started, and `cancelled` if the
   * signal was aborted before it was.
   */
  give(path: string, command: GivingCommand, key: Secret, signal: AbortSignal): Promise<GivingEnd>;
}
