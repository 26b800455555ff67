import type { ErrorData } from '../errors/errors.ts';
import type { Lang, Localized } from '../i18n/languages.ts';
import type { Services } from '../services/ports/services.ts';

/** One option of the program or of a command. */
export interface OptionSpec {
  /** Its long name, without dashes. */
  readonly name: string;
  readonly short?: string;
  /**
   * Placeholder of its value in the help: `NAME`, `PATH` for a file, or all possible values, `fr|en`. Absent for a
   * switch.
   */
  readonly value?: string;
  /** All possible values, if there are too many for `value`. */
  readonly choices?: readonly string[];
  /** Completes "Use …" in the message about a value that can't be read. Not needed if `value` lists all values. */
  readonly accepts?: Localized;
  readonly summary: Localized;
}

/** A parsed command line. */
export interface Typed {
  /** The definitions of all options that could have been typed. */
  readonly options: readonly OptionSpec[];
  /** Values of options that take one. */
  readonly values: Readonly<Record<string, string>>;
  /** Names of switches that are on. */
  readonly switches: ReadonlySet<string>;
  readonly words: readonly string[];
  /** The words after `--`. */
  readonly passed: readonly string[];
}

/** An input stream; a terminal also has `setRawMode`. */
export type Input = NodeJS.ReadableStream & { setRawMode?: (isRaw: boolean) => unknown };

/** Standard streams of a command. */
export interface Io {
  /** Results. */
  readonly out: (text: string) => void;
  /** Talk: progress, notices, errors. */
  readonly err: (text: string) => void;
  /** Standard input: typed or piped. */
  readonly stdin: Input;
  readonly stdinIsTerminal: boolean;
  /** True if stdin is a pipe or a file with content. */
  readonly isStdinPiped?: () => boolean;
  readonly stdoutIsTerminal: boolean;
  /** Width in cells of the terminal on stdout; absent without one. */
  readonly columns?: number | undefined;
  /** True once whoever read the results has gone away. */
  readonly isOutGone?: () => boolean;
  /** Why the output is incomplete; undefined if it is complete. */
  readonly outError?: () => ErrorData | undefined;
}

/** Loads each command, by name. */
export type Commands = Readonly<Record<string, () => Promise<{ readonly default: Command }>>>;

/** Everything a command needs to run. */
export interface CommandContext {
  /** Determined on first access, which takes time, so read it only to show a message. */
  readonly lang: Lang;
  readonly io: Io;
  /** The version of this program. */
  readonly version: string;
  /** Ends when the person or the system asks the program to stop. */
  readonly signal: AbortSignal;
  /** All commands, for the one that completes them. */
  readonly commands: Commands;
  /** Created on first use, because most commands need few of them. */
  readonly services: () => Promise<Services>;
}

/** A sentence of the help with a command line on its own line, so that it can be copied completely. */
export interface Note {
  readonly text: string;
  readonly line?: string;
}

/** One command: the default export of its file. */
export interface Command {
  readonly summary: Localized;
  /** Notes to read before using the command; the help shows them below the example. */
  readonly notes?: (lang: Lang) => readonly Note[];
  /** Returns one line that a person can copy. */
  readonly example: (lang: Lang) => string;
  /**
   * Arguments after the name, as shown in the help: `[PROMPT|-]`, or all possible words, `set|status`; empty for none.
   */
  readonly usage: string;
  /** All possible first words, if there are too many for `usage`. */
  readonly choices?: readonly string[];
  readonly options: readonly OptionSpec[];
  /** Number of words allowed after the name. */
  readonly words: { readonly min: number; readonly max: number };
  /** Runs the command and returns the exit code. Throws `AppError`. */
  readonly run: (typed: Typed, context: CommandContext) => Promise<number>;
}
