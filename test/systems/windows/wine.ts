import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { inject } from 'vitest';
import { errorMessage } from '../../../src/i18n/errors.ts';
import { langs } from '../../../src/i18n/languages.ts';
import type { Ended } from '../../support/processes/program.ts';
import { type ProgramTerminal, startInTerminal } from '../../support/terminal/pty.ts';
import { environmentOfWine } from './global-setup.ts';

/** Variables of a Windows program; null removes one. */
type WindowsVariables = Readonly<Record<string, string | null>>;

export interface RunOptions {
  readonly input?: string | Buffer;
  /** As Linux names it. */
  readonly cwd?: string;
  readonly variables?: WindowsVariables;
  /** True if the arguments are already part of a command line. */
  readonly isVerbatim?: boolean;
}

/** Returns how Windows names a file of this machine: Wine shows the root folder as drive Z. */
export function windowsPath(path: string): string {
  return `Z:${path.replaceAll('/', '\\')}`;
}

export const inRoot = (...names: readonly string[]): string => join(inject('wine').root, ...names);

/** The path of Windows' Node, and of the installed program, as Windows names them. */
export const windowsNode = (): string => windowsPath(inRoot('node/bin/node.exe'));
export const installedProgram = (): string =>
  windowsPath(inRoot('installed/node_modules/mistral-onboard/bin/mistral-onboard.cjs'));

const fileHere = (name: string) => windowsPath(fileURLToPath(new URL(name, import.meta.url)));
const keepAlive = fileHere('keep-alive.cjs');
const narrowScreen = fileHere('narrow-screen.cjs');

const maxRuns = 3;

/**
 * Runs any program under Wine to its end. Runs it again if the keychain did not answer in time: on a busy machine,
 * loading the library of the keychain under Wine takes longer than the three seconds that the program waits.
 */
export async function runInWine(
  file: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<Ended> {
  for (let run = 1; ; run += 1) {
    const ended = await runOnce(file, args, options);
    if (run === maxRuns || !tooLate.some((text) => ended.stderr.includes(text))) return ended;
  }
}

/** The message about a keychain that does not answer, in each language. */
const tooLate = langs.map(
  (lang) => errorMessage(lang, { code: 'keychain', problem: 'hanging', detail: '' }).message,
);

async function runOnce(
  file: string,
  args: readonly string[],
  { input = '', cwd, variables = {}, isVerbatim = false }: RunOptions,
): Promise<Ended> {
  const request = {
    file,
    args,
    input: Buffer.from(input).toString('base64'),
    cwd: windowsPath(cwd ?? inject('wine').root),
    variables,
    isVerbatim,
  };
  const socket = connect(inject('wine').port, '127.0.0.1');
  socket.write(`${JSON.stringify(request)}\n`);
  return JSON.parse(await text(socket));
}

/** A home folder of a test's own, and the program run with it. */
export interface WindowsHome {
  /** As Linux names it. */
  readonly folder: string;
  readonly variables: WindowsVariables;
  run(args: readonly string[], options?: RunOptions): Promise<Ended>;
  remove(): void;
}

/** Makes a home folder, whose name may be given. */
export function makeHome(name = 'home'): WindowsHome {
  const parent = mkdtempSync(inRoot('test-'));
  const folder = join(parent, name);
  mkdirSync(folder);
  const home = windowsPath(folder);
  const variables = {
    USERPROFILE: home,
    APPDATA: `${home}\\AppData\\Roaming`,
    LOCALAPPDATA: `${home}\\AppData\\Local`,
    MISTRAL_ONBOARD_BASE_URL: inject('wine').url,
    // Wine hands on what it was started with: no person's shell is named on Windows.
    SHELL: null,
  };
  return {
    folder,
    variables,
    run: (args, options = {}) =>
      runInWine(windowsNode(), ['--require', keepAlive, installedProgram(), ...args], {
        ...options,
        variables: { ...variables, ...options.variables },
      }),
    remove: () => rmSync(parent, { recursive: true, force: true }),
  };
}

interface WineTerminalOptions {
  readonly home?: WindowsHome;
  /** As Linux names it. */
  readonly cwd?: string;
  readonly variables?: Readonly<Record<string, string>>;
}

/** Starts the installed program in Wine's console, which draws into a terminal of Linux. */
export function startInWineTerminal(
  args: readonly string[],
  { home, cwd, variables: given }: WineTerminalOptions = {},
): Promise<ProgramTerminal> {
  const { root, url } = inject('wine');
  const node = join(root, 'windows-node');
  const script = `#!/bin/sh\nexec wine '${join(root, 'node/bin/node.exe')}' --require '${keepAlive}' --require '${narrowScreen}' "$@"\n`;
  writeFileSync(node, script, { mode: 0o755 });
  const variables = {
    ...environmentOfWine(root),
    ...(home && {
      // Wine sets the variables of the home folder itself.
      MISTRAL_ONBOARD_HOME: windowsPath(join(home.folder, 'own')),
      MISTRAL_ONBOARD_BASE_URL: url,
    }),
    ...given,
  };
  // See narrow-screen.cjs.
  const size = { columns: 240, rows: 50 };
  return startInTerminal({
    ...size,
    node,
    program: installedProgram(),
    args,
    variables,
    ...(cwd !== undefined && { cwd }),
  });
}
