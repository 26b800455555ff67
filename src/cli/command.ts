import type { ErrorData } from '../errors/errors.ts';
import type { Lang, Localized } from '../i18n/languages.ts';
import type { Services } from '../services/ports/services.ts';

/** One option of the program or of a command. */
export interface OptionSpec {
  /** Its long name, without dashes. */
  readonly name: string;
  readonly short?: string;
  /**
   * Placeholder of its value in the help: `NAME`, `PATH` for a file, or all possible values, `fr|en`. Absent for
   * a switch.
   */
  readonly value?: string;
  /** All the values there are, where they are too many for `value`. */
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
  /** Those of the words that follow `--`. */
  readonly passed: readonly string[];
}

/** A stream to read from; one of a terminal has `setRawMode`. */
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
  /** True where a pipe or a file with something in it is on stdin. */
  readonly isStdinPiped?: () => boolean;
  readonly stdoutIsTerminal: boolean;
  /** Cells of a line of the terminal on stdout; absent where there is none. */
  readonly columns?: number | undefined;
  /** True once whoever read the results has gone away. */
  readonly isOutGone?: () => boolean;
  /** Why not all of the results could be written; undefined where they could. */
  readonly outError?: () => ErrorData | undefined;
}

/** Loads each command, by name. */
export type Commands = Readonly<Record<string, () => Promise<{ readonly default: Command }>>>;

/** Everything a command needs to run. */
export interface CommandContext {
  /** Found out when it is first asked for, which takes its time: ask where there is something to say. */
  readonly lang: Lang;
  readonly io: Io;
  /** The version of this program. */
  readonly version: string;
  /** Ends when the person or the system asks the program to stop. */
  readonly signal: AbortSignal;
  /** All commands, for the one that completes them. */
  readonly commands: Commands;
  /** Made on use: most commands need few of them. */
  readonly services: () => Promise<Services>;
}

/** A sentence of the help, and a command line that stands alone, so that it can be copied whole. */
export interface Note {
  readonly text: string;
  readonly line?: string;
}

/** One command: what its file exports as default. */
export interface Command {
  readonly summary: Localized;
  /** Notes to read before using the command; the help shows them below the example. */
  readonly notes?: (lang: Lang) => readonly Note[];
  /** Returns one line that a person can copy. */
  readonly example: (lang: Lang) => string;
  /** Arguments after the name, as shown in the help: `[PROMPT|-]`, or all possible words, `set|status`; empty for none. */
  readonly usage: string;
  /** All the words that may come first, where they are too many for `usage`. */
  readonly choices?: readonly string[];
  readonly options: readonly OptionSpec[];
  /** How many words may follow the name. */
  readonly words: { readonly min: number; readonly max: number };
  /** Runs it, and gives the exit code. Throws `AppError`. */
  readonly run: (typed: Typed, context: CommandContext) => Promise<number>;
}
