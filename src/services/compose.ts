import { readFile } from 'node:fs/promises';
import envPaths from 'env-paths';
import { createBrowser } from './browser.ts';
import { createChildren, type SignalSource } from './children.ts';
import { createClipboard } from './clipboard.ts';
import type { ClipboardPort } from './clipboard-port.ts';
import { systemClock } from './clock.ts';
import { createFiles, createNoFiles } from './files.ts';
import { createKeyPlaces } from './key-places/key-places.ts';
import { createKeychain } from './keychain/keychain.ts';
import { createMemoryKeychain } from './keychain/memory.ts';
import { createMistral } from './mistral/mistral.ts';
import type { ClockPort, Environment, Services } from './ports.ts';
import { createProcesses } from './processes.ts';
import { readSystem } from './system.ts';
import type { OwnProcess } from './vault/claim.ts';
import { createMemoryVault } from './vault/memory.ts';
import { createVault } from './vault/vault.ts';

/** What the adapters need to know of the process; `main` reads it. */
export interface Composition {
  readonly baseUrl: string;
  readonly demo: boolean;
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly nodePath: string;
  readonly readBackScript: string;
  /** The person's home folder, and the folder we were started in; absolute. */
  readonly home: string;
  readonly workingFolder: string;
  /** The environment that this process was given: what a child gets, but for the key. */
  readonly childVariables: Readonly<Record<string, string | undefined>>;
  readonly signals: SignalSource;
  /** True where a terminal is on any of the three streams. */
  readonly onTerminal: boolean;
  readonly own: OwnProcess;
}

/** Joins the adapters to their ports. */
export async function compose(options: Composition): Promise<Services> {
  const { variables, platform } = options;
  const clock = systemClock();
  const system = once(() => readSystem({ platform, variables, readText }));
  const everywhere = {
    mistral: createMistral({ baseUrl: options.baseUrl, clock }),
    browser: createBrowser({ platform, variables, clock }),
    children: createChildren({ ...options, variables: options.childVariables }),
    clock,
    system,
  };
  const environment = { variables, platform, ownFolder: ownFolder(variables) };
  return options.demo
    ? { ...everywhere, ...inMemory(), environment: withoutKey(environment) }
    : { ...everywhere, ...onMachine(options, clock, system), environment };
}

/** The places of this machine where keys and files lie. */
function onMachine(options: Composition, clock: ClockPort, system: Services['system']) {
  const { variables, platform, nodePath, readBackScript, own } = options;
  const processes = createProcesses();
  const folder = ownFolder(variables);
  return {
    keychain: createKeychain({ platform, variables, processes, nodePath, readBackScript, clock }),
    vault: createVault({ ownFolder: folder, clock, own }),
    memory: createMemoryKeychain(),
    keyPlaces: createKeyPlaces({ ...options, processes, clock, findCredentials }),
    clipboard: lateClipboard(
      once(async () => createClipboard({ system: await system(), variables, processes })),
    ),
    files: createFiles({ ownFolder: folder }),
  };
}

/** The demo's places: nothing of the person's is read, nothing is written, and no key of theirs is ever in it. */
function inMemory() {
  const memory = createMemoryKeychain();
  return {
    keychain: memory,
    vault: createMemoryVault(),
    memory,
    keyPlaces: { look: async () => [], removeFrom: async () => 'not-there' as const },
    clipboard: { available: false, holds: async () => false, clear: async () => false },
    files: createNoFiles(),
  };
}

function withoutKey(environment: Environment): Environment {
  const { MISTRAL_API_KEY: _, ...variables } = environment.variables;
  return { ...environment, variables };
}

/** A clipboard that is looked for at its first use: the first screen needs none. */
function lateClipboard(find: () => Promise<ClipboardPort>): ClipboardPort {
  return {
    available: true,
    holds: async (key) => (await find()).holds(key),
    clear: async (key) => (await find()).clear(key),
  };
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

async function readText(path: string): Promise<string | undefined> {
  return await readFile(path, 'utf8').catch(() => undefined);
}

async function findCredentials(service: string) {
  const { default: keytar } = await import('keytar');
  return await keytar.findCredentials(service);
}

function ownFolder(variables: Composition['variables']): string {
  return variables['MISTRAL_ONBOARD_HOME'] || envPaths('mistral-onboard', { suffix: '' }).config;
}
