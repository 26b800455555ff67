import { onTestFinished } from 'vitest';
import type { ScenarioName } from '../../../src/emulator/scenario-names.ts';
import {
  type Emulator,
  type EmulatorOptions,
  startEmulator,
} from '../../../src/emulator/server.ts';
import { AppError, type ErrorData } from '../../../src/errors/errors.ts';
import { createNoAppData } from '../../../src/services/demo/no-app-data.ts';
import { createNoConnections } from '../../../src/services/demo/no-connections.ts';
import { createNoProjectScan } from '../../../src/services/demo/no-scan.ts';
import { createNoClipboard } from '../../../src/services/desktop/no-clipboard.ts';
import { createMemoryKeychain } from '../../../src/services/keychain/memory.ts';
import { createLedger, metered } from '../../../src/services/ledger.ts';
import { createMistral } from '../../../src/services/mistral/client.ts';
import { createModelNames } from '../../../src/services/model-names.ts';
import type { KeychainPort } from '../../../src/services/ports/keychain.ts';
import type { MistralPort } from '../../../src/services/ports/mistral.ts';
import { Secret } from '../../../src/services/ports/secret.ts';
import type { BrowserPort, FilesPort, Services } from '../../../src/services/ports/services.ts';
import type { SystemInfo } from '../../../src/services/ports/system-info.ts';
import { createFakeClock } from './fake-clock.ts';
import { createFakeVault } from './fake-vault.ts';
import { recordingExports } from './recording-exports.ts';

/** A text in the form of a key that belongs to no account. */
export const keyText = 'aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bD1fG';
export const key = new Secret(keyText);

/** The profile of wizard runs in tests. */
export const profile = 'default';

/** Returns a promise that never settles, so that a test can observe the wait. */
export function never(): Promise<never> {
  return new Promise(() => {});
}

/** Differences from a working account on a machine with a keychain and no key. */
export interface TestServicesOptions
  extends Partial<Omit<Services, 'environment' | 'keychain' | 'mistral'>> {
  readonly scenario?: ScenarioName;
  /** Waits between the parts of the emulator's streams; without it, there are no pauses. */
  readonly wait?: EmulatorOptions['wait'];
  readonly mistral?: Partial<MistralPort>;
  readonly keychain?: Partial<KeychainPort>;
  /** A key that is in the keychain at the start. */
  readonly stored?: Secret;
  readonly variables?: Services['environment']['variables'];
  /** Default: Linux. */
  readonly platform?: NodeJS.Platform;
}

/** An ordinary desktop. */
const desktop: SystemInfo = {
  platform: 'linux',
  distribution: 'debian',
  isWsl: false,
  isSsh: false,
  isContainer: false,
  hasDisplay: true,
};

/** Services for a wizard run, with records of their use. */
export interface TestServices extends Services {
  /** The emulator; its `requests` are those it received. */
  readonly emulator: Emulator;
  /** The addresses that were opened in a browser. */
  readonly opened: readonly string[];
  /** The texts of all written files, in order. */
  readonly written: readonly string[];
  /** Text of each written file, by path. */
  readonly exported: ReadonlyMap<string, string>;
}

/**
 * Creates services for a test: the real client of the Mistral API, connected to an emulator that ends with the test,
 * and everything else in memory. Waits take no time, because the clock jumps to their end.
 */
export async function createTestServices(options: TestServicesOptions = {}): Promise<TestServices> {
  const { scenario = 'ok', wait, variables = {}, platform = 'linux', stored } = options;
  const pace = wait === undefined ? 'none' : 'natural';
  const clock = createFakeClock({ autoAdvance: true });
  const clockNow = () => clock.now();
  const waiting = wait === undefined ? {} : { wait };
  const emulator = await startEmulator({ scenario, pace, clockNow, ...waiting });
  onTestFinished(async () => await emulator.close());
  // Calls are spaced by a separate clock, so that a test can stop the time without stopping the calls.
  const paced = createFakeClock({ autoAdvance: true });
  const ledger = createLedger();
  const modelNames = createModelNames();
  const mistral = { ...createMistral({ baseUrl: emulator.url, clock: paced }), ...options.mistral };
  const opened: string[] = [];
  const written: string[] = [];
  const exported = new Map<string, string>();
  const keychain = { ...createMemoryKeychain(), place: 'secret-service' as const };
  if (stored !== undefined) await keychain.write(profile, stored);
  return {
    emulator,
    opened,
    written,
    exported,
    vault: createFakeVault(),
    memory: createMemoryKeychain(),
    children: { prepare: async () => async () => ({ type: 'exited', code: 0 }) },
    clipboard: createNoClipboard(),
    keyLocations: { look: async () => [], removeFrom: async () => 'not-there' },
    system: async () => desktop,
    browser: recordingBrowser(opened),
    clock,
    ledger,
    modelNames,
    documents: { read: async (path) => missing(path) },
    exports: recordingExports(exported),
    tools: {
      runs: true,
      findReady: async () => undefined,
      give: async () => ({ code: 0, says: '' }),
    },
    connections: createNoConnections({
      platform: 'linux',
      home: '/home/someone',
      config: '/home/someone/.config',
      settings: '/home/someone/.config',
      local: '/home/someone/.config',
      working: '/home/someone/work',
    }),
    appData: createNoAppData(() => ({
      form: 'npm',
      path: '/usr/lib/node_modules/mistral-onboard',
    })),
    scan: createNoProjectScan('22.11.0'),
    connection: nearby(emulator.url),
    files: recordingFiles(written),
    ...options,
    mistral: metered(mistral, { ledger, clock, modelNames, ...options }),
    keychain: { ...keychain, ...options.keychain },
    environment: { variables, platform, appFolder: '/home/someone/.config' },
  };
}

/** Returns a connection to a service that answers at once. */
function nearby(origin: string): Services['connection'] {
  const reach = async () => ({ status: 401, clocks: undefined });
  return { origin, proxy: undefined, lookUp: async () => {}, reach };
}

/** Throws the error of a missing file. */
function missing(path: string): never {
  throw new AppError({ code: 'files', problem: 'missing', path });
}

/** Returns a service that answers every call with an error. */
export function refusing(error: ErrorData): Partial<MistralPort> {
  const refuse = () => {
    throw new AppError(error);
  };
  return {
    listModels: async () => refuse(),
    completeChat: async () => refuse(),
    embed: async () => refuse(),
    completeFim: async () => refuse(),
    moderate: async () => refuse(),
    readDocument: async () => refuse(),
    transcribe: async () => refuse(),
    // biome-ignore lint/correctness/useYield: it fails before its first event
    streamChat: async function* () {
      refuse();
    },
  };
}

/** Creates files in memory, and records every written text. */
export function recordingFiles(written: string[]): FilesPort {
  const texts = new Map<string, string>();
  const writeAtomic = async (path: string, text: string) => {
    written.push(text);
    texts.set(path, text);
  };
  return {
    read: async (path) => texts.get(path),
    writeAtomic,
    change: async (path, alter) => {
      const text = alter(texts.get(path));
      if (text !== undefined) await writeAtomic(path, text);
    },
    remove: async (path) => void texts.delete(path),
    checkWritable: async () => {},
  };
}

function recordingBrowser(opened: string[]): BrowserPort {
  return {
    available: true,
    open: async (url) => {
      opened.push(url);
      return true;
    },
  };
}
