import { nearest } from '../core/text/nearest.ts';
import { type ErrorData, toErrorData, type UsageProblem } from '../errors/errors.ts';
import { traitsOf } from '../errors/traits.ts';
import { catalog } from '../i18n/catalog.ts';
import { usageLine } from '../i18n/command-line.ts';
import type { Lang } from '../i18n/languages.ts';
import type { Services } from '../services/ports/services.ts';
import type { Command, CommandContext, Documented, Io, OptionSpec } from './command.ts';
import { programOptions } from './input/options.ts';
import { parse, peek, splitCommand, usageError } from './input/parse.ts';
import { fallbackLang, readSettings, type Settings } from './input/settings.ts';
import { plainStyle, styleFor } from './output/style.ts';
import { commands } from './registry.ts';

/** Printed while a window of macOS waits for an answer. */
const messages = catalog({
  en: {
    keychainWaits:
      'macOS may be asking for your password in a window: answer it there. Ctrl+C stops waiting.',
  },
  fr: {
    keychainWaits:
      'macOS demande peut-être votre mot de passe dans une fenêtre : répondez-y. Ctrl+C arrête d’attendre.',
  },
});

/** Everything outside the command line that `run` needs; `main` supplies it. */
export interface Surroundings {
  readonly io: Io;
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  /** BCP 47, as the system reports it. */
  readonly systemLocale: () => string;
  readonly version: string;
  readonly signal: AbortSignal;
  /** Receives the function that reports an error that nothing catches, and returns the exit code. */
  readonly onUncaught?: (report: (thrown: unknown) => Promise<number>) => void;
  readonly services: (
    settings: Settings,
    lang: () => Lang,
    onKeychainWait: () => void,
  ) => Promise<Services>;
  /** Starts the wizard on the terminal and returns the exit code. */
  readonly wizard: (settings: Settings, lang: Lang) => Promise<number>;
}

const jsonSwitch: OptionSpec = { name: 'json', summary: { en: '', fr: '' } };

/** Values derived from the command line. Computed on first use, because most runs of `env` and `exec` print nothing. */
interface Run {
  readonly around: Surroundings;
  readonly lang: () => Lang;
  readonly style: CommandContext['style'];
  /** The command that is run, or one of its subcommands; its correct line follows an error of usage. */
  target?: { readonly path: string; readonly command: Documented };
}

/**
 * Runs one command line and returns its exit code. Never throws: prints an error on stderr, in the person's language.
 * Loads texts only to print them.
 */
export async function run(argv: readonly string[], around: Surroundings): Promise<number> {
  const early = peek(argv, [...programOptions, jsonSwitch]);
  let found: Lang | undefined;
  const lang = () => {
    found ??= fallbackLang(early, around.variables, around.systemLocale);
    return found;
  };
  const theme = early.values['theme'];
  const state: Run = { around, lang, style: lazyStyle(around, theme) };
  const { io } = around;
  const isJson = early.switches.has('json');
  const report = async (thrown: unknown) =>
    await printError(errorOf(thrown, around), { lang: lang(), io, style: state.style, isJson });
  let isOver = false;
  around.onUncaught?.(async (thrown) => {
    // After the result, nobody can act on an error of what is being ended.
    if (isOver) return traitsOf('bug').exit;
    isOver = true;
    return await report(thrown);
  });
  try {
    const { command, rest } = splitCommand(argv, programOptions);
    const code = await (command === undefined
      ? runWizard(rest, state)
      : runCommand(command, rest, state));
    const lost = io.outError?.();
    return lost === undefined
      ? code
      : await printError(lost, { lang: lang(), io, style: state.style });
  } catch (thrown) {
    // This program itself stops the work after an uncaught error, which has been reported.
    if (isOver) return traitsOf('bug').exit;
    const code = await report(thrown);
    if (!isJson && isOfForm(errorOf(thrown, around))) await printCorrectLine(state);
    return code;
  } finally {
    isOver = true;
  }
}

/** Returns what was thrown as an error. After a request to stop, any failure is a consequence of it. */
function errorOf(thrown: unknown, { signal }: Surroundings): ErrorData {
  return signal.aborted ? { code: 'cancelled' } : toErrorData(thrown);
}

function lazyStyle(
  { io, variables, platform }: Surroundings,
  given: string | undefined,
): CommandContext['style'] {
  const theme = given === 'dark' || given === 'light' ? given : 'auto';
  const styleOf = (stream: 'stdout' | 'stderr', isTerminal = false) =>
    styleFor({
      isTerminal,
      colourBits: isTerminal ? (io.colourBits?.(stream) ?? 1) : 1,
      variables,
      platform,
      theme,
    });
  return {
    get out() {
      return styleOf('stdout', io.stdoutIsTerminal);
    },
    get err() {
      return styleOf('stderr', io.stderrIsTerminal);
    },
  };
}

async function runWizard(rest: readonly string[], state: Run): Promise<number> {
  const { around, lang, style } = state;
  const { io, variables } = around;
  const { switches } = peek(rest, programOptions);
  if (switches.has('version')) return print(io, around.version);
  if (switches.has('help')) {
    const { pageOf, programHelp } = await import('./output/help.ts');
    return print(io, await programHelp(lang(), pageOf(style.out, io.columns)));
  }
  const typed = parse(rest, programOptions, { min: 0, max: 0, usage: '' });
  const settings = readSettings(typed, variables, lang);
  const isDumb = variables['TERM'] === 'dumb' && !settings.screenReader;
  if (!io.stdinIsTerminal || !io.stdoutIsTerminal || isDumb) return await printCommands(state);
  return await around.wizard(settings, lang());
}

async function runCommand(name: string, rest: readonly string[], state: Run): Promise<number> {
  // As commands, the two switches work as people expect.
  if (name === 'version') return await runWizard(['--version'], state);
  if (name === 'help') {
    const { command: about, rest: others } = splitCommand(rest, programOptions);
    if (about === undefined) return await runWizard(['--help', ...others], state);
    return await runCommand(about, ['--help', ...others], state);
  }
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (load === undefined) {
    throw usageError('unknown-command', name, nearest(name, Object.keys(commands)));
  }
  const { default: command } = await load();
  const target = targetOf(name, command, rest);
  state.target = target;
  const { around, lang, style } = state;
  const { switches } = peek(rest, [...programOptions, ...command.options]);
  if (switches.has('help')) {
    const { commandHelp, pageOf } = await import('./output/help.ts');
    const page = pageOf(style.out, around.io.columns);
    return print(around.io, commandHelp(lang(), target.path, target.command, page));
  }
  if (switches.has('version')) return print(around.io, around.version);
  const typed = parse(rest, [...programOptions, ...target.command.options], {
    ...command.words,
    usage: command.usage,
  });
  const settings = readSettings(typed, around.variables, lang);
  return await command.run(typed, contextOf(state, settings));
}

/** Returns the subcommand that the words name, or the command itself. Throws AppError with `usage` for help on another. */
function targetOf(
  name: string,
  command: Command,
  rest: readonly string[],
): { readonly path: string; readonly command: Documented } {
  const { subcommands } = command;
  const { words, switches } = peek(rest, [...programOptions, ...command.options]);
  const [word] = words;
  if (subcommands === undefined || word === undefined) return { path: name, command };
  const found = Object.hasOwn(subcommands, word) ? subcommands[word] : undefined;
  if (found !== undefined) return { path: `${name} ${word}`, command: found };
  if (!switches.has('help')) return { path: name, command };
  throw usageError('unknown-command', word, nearest(word, Object.keys(subcommands)));
}

function contextOf({ around, lang, style }: Run, settings: Settings): CommandContext {
  const { io, version, signal } = around;
  return {
    get lang() {
      return lang();
    },
    io,
    style,
    version,
    signal,
    commands,
    services: () =>
      around.services(settings, lang, () =>
        io.err(`${style.err.signs.note} ${messages[lang()].keychainWaits}\n`),
      ),
  };
}

/** Output for an error, and its language and style. */
interface ErrorOutput {
  readonly lang: Lang;
  readonly io: Io;
  readonly style?: CommandContext['style'];
  /** The command was called with `--json`. */
  readonly isJson?: boolean;
}

/** Prints an error and returns its exit code. With `--json`, prints it as the only document on stdout. */
export async function printError(
  error: ErrorData,
  { lang, io, style, isJson = false }: ErrorOutput,
): Promise<number> {
  const { errorMessage, errorText } = await import('../i18n/errors.ts');
  if (isJson) {
    const { message, hint } = errorMessage(lang, error);
    const { correlationId } = { correlationId: undefined, ...error };
    const document = failureDocument({ code: error.code, message, hint, correlationId });
    io.out(`${JSON.stringify(document)}\n`);
  } else {
    const { signs, links } = style?.err ?? plainStyle;
    io.err(`${signs.bad} ${links(errorText(lang, error))}\n`);
  }
  return traitsOf(error.code).exit;
}

/** Builds the JSON document of a failure. `fault` is the older name of `error`; programs may still read it. */
function failureDocument(error: Readonly<Record<string, string | undefined>>) {
  return { ok: false, error, fault: error };
}

/** Mistakes in how a command line is written, as opposed to a value that can't be used here. */
const formProblems: ReadonlySet<string> = new Set<UsageProblem | 'invalid-value'>([
  'unknown-command',
  'unknown-option',
  'missing-value',
  'extra-value',
  'missing-argument',
  'extra-argument',
  'invalid-value',
  'prompt-missing',
  'texts-missing',
  'key-in-words',
  'out-needed',
]);

function isOfForm(error: ErrorData): boolean {
  return error.code === 'usage' && formProblems.has(error.problem);
}

/** Prints how the command is used correctly. */
async function printCorrectLine({ around, lang, style, target }: Run): Promise<void> {
  const { usageOf } = await import('./output/help.ts');
  const { messages } = await import('./messages.ts');
  const usage =
    target === undefined ? usageLine('[COMMAND] [options]') : usageOf(target.path, target.command);
  const line = messages[lang()].correct(usage);
  around.io.err(`  ${style.err.faint(line)}\n`);
}

/** Prints the commands to use instead of the wizard, which needs a terminal. */
async function printCommands({ around, lang, style }: Run): Promise<number> {
  const { messages } = await import('./messages.ts');
  const { io, variables } = around;
  const problem = missingTerminal(io, variables);
  const code = await printError({ code: 'usage', problem, given: '' }, { lang: lang(), io, style });
  io.err(`${messages[lang()].instead}\n${await firstExamples(lang())}\n`);
  return code;
}

function missingTerminal(
  { stdinIsTerminal, stdoutIsTerminal }: Io,
  variables: Surroundings['variables'],
): UsageProblem {
  if (stdinIsTerminal && stdoutIsTerminal) return 'dumb-terminal';
  // Git Bash draws its own window, in which Windows programs find a pipe.
  return variables['MSYSTEM'] && !stdinIsTerminal ? 'no-winpty' : 'no-terminal';
}

async function firstExamples(lang: Lang): Promise<string> {
  const loaded = await Promise.all(Object.values(commands).map((load) => load()));
  return loaded.map(({ default: command }) => `  ${command.examples(lang)[0]?.line}`).join('\n');
}

function print(io: Io, text: string): number {
  io.out(`${text}\n`);
  return 0;
}
