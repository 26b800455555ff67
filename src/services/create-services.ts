import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../errors/errors.ts';
import { createNoAppData } from './app-data/no-app-data.ts';
import { systemClock } from './clock.ts';
import { foldersOf } from './connections/folders.ts';
import { createNoConnections } from './connections/no-connections.ts';
import { createNoExports } from './demo/no-exports.ts';
import { createNoAudit } from './demo/no-scan.ts';
import { createNoTools } from './demo/no-tools.ts';
import { createBrowser } from './desktop/browser.ts';
import { createNoClipboard } from './desktop/no-clipboard.ts';
import { appFolder } from './files/app-folder.ts';
import { createFiles, createNoFiles } from './files/files.ts';
import type { OwnProcess } from './files/lock-owner.ts';
import { createMemoryKeychain } from './keychain/memory.ts';
import { storeNameOn } from './keychain/store-name.ts';
import {
  lateAppData,
  lateAudit,
  lateClipboard,
  lateConnection,
  lateConnections,
  lateDocuments,
  lateExports,
  lateKeychain,
  lateKeyLocations,
  lateMistral,
  lateTools,
  lateVault,
  once,
} from './lazy.ts';
import { createLedger, metered } from './ledger.ts';
import { createModelNames } from './model-names.ts';
import { proxyFor } from './network/proxy-setting.ts';
import type { ChildrenPort } from './ports/children.ts';
import type { MistralPort } from './ports/mistral.ts';
import type { ClockPort, Environment, Services } from './ports/services.ts';
import type { SignalSource } from './processes/children.ts';
import { findInstallation } from './processes/installation.ts';
import type { Programs } from './processes/programs.ts';
import type { Variables } from './processes/variables.ts';
import { createMemoryVault } from './vault/memory.ts';

/** Facts about the process that the adapters need; `main` reads them. */
export interface Composition {
  readonly baseUrl: string;
  readonly demo: boolean;
  /** The environment of this process, readable by upper-case names. */
  readonly variables: Variables;
  /** The same environment with its original names, for children. */
  readonly inherited: Variables;
  readonly platform: NodeJS.Platform;
  readonly nodePath: string;
  /** Without a `v`. */
  readonly nodeVersion: string;
  /** Arguments of Node that run the built `read-back.ts` and `look-up.ts`. */
  readonly readBackProgram: readonly string[];
  readonly lookUpProgram: readonly string[];
  /** The absolute path of the started file; `isBinary` if it is a single executable. */
  readonly script: string;
  readonly isBinary: boolean;
  /** Folders that hold nothing but caches of this program; they may be missing. */
  readonly cacheFolders: readonly string[];
  /** The person's home folder, absolute. */
  readonly home: string;
  /** The absolute path of the working folder at start; undefined if it no longer exists. */
  readonly workingFolder: string | undefined;
  readonly ppid: number;
  readonly signals: SignalSource;
  /** True if one of the three standard streams is a terminal. */
  readonly isOnTerminal: () => boolean;
  readonly own: OwnProcess;
  /** Aborted when the program ends or has completed its work; adapters then stop waiting. */
  readonly stop: AbortSignal;
  /** Called if macOS asks for the keychain in a window; absent if a line would break a screen. */
  readonly onKeychainWait: (() => void) | undefined;
}

/** Joins the adapters to their ports. Loads those that not every run needs at their first use. */
export async function compose(options: Composition): Promise<Services> {
  const { variables, platform } = options;
  const clock = systemClock();
  const system = once(async () => {
    const { readSystem } = await import('./system.ts');
    return await readSystem({ platform, variables, readText });
  });
  const programs = programsOf(options);
  const children = once(async () => {
    const { createChildren } = await import('./processes/children.ts');
    const { readProcessState, unknownState } = await import('./processes/process-state.ts');
    const readState = () => (platform === 'linux' ? readProcessState(options.ppid) : unknownState);
    return createChildren({ ...options, readState });
  });
  const documents = once(async () => {
    const { createDocuments } = await import('./files/documents.ts');
    return createDocuments(options);
  });
  const ledger = createLedger();
  const modelNames = createModelNames();
  const everywhere = {
    mistral: metered(mistralAt(options, clock), { ledger, clock, modelNames }),
    ledger,
    modelNames,
    documents: lateDocuments(documents),
    connection: connectionTo(options, clock, programs),
    browser: createBrowser({ platform, variables, programs, clock, stop: options.stop }),
    children: { prepare: async () => (await children()).prepare() } satisfies ChildrenPort,
    clock,
    system,
  };
  const environment = { variables, platform, appFolder: appFolder(options) };
  return options.demo
    ? { ...everywhere, ...inMemory(options), environment: withoutKey(environment) }
    : { ...everywhere, ...onMachine(options, { clock, system, programs }), environment };
}

type LoadPrograms = () => Promise<Programs>;

function programsOf(options: Composition): LoadPrograms {
  return once(async () => {
    const { createPrograms } = await import('./processes/programs.ts');
    return createPrograms(options);
  });
}

function connectionTo(options: Composition, clock: ClockPort, programs: LoadPrograms) {
  const { baseUrl, variables } = options;
  const proxy = proxyFor(baseUrl, variables);
  return lateConnection(baseUrl, proxy, async () => {
    const { createConnection } = await import('./network/connection.ts');
    return createConnection({ ...options, proxy, clock, programs: await programs() });
  });
}

function mistralAt({ baseUrl, variables }: Composition, clock: ClockPort): MistralPort {
  const load = once(async () => {
    const { createMistral } = await import('./mistral/client.ts');
    const { fetchBy } = await import('./network/route.ts');
    const { host } = new URL(baseUrl);
    const send = await fetchBy(proxyFor(baseUrl, variables), host);
    return createMistral({ baseUrl, clock, fetch: send });
  });
  return lateMistral(baseUrl, load);
}

interface Parts extends Pick<Services, 'clock' | 'system'> {
  readonly programs: LoadPrograms;
}

/** The services for this machine's keys and files. */
function onMachine(options: Composition, { clock, system, programs }: Parts) {
  const { variables, platform, own, stop } = options;
  const folder = appFolder(options);
  const processes = once(async () => {
    const { createProcesses } = await import('./processes/processes.ts');
    return createProcesses({ programs: await programs(), stop });
  });
  const keychain = async () => {
    const { createKeychain } = await import('./keychain/keychain.ts');
    const onWait = options.onKeychainWait;
    return createKeychain({ ...options, processes: await processes(), clock, onWait });
  };
  const vault = async () => {
    const { createVault } = await import('./vault/vault.ts');
    return createVault({ appFolder: folder, clock, own, stop });
  };
  const keyLocations = async () => {
    const { createKeyLocations } = await import('./key-locations/key-locations.ts');
    return createKeyLocations({ ...options, processes: await processes(), clock, findCredentials });
  };
  const clipboard = async () => {
    const { createClipboard } = await import('./desktop/clipboard.ts');
    return createClipboard({
      system: await system(),
      processes: await processes(),
      programs: await programs(),
      variables,
    });
  };
  return {
    ...inProjects(options, clock, programs),
    connections: connectionsFor(options, programs),
    keychain: lateKeychain(storeNameOn(platform), once(keychain)),
    vault: lateVault(join(folder, 'vault.age'), once(vault)),
    memory: createMemoryKeychain(),
    keyLocations: lateKeyLocations(once(keyLocations)),
    clipboard: lateClipboard(once(clipboard)),
    files: createFiles({ own, clock, stop, folders: [folder, join(folder, 'progress')] }),
    appData: appDataOf(options, clock),
  };
}

function appDataOf(options: Composition, clock: ClockPort) {
  const load = once(async () => {
    const { createAppData } = await import('./app-data/app-data.ts');
    const sharedCache = options.variables['NODE_COMPILE_CACHE'];
    return createAppData({
      ...options,
      clock,
      appFolder: appFolder(options),
      sharedCache: sharedCache === '' ? undefined : sharedCache,
      uid: options.own.uid,
    });
  });
  return lateAppData(() => findInstallation(options), load);
}

function connectionsFor(options: Composition, programs: LoadPrograms) {
  const load = once(async () => {
    const { createConnections } = await import('./connections/connections.ts');
    return createConnections({ programs: await programs(), stop: options.stop });
  });
  return lateConnections(foldersOf(options), load);
}

/** The adapters for a person's own projects and tools. */
function inProjects(options: Composition, clock: ClockPort, programs: LoadPrograms) {
  const { workingFolder, stop } = options;
  const audit = async () => {
    const { createAudit } = await import('./project-scan/project-scan.ts');
    if (workingFolder === undefined) {
      throw new AppError({ code: 'usage', problem: 'folder-gone', given: '' });
    }
    return createAudit({ ...options, workingFolder, programs: await programs() });
  };
  const exports = async () => {
    const { createExports } = await import('./files/exports.ts');
    return createExports({ ...options, clock, programs: await programs() });
  };
  const tools = async () => {
    const { createTools } = await import('./processes/tools.ts');
    return createTools({ programs: await programs(), stop });
  };
  return {
    audit: lateAudit(options.nodeVersion, once(audit)),
    exports: lateExports(once(exports)),
    tools: lateTools(once(tools)),
  };
}

/** The services of the demo: they read and write none of the person's files, and hold no real key. */
function inMemory(options: Composition) {
  const { nodeVersion } = options;
  const memory = createMemoryKeychain();
  return {
    audit: createNoAudit(nodeVersion),
    keychain: memory,
    vault: createMemoryVault(),
    memory,
    keyLocations: { look: async () => [], removeFrom: async () => 'not-there' as const },
    clipboard: createNoClipboard(),
    files: createNoFiles(),
    exports: createNoExports(),
    tools: createNoTools(),
    connections: createNoConnections(foldersOf(options)),
    appData: createNoAppData(() => findInstallation(options)),
  };
}

function withoutKey(environment: Environment): Environment {
  const { MISTRAL_API_KEY: _, ...variables } = environment.variables;
  return { ...environment, variables };
}

async function readText(path: string): Promise<string | undefined> {
  return await readFile(path, 'utf8').catch(() => undefined);
}

async function findCredentials(service: string) {
  const { loadKeytar } = await import('./keychain/load.ts');
  return await (await loadKeytar()).findCredentials(service);
}
