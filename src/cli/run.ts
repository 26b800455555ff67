import { nearest } from '../core/text/nearest.ts';
import { type ErrorData, toErrorData, type UsageProblem } from '../errors/errors.ts';
import { traitsOf } from '../errors/traits.ts';
import { catalog } from '../i18n/catalog.ts';
import { usageLine } from '../i18n/command-line.ts';
import type { Lang } from '../i18n/languages.ts';
import type { Services } from '../services/ports/services.ts';
import type { Command, CommandContext, CommandSpec, Io, OptionSpec } from './command.ts';
import { programOptions } from './input/options.ts';
import { parse, peek, splitCommand, usageError } from './input/parse.ts';
import { fallbackLang, readSettings, type Settings } from './input/settings.ts';
import { plainStyle, styleFor } from './output/style.ts';
import { commands } from './registry.ts';

/** Text printed while macOS waits for an answer in a window of its own. */
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
export interface ProcessContext {
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
  readonly processContext: ProcessContext;
  readonly lang: () => Lang;
  readonly style: CommandContext['style'];
  /** The command that is run, or one of its subcommands; an error of usage is followed by its usage line. */
  target?: { readonly path: string; readonly command: CommandSpec };
}

/**
 * Runs one command line and returns its exit code. Never throws: prints an error on stderr, in the person's language.
 * Loads texts only to print them.
 */
export async function run(
  argv: readonly string[],
  processContext: ProcessContext,
): Promise<number> {
  const early = peek(argv, [...programOptions, jsonSwitch]);
  let found: Lang | undefined;
  const lang = () => {
    found ??= fallbackLang(early, processContext.variables, processContext.systemLocale);
    return found;
  };
  const theme = early.values['theme'];
  const state: Run = { processContext, lang, style: lazyStyle(processContext, theme) };
  const { io } = processContext;
  const isJson = early.switches.has('json');
  const output = () => ({ lang: lang(), io, style: state.style });
  const report = async (thrown: unknown) =>
    await printError(errorOf(thrown, processContext), { ...output(), isJson });
  let isOver = false;
  processContext.onUncaught?.(async (thrown) => {
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
    return lost === undefined ? code : await printError(lost, output());
  } catch (thrown) {
    // This program itself stops the work after an uncaught error, which has been reported.
    if (isOver) return traitsOf('bug').exit;
    const code = await report(thrown);
    if (!isJson && isSyntaxError(errorOf(thrown, processContext))) await printCorrectLine(state);
    return code;
  } finally {
    isOver = true;
  }
}

/** Returns what was thrown as an error. After a request to stop, any failure is a consequence of it. */
function errorOf(thrown: unknown, { signal }: ProcessContext): ErrorData {
  return signal.aborted ? { code: 'cancelled' } : toErrorData(thrown);
}

function lazyStyle(
  { io, variables, platform }: ProcessContext,
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
  const { processContext, lang, style } = state;
  const { io, variables } = processContext;
  const { switches } = peek(rest, programOptions);
  if (switches.has('version')) return print(io, processContext.version);
  if (switches.has('help')) {
    const { pageOf, programHelp } = await import('./output/help.ts');
    return print(io, await programHelp(lang(), pageOf(style.out, io.columns)));
  }
  const typed = parse(rest, programOptions, { min: 0, max: 0, usage: '' });
  const settings = readSettings(typed, variables, lang);
  const isDumb = variables['TERM'] === 'dumb' && !settings.screenReader;
  if (!io.stdinIsTerminal || !io.stdoutIsTerminal || isDumb) return await printCommands(state);
  return await processContext.wizard(settings, lang());
}

async function runCommand(name: string, rest: readonly string[], state: Run): Promise<number> {
  // People expect these two switches to work as commands, too.
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
  const { processContext, lang, style } = state;
  const { switches } = peek(rest, [...programOptions, ...command.options]);
  if (switches.has('help')) {
    const { commandHelp, pageOf } = await import('./output/help.ts');
    const page = pageOf(style.out, processContext.io.columns);
    return print(processContext.io, commandHelp(lang(), target.path, target.command, page));
  }
  if (switches.has('version')) return print(processContext.io, processContext.version);
  const typed = parse(rest, [...programOptions, ...target.command.options], {
    ...command.words,
    usage: command.usage,
  });
  const settings = readSettings(typed, processContext.variables, lang);
  return await command.run(typed, contextOf(state, settings));
}

/**
 * Returns the subcommand that the words name, or the command itself. Throws AppError with `usage` if help is requested
 * for an unknown subcommand.
 */
function targetOf(
  name: string,
  command: Command,
  rest: readonly string[],
): { readonly path: string; readonly command: CommandSpec } {
  const { subcommands } = command;
  const { words, switches } = peek(rest, [...programOptions, ...command.options]);
  const [word] = words;
  if (subcommands === undefined || word === undefined) return { path: name, command };
  const found = Object.hasOwn(subcommands, word) ? subcommands[word] : undefined;
  if (found !== undefined) return { path: `${name} ${word}`, command: found };
  if (!switches.has('help')) return { path: name, command };
  throw usageError('unknown-command', word, nearest(word, Object.keys(subcommands)));
}

function contextOf({ processContext, lang, style }: Run, settings: Settings): CommandContext {
  const { io, version, signal } = processContext;
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
      processContext.services(settings, lang, () =>
        io.err(`${style.err.signs.note} ${messages[lang()].keychainWaits}\n`),
      ),
  };
}

/** Streams, language and style for printing an error. */
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

/** Mistakes in the form of a command line, after which its correct form is printed. */
const syntaxProblems: ReadonlySet<string> = new Set<UsageProblem | 'invalid-value'>([
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

function isSyntaxError(error: ErrorData): boolean {
  return error.code === 'usage' && syntaxProblems.has(error.problem);
}

/** Prints the correct form of the command line. */
async function printCorrectLine({ processContext, lang, style, target }: Run): Promise<void> {
  const { usageOf } = await import('./output/help.ts');
  const { messages } = await import('./messages.ts');
  const usage =
    target === undefined ? usageLine('[COMMAND] [options]') : usageOf(target.path, target.command);
  const line = messages[lang()].correct(usage);
  processContext.io.err(`  ${style.err.faint(line)}\n`);
}

/** Prints the commands to use instead of the wizard, which needs a terminal. */
async function printCommands({ processContext, lang, style }: Run): Promise<number> {
  const { messages } = await import('./messages.ts');
  const { io, variables } = processContext;
  const problem = missingTerminal(io, variables);
  const code = await printError({ code: 'usage', problem, given: '' }, { lang: lang(), io, style });
  io.err(`${messages[lang()].instead}\n${await firstExamples(lang())}\n`);
  return code;
}

function missingTerminal(
  { stdinIsTerminal, stdoutIsTerminal }: Io,
  variables: ProcessContext['variables'],
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
