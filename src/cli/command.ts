import type { ErrorData } from '../errors/errors.ts';
import type { Lang, Localized } from '../i18n/languages.ts';
import type { Services } from '../services/ports/services.ts';
import type { Style } from './output/style.ts';

/** One option of the program or of a command. */
export interface OptionSpec {
  /** Long name, without dashes. */
  readonly name: string;
  readonly short?: string;
  /**
   * Placeholder of the value in the help: `NAME`, `PATH` for a file, or all possible values, `fr|en`. Absent for a
   * switch.
   */
  readonly value?: string;
  /** All possible values, if there are too many for `value`. */
  readonly choices?: readonly string[];
  /** Completes "Use …" in the message about an invalid value. Not needed if `value` lists all values. */
  readonly accepts?: Localized;
  readonly summary: Localized;
}

/** A parsed command line. */
export interface ParsedArguments {
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
  /** Prints results. */
  readonly out: (text: string) => void;
  /** Prints everything else: progress, notices, errors. */
  readonly err: (text: string) => void;
  /** Standard input: typed or piped. */
  readonly stdin: Input;
  readonly stdinIsTerminal: boolean;
  /** True if stdin is a pipe or a file with content. */
  readonly isStdinPiped?: () => boolean;
  readonly stdoutIsTerminal: boolean;
  readonly stderrIsTerminal?: boolean;
  /** Bits of a colour on the terminal of a stream, as Node reports them; 1 without colours. */
  readonly colourBits?: (stream: 'stdout' | 'stderr') => number;
  /** Width in cells of the terminal on stdout; absent without one. */
  readonly columns?: number | undefined;
  /** True once the reader of the results is gone. */
  readonly isOutGone?: () => boolean;
  /** Returns the error that kept results from being written; undefined if there was none. */
  readonly outError?: () => ErrorData | undefined;
}

/** Functions that load the commands, by name. */
export type Commands = Readonly<Record<string, () => Promise<{ readonly default: Command }>>>;

/** Everything a command needs to run. */
export interface CommandContext {
  /** The language is detected on first access, which takes time, so read it only to print a message. */
  readonly lang: Lang;
  readonly io: Io;
  /** Formats text for stdout and for stderr. */
  readonly style: { readonly out: Style; readonly err: Style };
  /** The version of this program. */
  readonly version: string;
  /** Ends when the person or the system asks the program to stop. */
  readonly signal: AbortSignal;
  /** All commands, needed by `completion`. */
  readonly commands: Commands;
  /** Created on first use, because most commands need few of them. */
  readonly services: () => Promise<Services>;
}

/** A sentence of the help, with a command line that can be copied. */
export interface Note {
  readonly text: string;
  readonly line?: string;
}

/** A command line that can be copied, and what it does. */
export interface Example {
  readonly line: string;
  readonly summary: Localized;
}

/** Sections of the list of commands, in the order of the help. */
export const commandGroups = ['start', 'key', 'use', 'more'] as const;

/** Definition of a command or of one of its subcommands: its help and its options. */
export interface CommandSpec {
  readonly summary: Localized;
  /** Arguments after the name, as shown in the help: `[PROMPT|-]`, or all possible words, `bash|zsh`; empty for none. */
  readonly usage: string;
  readonly options: readonly OptionSpec[];
  /** Returns command lines that can be copied, the most common one first. */
  readonly examples: (lang: Lang) => readonly Example[];
  /** Notes to read before using the command; the help shows them below the examples. */
  readonly notes?: (lang: Lang) => readonly Note[];
  /** Addresses of pages about the command. */
  readonly links?: readonly string[];
}

/** One command: the default export of its file. */
export interface Command extends CommandSpec {
  readonly group: (typeof commandGroups)[number];
  /** All possible first words, if they are too many for `usage`. */
  readonly choices?: readonly string[];
  /** Commands below this one, such as `key set`. Each takes only its own options; `options` then lists all of them. */
  readonly subcommands?: Readonly<Record<string, CommandSpec>>;
  /** Number of words allowed after the name. */
  readonly words: { readonly min: number; readonly max: number };
  /** Runs the command and returns the exit code. Throws AppError. */
  readonly run: (typed: ParsedArguments, context: CommandContext) => Promise<number>;
}
