import { join } from 'node:path';
import packageJson from '../package.json' with { type: 'json' };
import type { Io } from './cli/command.ts';
import type { Settings } from './cli/input/settings.ts';
import { readsUtf8, speaksUnicode } from './cli/output/speaks-unicode.ts';
import { run, tell } from './cli/run.ts';
import { ownSyntax } from './core/handoff/shell-quote.ts';
import type { Emulator } from './emulator/server.ts';
import { toErrorData } from './errors/errors.ts';
import { foldText } from './i18n/ascii.ts';
import { setLaunchers } from './i18n/command-line.ts';
import type { Lang } from './i18n/languages.ts';
import { FileOutput } from './services/files/file-output.ts';
import { homeFolder, startFolder } from './services/files/home-folder.ts';
import type { Services } from './services/ports/services.ts';
import { findLaunchers } from './services/processes/launchers.ts';
import { copyVariables, holdsSecret } from './services/processes/variables.ts';
import { isTerminal } from './services/terminal/terminal.ts';

/** The environment as it was before we changed it: programs that we run for the person get it. */
const inherited = { ...process.env };
const variables = copyVariables(inherited, process.platform);
/** Asked for first: a library that finds itself nowhere throws as it is loaded. */
const home = homeFolder();
const workingFolder = startFolder(process);
const tty = () => process.getBuiltinModule('node:tty');
setLaunchers(() =>
  findLaunchers({
    inherited,
    platform: process.platform,
    workingFolder,
    nodePath: process.execPath,
    // Beside dist/, in which this file is once built.
    script: join(import.meta.dirname, '..', 'bin', 'mistral-onboard.cjs'),
    version: packageJson.version,
    shell: ownSyntax({ variables, platform: process.platform }),
  }),
);
const utf8 = readsUtf8(variables, process.platform);
/** Milliseconds after which a process that has nothing left to do is stuck. A vault is written in less. */
const stuckMs = 1_500;

/** The composition root: alone it reads the process and joins adapters to ports. Gives the exit code; Node exits. */
export async function main(): Promise<number> {
  disarm();
  const stop = new AbortController();
  const io = processIo();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    // For good: Ink's own exit hook ends the process by the signal as soon as it finds itself the last to listen.
    process.on(name, () => stop.abort());
  }
  const emulators: Emulator[] = [];
  const services = async (settings: Settings) => {
    if (!settings.demo) return await createServices(settings, stop.signal);
    const emulator = await startDemo();
    emulators.push(emulator);
    return await createServices({ ...settings, baseUrl: emulator.url }, stop.signal);
  };
  try {
    return await run(process.argv.slice(2), {
      io,
      variables,
      systemLocale,
      version: packageJson.version,
      signal: stop.signal,
      services,
      wizard: (settings, lang) => wizard(settings, lang, { io, signal: stop.signal, services }),
    });
  } finally {
    stop.abort();
    await Promise.all(emulators.map((emulator) => emulator.close()));
    endThoughStuck();
  }
}

/**
 * All is done and said, and Node ends as soon as nothing runs. A keychain that asks its owner for something in a window
 * of its own, and gets no answer, runs on in a thread that no one can stop, for as long as that window is there. Then
 * the process ends as programs do that are interrupted: by the signal.
 */
function endThoughStuck(): void {
  const timer = setTimeout(() => {
    if (process.stdout.writableLength + process.stderr.writableLength > 0) return;
    process.removeAllListeners('SIGINT');
    process.kill(process.pid, 'SIGINT');
  }, stuckMs);
  timer.unref();
}

/** Takes away what makes a library print the key, hand it to a browser, colour what asked for none, or end on a full disk. */
function disarm(): void {
  for (const name of Object.keys(process.env)) {
    if (name === 'MISTRAL_DEBUG' || holdsSecret(name)) delete process.env[name];
  }
  if (process.env['NO_COLOR']) process.env['FORCE_COLOR'] = '0';
  for (const event of ['warning', 'SIGXFSZ']) process.on(event, () => {});
}

/** Node makes each stream when it is first asked for, and takes its time: so each is left until it is used. */
function processIo(): Io {
  const file = new FileOutput(1, 'stdout', tty);
  return {
    out: (text) =>
      void (file.take(text) || forgiving(process.stdout).write(readable(text, process.stdout))),
    err: (text) => void forgiving(process.stderr).write(readable(text, process.stderr)),
    get stdin() {
      return process.stdin;
    },
    get stdinIsTerminal() {
      return isTerminal(0, tty);
    },
    isStdinPiped,
    get stdoutIsTerminal() {
      return isTerminal(1, tty);
    },
    get columns() {
      return process.stdout.columns;
    },
    outError: () => file.error,
    isOutGone: () =>
      file.error !== undefined || process.stdout.destroyed || process.stdout.errored !== null,
  };
}

function isStdinPiped(): boolean {
  try {
    const stdin = process.getBuiltinModule('node:fs').fstatSync(0);
    return stdin.isFIFO() || (stdin.isFile() && stdin.size > 0);
  } catch {
    return false;
  }
}

/** A text that a person reads in a terminal of ASCII; what a program reads stays as it is. */
function readable(text: string, { isTTY }: NodeJS.WriteStream): string {
  return isTTY && !utf8 ? foldText(text, (grapheme) => grapheme) : text;
}

/** A reader that goes away (`| head`) is no error of ours: there is no one left to tell. */
function forgiving(stream: NodeJS.WriteStream): NodeJS.WriteStream {
  if (stream.listenerCount('error') === 0) stream.on('error', () => {});
  return stream;
}

interface WizardMeans {
  readonly io: Io;
  readonly signal: AbortSignal;
  readonly services: (settings: Settings) => Promise<Services>;
}

async function wizard(settings: Settings, lang: Lang, means: WizardMeans): Promise<number> {
  const { io, signal } = means;
  try {
    const [{ startWizard }, services] = await Promise.all([
      import('./wizard/start.tsx'),
      means.services(settings),
    ]);
    return await startWizard({
      settings,
      lang,
      services,
      signal,
      streams: {
        stdin: process.stdin,
        stdout: forgiving(process.stdout),
        stderr: forgiving(process.stderr),
      },
      unicode: speaksUnicode(variables, process.platform),
      utf8,
      about: `${packageJson.version}, Node ${process.versions.node}, ${process.platform}`,
      jobs: process.platform === 'win32' ? undefined : process,
      crashes: process,
      // Loads the file writer now: an update of this program may remove its chunk before the first save.
      onPainted: async () => void (await import('./services/files/whole-file.ts')),
      say: io.err,
    });
  } catch (thrown) {
    return await tell(toErrorData(thrown), lang, false, io);
  }
}

async function startDemo(): Promise<Emulator> {
  const { startEmulator } = await import('./emulator/server.ts');
  return await startEmulator({ port: 0, scenario: 'ok' });
}

async function createServices(settings: Settings, stop: AbortSignal): Promise<Services> {
  const { compose } = await import('./services/create-services.ts');
  const services = await compose({
    baseUrl: settings.baseUrl,
    demo: settings.demo,
    variables,
    inherited,
    platform: process.platform,
    home,
    workingFolder,
    nodePath: process.execPath,
    nodeVersion: process.versions.node,
    // Beside this file once built: see bin/dev/build.js.
    readBackScript: join(import.meta.dirname, 'read-back.cjs'),
    ppid: process.ppid,
    signals: process,
    isOnTerminal: () => [0, 1, 2].some((fd) => isTerminal(fd, tty)),
    stop,
    own: { pid: process.pid, uid: process.getuid?.(), isRunning },
  });
  if (settings.maxCost === undefined) return services;
  const { capSpending } = await import('./core/spending/spending-cap.ts');
  return { ...services, mistral: capSpending(services.mistral, settings.maxCost) };
}

/** True while there is such a process, ours or not. */
function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (thrown) {
    return thrown instanceof Error && 'code' in thrown && thrown.code === 'EPERM';
  }
}

/**
 * Asked for late, and not on Linux: it takes Node as long as all else that a short command does, and there it would say
 * no more than the variables that tell the language first.
 */
function systemLocale(): string {
  return process.platform === 'linux' ? 'en' : Intl.DateTimeFormat().resolvedOptions().locale;
}
