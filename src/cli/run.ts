import { nearest } from '../core/text/nearest.ts';
import { type ErrorData, toErrorData, type UsageProblem } from '../errors/errors.ts';
import { traitsOf } from '../errors/traits.ts';
import type { Lang } from '../i18n/languages.ts';
import type { Services } from '../services/ports/services.ts';
import type { Io, OptionSpec } from './command.ts';
import { programOptions } from './input/options.ts';
import { parse, peek, splitCommand, usageError } from './input/parse.ts';
import { fallbackLang, readSettings, type Settings } from './input/settings.ts';
import { commands } from './registry.ts';

/** Everything outside the command line that `run` needs; `main` supplies it. */
export interface Surroundings {
  readonly io: Io;
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** BCP 47, as the system reports it. */
  readonly systemLocale: () => string;
  readonly version: string;
  readonly signal: AbortSignal;
  readonly services: (settings: Settings) => Promise<Services>;
  /** Starts the wizard on the terminal and returns its exit code. */
  readonly wizard: (settings: Settings, lang: Lang) => Promise<number>;
}

const jsonSwitch: OptionSpec = { name: 'json', summary: { en: '', fr: '' } };

/** Determines the language when a message needs it, because most runs of `env` and `exec` print none. */
type LateLang = () => Lang;

/**
 * Runs one command line to its exit code. Never throws: prints an error in the person's language on stderr. Loads
 * messages only when one is printed.
 */
export async function run(argv: readonly string[], around: Surroundings): Promise<number> {
  const early = peek(argv, [...programOptions, jsonSwitch]);
  let found: Lang | undefined;
  const lang = () => {
    found ??= fallbackLang(early, around.variables, around.systemLocale);
    return found;
  };
  try {
    const { command, rest } = splitCommand(argv, programOptions);
    const code = await (command === undefined
      ? runWizard(rest, lang, around)
      : runCommand(command, rest, lang, around));
    const lost = around.io.outError?.();
    return lost === undefined ? code : await tell(lost, lang(), false, around.io);
  } catch (thrown) {
    // If the program is stopping, reports that instead of any error it caused.
    const error = around.signal.aborted ? ({ code: 'cancelled' } as const) : toErrorData(thrown);
    return await tell(error, lang(), early.switches.has('json'), around.io);
  }
}

async function runWizard(
  rest: readonly string[],
  lang: LateLang,
  around: Surroundings,
): Promise<number> {
  const { switches } = peek(rest, programOptions);
  if (switches.has('version')) return say(around.io, around.version);
  if (switches.has('help')) {
    const { programHelp } = await import('./output/help.ts');
    return say(around.io, await programHelp(lang()));
  }
  const typed = parse(rest, programOptions, { min: 0, max: 0, usage: '' });
  const settings = readSettings(typed, around.variables, lang);
  const { stdinIsTerminal, stdoutIsTerminal } = around.io;
  const isDumb = around.variables['TERM'] === 'dumb' && !settings.screenReader;
  if (!stdinIsTerminal || !stdoutIsTerminal || isDumb) return await printCommands(lang(), around);
  return await around.wizard(settings, lang());
}

async function runCommand(
  name: string,
  rest: readonly string[],
  lang: LateLang,
  around: Surroundings,
): Promise<number> {
  // As commands, the two switches work as people expect.
  if (name === 'version') return await runWizard(['--version'], lang, around);
  if (name === 'help') {
    const { command: about, rest: others } = splitCommand(rest, programOptions);
    if (about === undefined) return await runWizard(['--help', ...others], lang, around);
    return await runCommand(about, ['--help', ...others], lang, around);
  }
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (load === undefined) {
    throw usageError('unknown-command', name, nearest(name, Object.keys(commands)));
  }
  const { default: command } = await load();
  const specs = [...programOptions, ...command.options];
  const { switches } = peek(rest, specs);
  if (switches.has('help')) {
    const { commandHelp } = await import('./output/help.ts');
    return say(around.io, commandHelp(lang(), name, command));
  }
  if (switches.has('version')) return say(around.io, around.version);
  const typed = parse(rest, specs, { ...command.words, usage: command.usage });
  const settings = readSettings(typed, around.variables, lang);
  const { io, signal } = around;
  return await command.run(typed, {
    get lang() {
      return lang();
    },
    io,
    version: around.version,
    signal,
    commands,
    services: () => around.services(settings),
  });
}

/** Prints an error and returns its exit code. With `--json`, prints it as the only document on stdout. */
export async function tell(error: ErrorData, lang: Lang, json: boolean, io: Io): Promise<number> {
  const { errorMessage, errorText } = await import('../i18n/errors.ts');
  if (json) {
    const { message, hint } = errorMessage(lang, error);
    const { correlationId } = { correlationId: undefined, ...error };
    const document = failureDocument({ code: error.code, message, hint, correlationId });
    io.out(`${JSON.stringify(document)}\n`);
  } else io.err(`${errorText(lang, error)}\n`);
  return traitsOf(error.code).exit;
}

/** Builds the JSON document of a failure. `fault` is the older name of `error`; programs may still read it. */
function failureDocument(error: Readonly<Record<string, string | undefined>>) {
  return { ok: false, error, fault: error };
}

/** Prints the commands to use instead of the wizard, which needs a terminal. */
async function printCommands(lang: Lang, { io, variables }: Surroundings): Promise<number> {
  const { messages } = await import('./messages.ts');
  const problem = missingTerminal(io, variables);
  const code = await tell({ code: 'usage', problem, given: '' }, lang, false, io);
  io.err(`${messages[lang].instead}\n${await examples(lang)}\n`);
  return code;
}

function missingTerminal(
  { stdinIsTerminal, stdoutIsTerminal }: Io,
  variables: Surroundings['variables'],
): UsageProblem {
  if (stdinIsTerminal && stdoutIsTerminal) return 'dumb-terminal';
  // Git Bash draws its own window, and programs of Windows find a pipe there.
  return variables['MSYSTEM'] && !stdinIsTerminal ? 'no-winpty' : 'no-terminal';
}

async function examples(lang: Lang): Promise<string> {
  const loaded = await Promise.all(Object.values(commands).map((load) => load()));
  return loaded.map(({ default: command }) => `  ${command.example(lang)}`).join('\n');
}

function say(io: Io, text: string): number {
  io.out(`${text}\n`);
  return 0;
}
