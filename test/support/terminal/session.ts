import { createServer } from 'node:net';
import { expect } from 'vitest';
import type { ScenarioName } from '../../../src/emulator/scenario-names.ts';
import {
  type Emulator,
  type EmulatorOptions,
  startEmulator,
} from '../../../src/emulator/server.ts';
import type { Lang } from '../../../src/i18n/languages.ts';
import { partsOf } from '../network/leak-checks.ts';
import { makeFolders, type PrivateFolders, type Variables } from '../processes/program.ts';
import { watchForKeys } from './key-watch.ts';
import { type ProgramTerminal, startInTerminal, type TerminalOptions } from './pty.ts';
import { secret } from './screens.ts';

/** A service, separate folders, and any number of starts of the program that use them. */
export interface Session {
  readonly url: string;
  readonly folders: PrivateFolders;
  /** Starts the wizard against the service, or as a demo. */
  start(lang: Lang, options?: StartOptions): Promise<ProgramTerminal>;
}

export interface StartOptions extends Partial<TerminalOptions> {
  readonly demo?: boolean;
}

export interface SessionOptions {
  /** Key that wizard runs paste or find; by default the one of the screens. */
  readonly key?: string;
  /** Undefined for an address without a listener. */
  readonly scenario: ScenarioName | undefined;
  /** Default: `none`, because each piece of an answer drawn separately costs as much as a whole screen. */
  readonly pace?: EmulatorOptions['pace'];
  /** Beside those of the folders. */
  readonly variables?: Variables;
}

/**
 * Sets up a session, uses it, and ends everything started in it. Afterwards, no file of its folders and no command line
 * may contain the key, and no screen more than its last four characters.
 */
export async function inSession<T>(
  { scenario, pace = 'none', variables = {}, key = secret }: SessionOptions,
  use: (session: Session) => Promise<T>,
): Promise<T> {
  const folders = await makeFolders();
  const watch = watchForKeys([key]);
  const terminals: ProgramTerminal[] = [];
  let emulator: Emulator | undefined;
  try {
    if (scenario !== undefined) emulator = await startEmulator({ scenario, pace });
    const url = emulator?.url ?? (await closedAddress());
    const used = await use({
      url,
      folders,
      start: async (lang, { demo = false, ...options } = {}) => {
        const service = demo ? ['--demo'] : ['--base-url', url];
        const terminal = await startInTerminal({
          ...options,
          args: [...service, '--lang', lang, ...(options.args ?? [])],
          variables: { ...folders.variables, ...variables, ...options.variables },
        });
        terminals.push(terminal);
        return terminal;
      },
    });
    const homes = [variables['HOME'], variables['TMPDIR']].filter((path) => path !== undefined);
    expect(watch.stop([folders.root, ...homes])).toEqual([]);
    for (const terminal of terminals) expect(partsOf(key, terminal.everyByte())).toEqual([]);
    return used;
  } finally {
    watch.stop([]);
    await Promise.all(terminals.map((terminal) => terminal.close()));
    await emulator?.close();
    await folders.remove();
  }
}

/** Returns the address of a port that was just closed. */
function closedAddress(): Promise<string> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' ? address?.port : undefined;
      server.close(() => resolve(`http://127.0.0.1:${port}`));
    });
  });
}
