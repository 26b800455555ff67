import type { Secret } from './secret.ts';

/** A command that changes nothing and exits with 0 if the tool is installed and signed in. */
export interface ReadyCheck {
  readonly argv: readonly string[];
  /** A text that the output must contain, for tools whose exit code is not enough. */
  readonly says?: string;
}

/** A command that reads the key from stdin. */
export interface GivingCommand {
  readonly argv: readonly string[];
  /** Returns the text to send, which holds the key. */
  readonly stdin: (key: string) => string;
  /** Set if the tool opens its stdin by name, which the system allows for a pipe but not for a socket. */
  readonly needsPipe?: true;
}

/** The result of passing the key to a tool. */
export interface GivingEnd {
  /** The exit code; undefined if the tool was ended, for example after 30 s. */
  readonly code: number | undefined;
  /** The first line of the tool's error output, cleaned and without the key; empty after a success. */
  readonly says: string;
}

/** Secret managers and other programs of the person that can store the key. */
export interface ToolsPort {
  /** False in the demo, which runs no other program. */
  readonly runs: boolean;
  /**
   * Returns the absolute path of a tool that is installed and says within 5 s that it is signed in; undefined for any
   * other. Never throws.
   */
  findReady(check: ReadyCheck, signal: AbortSignal): Promise<string | undefined>;
  /**
   * Passes the key to the tool at a path that `findReady` returned and the person has seen: on stdin, never on a
   * command line. Discards the output of the tool. Throws the error `files` if the tool cannot be started, and
   * `cancelled` if the signal was aborted before.
   */
  give(path: string, command: GivingCommand, key: Secret, signal: AbortSignal): Promise<GivingEnd>;
}
