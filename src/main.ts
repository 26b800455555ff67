import { join } from 'node:path';
import { cacheFolder, compiledFolder } from '../bin/caches.cjs';
import packageJson from '../package.json' with { type: 'json' };
import type { Io } from './cli/command.ts';
import type { Settings } from './cli/input/settings.ts';
import { supportsSymbols, supportsUtf8 } from './cli/output/unicode-support.ts';
import { printError, run } from './cli/run.ts';
import { ownSyntax } from './core/handoff/shell-quote.ts';
import type { Emulator } from './emulator/server.ts';
import { toErrorData } from './errors/errors.ts';
import { foldText } from './i18n/ascii.ts';
import { setLaunchers } from './i18n/command-line.ts';
import type { Lang } from './i18n/languages.ts';
import type { ServicesOptions } from './services/create-services.ts';
import { FileOutput } from './services/files/file-output.ts';
import { homeFolder, startFolder } from './services/files/home-folder.ts';
import type { Services } from './services/ports/services.ts';
import { findLaunchers } from './services/processes/launchers.ts';
import { copyVariables, holdsSecret } from './services/processes/variables.ts';
import { isTerminal } from './services/terminal/terminal.ts';

/** The original environment, which programs that this program runs for the person receive. */
const inherited = { ...process.env };
const variables = copyVariables(inherited, process.platform);
/** Determined first, because some libraries throw while loading if there is no home folder. */
const home = homeFolder();
const workingFolder = startFolder(process);
const loadTty = () => process.getBuiltinModule('node:tty');
/** True in the single executable, which has no files beside it. */
const isBinary = process.getBuiltinModule('node:sea')?.isSea() ?? false;
// This file is built into dist/, which is beside bin/.
const script = isBinary
  ? process.execPath
  : join(import.meta.dirname, '..', 'bin', 'mistral-onboard.cjs');
setLaunchers(() =>
  findLaunchers({
    inherited,
    platform: process.platform,
    workingFolder,
    nodePath: process.execPath,
    script,
    isBinary,
    version: packageJson.version,
    shell: ownSyntax({ variables, platform: process.platform }),
  }),
);
const utf8 = supportsUtf8(variables, process.platform);
/** Milliseconds after which a process without remaining work counts as stuck; more than writing a vault takes. */
const stuckMs = 1_500;
/** Exit code of a bug. */
const bugCode = 70;

/** Runs the program and returns its exit code. Only this module reads the process and connects adapters to ports. */
export async function main(): Promise<number> {
  removeHarmfulSettings();
  const stop = new AbortController();
  const io = processIo();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    // The listener stays, because Ink's exit hook ends the process by the signal if it is the only listener.
    process.on(name, () => stop.abort());
  }
  const emulators: Emulator[] = [];
  const services = async (settings: Settings, lang: () => Lang, onKeychainWait?: () => void) => {
    const waits = { stop: stop.signal, onKeychainWait };
    if (!settings.demo) return await servicesFor(settings, waits);
    const emulator = await startDemo(lang);
    emulators.push(emulator);
    return await servicesFor({ ...settings, baseUrl: emulator.url }, waits);
  };
  const uncaught = listenForUncaught();
  try {
    const running = run(process.argv.slice(2), {
      io,
      variables,
      platform: process.platform,
      systemLocale,
      version: packageJson.version,
      signal: stop.signal,
      onUncaught: uncaught.reportWith,
      services,
      wizard: (settings, lang) => wizard(settings, lang, { io, signal: stop.signal, services }),
    });
    return await Promise.race([running, uncaught.code]);
  } finally {
    stop.abort();
    await Promise.all(emulators.map((emulator) => emulator.close()));
    endIfStuck();
  }
}

/**
 * Ends a process whose work is complete but which Node cannot end: a keychain that shows a window without an answer
 * blocks a thread that nobody can stop. Ends it by a signal, as an interrupted program ends.
 */
function endIfStuck(): void {
  const timer = setTimeout(() => {
    if (process.stdout.writableLength + process.stderr.writableLength > 0) return;
    process.removeAllListeners('SIGINT');
    process.kill(process.pid, 'SIGINT');
  }, stuckMs);
  timer.unref();
}

/**
 * Reports the first error that nothing catches; `code` is then the exit code. Node would print its stack, which may
 * contain the key. While the wizard draws, it has a listener of its own, and leaves by itself.
 */
function listenForUncaught() {
  let report = async (_thrown: unknown) => bugCode;
  const reportWith = (given: typeof report) => {
    report = given;
  };
  const code = new Promise<number>((resolve) => {
    let isReported = false;
    process.on('uncaughtException', (thrown) => {
      if (isReported || process.listenerCount('uncaughtException') > 1) return;
      isReported = true;
      report(thrown).then(resolve, () => resolve(bugCode));
    });
  });
  return { reportWith, code };
}

/**
 * Removes settings that make a library print the key, pass it to a browser, ignore a request for no colour, or fail on
 * a full disk.
 */
function removeHarmfulSettings(): void {
  for (const name of Object.keys(process.env)) {
    if (name === 'MISTRAL_DEBUG' || holdsSecret(name)) delete process.env[name];
  }
  if (process.env['NO_COLOR']) process.env['FORCE_COLOR'] = '0';
  for (const event of ['warning', 'SIGXFSZ']) process.on(event, () => {});
}

/**
 * Returns the streams of the process. Node creates each on first access, which takes time, so each is accessed only
 * when needed.
 */
function processIo(): Io {
  const file = new FileOutput(1, 'stdout', loadTty);
  return {
    out: (text) =>
      void (
        file.take(text) || withoutPipeErrors(process.stdout).write(readable(text, process.stdout))
      ),
    err: (text) => void withoutPipeErrors(process.stderr).write(readable(text, process.stderr)),
    get stdin() {
      return process.stdin;
    },
    get stdinIsTerminal() {
      return isTerminal(0, loadTty);
    },
    isStdinPiped,
    get stdoutIsTerminal() {
      return isTerminal(1, loadTty);
    },
    get stderrIsTerminal() {
      return isTerminal(2, loadTty);
    },
    colourBits: (stream) => process[stream].getColorDepth(colourVariables()),
    get columns() {
      return isTerminal(1, loadTty) ? process.stdout.columns : undefined;
    },
    outError: () => file.error,
    isOutGone: () =>
      file.error !== undefined || process.stdout.destroyed || process.stdout.errored !== null,
  };
}

/** Returns the environment without an empty NO_COLOR, which Node takes for a set one. */
function colourVariables() {
  const { NO_COLOR, ...others } = variables;
  return NO_COLOR ? { NO_COLOR, ...others } : others;
}

/** Returns true if stdin is a pipe or a file with content. */
function isStdinPiped(): boolean {
  try {
    const stdin = process.getBuiltinModule('node:fs').fstatSync(0);
    return stdin.isFIFO() || (stdin.isFile() && stdin.size > 0);
  } catch {
    return false;
  }
}

/** Converts text for a person at an ASCII terminal. Output for programs stays unchanged. */
function readable(text: string, { isTTY }: NodeJS.WriteStream): string {
  return isTTY && !utf8 ? foldText(text, (grapheme) => grapheme) : text;
}

/** Returns the stream. Ignores the error of a closed pipe (`| head`), because nobody would read a message about it. */
function withoutPipeErrors(stream: NodeJS.WriteStream): NodeJS.WriteStream {
  if (stream.listenerCount('error') === 0) stream.on('error', () => {});
  return stream;
}

interface WizardContext {
  readonly io: Io;
  readonly signal: AbortSignal;
  readonly services: (settings: Settings, lang: () => Lang) => Promise<Services>;
}

async function wizard(settings: Settings, lang: Lang, context: WizardContext): Promise<number> {
  const { io, signal } = context;
  let shown = lang;
  try {
    const [{ startWizard }, services] = await Promise.all([
      import('./wizard/start.tsx'),
      context.services(settings, () => shown),
    ]);
    if (variables['NODE_EXTRA_CA_CERTS']) {
      const { warnOfBadCertificates } = await import('./services/network/extra-certificates.ts');
      await warnOfBadCertificates(variables['NODE_EXTRA_CA_CERTS']);
    }
    return await startWizard({
      settings,
      lang,
      services,
      signal,
      streams: {
        stdin: process.stdin,
        stdout: withoutPipeErrors(process.stdout),
        stderr: withoutPipeErrors(process.stderr),
      },
      unicode: supportsSymbols(variables, process.platform),
      utf8,
      about: `${packageJson.version}, Node ${process.versions.node}, ${process.platform}`,
      jobs: process.platform === 'win32' ? undefined : process,
      crashes: process,
      // Loads the file writer now: an update of this program may remove its chunk before the first save.
      onPainted: async () => void (await import('./services/files/whole-file.ts')),
      onLang: (current) => {
        shown = current;
      },
      say: io.err,
    });
  } catch (thrown) {
    return await printError(toErrorData(thrown), { lang, io });
  }
}

/** Starts the simulated API of the demo. Its answers to texts without a clear language are in the language `lang()`. */
async function startDemo(lang: () => Lang): Promise<Emulator> {
  const { startEmulator } = await import('./emulator/server.ts');
  return await startEmulator({ port: 0, scenario: 'ok', unclearIn: lang });
}

/** Creates the services for these settings, with the spending cap if there is one. */
async function servicesFor(
  settings: Settings,
  waits: Pick<ServicesOptions, 'stop' | 'onKeychainWait'>,
): Promise<Services> {
  const { createServices } = await import('./services/create-services.ts');
  const caches = cacheFolder(variables, process.platform);
  const services = await createServices({
    baseUrl: settings.baseUrl,
    demo: settings.demo,
    variables,
    inherited,
    platform: process.platform,
    home,
    workingFolder,
    nodePath: process.execPath,
    nodeVersion: process.versions.node,
    script,
    isBinary,
    readBackProgram: ownProgram('read-back'),
    lookUpProgram: ownProgram('look-up'),
    entriesProgram: isBinary ? ownProgram('entries') : undefined,
    cacheFolders: [
      ...(isBinary ? [] : [compiledFolder]),
      ...(caches === undefined ? [] : [caches]),
    ],
    ppid: process.ppid,
    signals: process,
    isOnTerminal: () => [0, 1, 2].some((fd) => isTerminal(fd, loadTty)),
    ...waits,
    own: { pid: process.pid, uid: process.getuid?.(), isRunning },
  });
  if (settings.maxCost === undefined) return services;
  const { capSpending } = await import('./core/spending/spending-cap.ts');
  return {
    ...services,
    mistral: capSpending(services.mistral, settings.maxCost, services.modelNames),
  };
}

/**
 * Returns the arguments of Node that run another program of this project: a built file beside this one, or a part of the
 * executable.
 */
function ownProgram(name: 'read-back' | 'look-up' | 'entries'): readonly string[] {
  return isBinary ? [`--own-program=${name}`] : [join(import.meta.dirname, `${name}.cjs`)];
}

/** Returns true if a process with this id exists, whether ours or not. */
function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (thrown) {
    return thrown instanceof Error && 'code' in thrown && thrown.code === 'EPERM';
  }
}

/**
 * Returns the locale of the system. Reads it from plural rules, because creating any other formatter takes as long as the
 * rest of a short command.
 */
function systemLocale(): string {
  return new Intl.PluralRules().resolvedOptions().locale;
}
