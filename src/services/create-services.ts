import { join } from 'node:path';
import { AppError } from '../errors/errors.ts';
import { systemClock } from './clock.ts';
import { foldersOf } from './connections/folders.ts';
import { createNoAppData } from './demo/no-app-data.ts';
import { createNoConnections } from './demo/no-connections.ts';
import { createNoExports } from './demo/no-exports.ts';
import { createNoFiles } from './demo/no-files.ts';
import { createNoProjectScan } from './demo/no-scan.ts';
import { createNoTools } from './demo/no-tools.ts';
import { hasBrowser } from './desktop/has-browser.ts';
import { createNoClipboard } from './desktop/no-clipboard.ts';
import { appFolder } from './files/app-folder.ts';
import { createFiles } from './files/files.ts';
import type { OwnProcess } from './files/lock-owner.ts';
import { createMemoryKeychain } from './keychain/memory.ts';
import { storeNameOn } from './keychain/store-name.ts';
import { lazyCalls, lazyStreams, once } from './lazy.ts';
import { createLedger, metered } from './ledger.ts';
import { createModelNames } from './model-names.ts';
import { proxyFor, proxyToShow } from './network/proxy-setting.ts';
import type { MistralPort } from './ports/mistral.ts';
import type { ProcessesPort } from './ports/processes.ts';
import type { ProjectScanPort } from './ports/project-scan.ts';
import type { ClockPort, Environment, Services } from './ports/services.ts';
import type { VaultPort } from './ports/vault.ts';
import type { SignalSource } from './processes/children.ts';
import { findInstallation } from './processes/installation.ts';
import type { Programs } from './processes/programs.ts';
import type { Variables } from './processes/variables.ts';
import { createMemoryVault } from './vault/memory.ts';
import { vaultExists } from './vault/vault-file.ts';

/** Facts about the process that the adapters need; `main` reads them. */
export interface ServicesOptions {
  readonly baseUrl: string;
  readonly demo: boolean;
  /** The environment of this process, readable by upper-case names. */
  readonly variables: Variables;
  /** The same environment with the original names of the variables, for child processes. */
  readonly inherited: Variables;
  readonly platform: NodeJS.Platform;
  readonly nodePath: string;
  /** Without a `v`. */
  readonly nodeVersion: string;
  /** Arguments of Node that run the built `read-back.ts` and `look-up.ts`. */
  readonly readBackProgram: readonly string[];
  readonly lookUpProgram: readonly string[];
  /** Arguments of Node that run `entries-program.ts`; defined only in the single executable. */
  readonly entriesProgram: readonly string[] | undefined;
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

/** Creates all services. Loads adapters that not every run needs at their first use. */
export async function createServices(options: ServicesOptions): Promise<Services> {
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
  const browser = once(async () => {
    const { createBrowser } = await import('./desktop/browser.ts');
    return createBrowser({ platform, variables, programs, clock, stop: options.stop });
  });
  const ledger = createLedger();
  const modelNames = createModelNames();
  const always = {
    mistral: metered(mistralAt(options, clock), { ledger, clock, modelNames }),
    ledger,
    modelNames,
    documents: lazyCalls(documents, 'read'),
    connection: connectionTo(options, clock, programs),
    browser: { available: hasBrowser(platform, variables), ...lazyCalls(browser, 'open') },
    children: lazyCalls(children, 'prepare'),
    clock,
    system,
  };
  const environment = { variables, platform, appFolder: appFolder(options) };
  return options.demo
    ? { ...always, ...inMemory(options), environment: withoutKey(environment) }
    : { ...always, ...onMachine(options, { clock, system, programs }), environment };
}

type LoadPrograms = () => Promise<Programs>;

function programsOf(options: ServicesOptions): LoadPrograms {
  return once(async () => {
    const { createPrograms } = await import('./processes/programs.ts');
    return createPrograms(options);
  });
}

function connectionTo(options: ServicesOptions, clock: ClockPort, programs: LoadPrograms) {
  const { baseUrl, variables } = options;
  const proxy = proxyFor(baseUrl, variables);
  const load = once(async () => {
    const { createConnection } = await import('./network/connection.ts');
    return createConnection({ ...options, proxy, clock, programs: await programs() });
  });
  return { origin: baseUrl, proxy: proxyToShow(proxy), ...lazyCalls(load, 'lookUp', 'reach') };
}

function mistralAt({ baseUrl, variables }: ServicesOptions, clock: ClockPort): MistralPort {
  const load = once(async () => {
    const { createMistral } = await import('./mistral/client.ts');
    const { chooseFetch } = await import('./network/choose-fetch.ts');
    const { host } = new URL(baseUrl);
    const send = await chooseFetch(proxyFor(baseUrl, variables), host);
    return createMistral({ baseUrl, clock, fetch: send });
  });
  const calls = ['listModels', 'completeChat', 'embed', 'completeFim', 'moderate'] as const;
  return {
    host: new URL(baseUrl).host,
    baseUrl,
    ...lazyCalls(load, ...calls, 'readDocument', 'transcribe'),
    ...lazyStreams(load, 'streamChat'),
  };
}

interface Parts extends Pick<Services, 'clock' | 'system'> {
  readonly programs: LoadPrograms;
}

/** Creates the services that use this machine's keys and files. */
function onMachine(options: ServicesOptions, { clock, system, programs }: Parts) {
  const { variables, platform, own, stop } = options;
  const folder = appFolder(options);
  const processes = once(async () => {
    const { createProcesses } = await import('./processes/processes.ts');
    return createProcesses({ programs: await programs(), stop });
  });
  const keychain = once(async () => {
    const { createKeychain } = await import('./keychain/keychain.ts');
    const onWait = options.onKeychainWait;
    return createKeychain({ ...options, processes: await processes(), clock, onWait });
  });
  const vault = async () => {
    const { createVault } = await import('./vault/vault.ts');
    return createVault({ appFolder: folder, clock, own, stop });
  };
  const keyLocations = once(async () => {
    const { createKeyLocations } = await import('./key-locations/key-locations.ts');
    return createKeyLocations({ ...options, processes: await processes(), clock, findCredentials });
  });
  const clipboard = once(async () => {
    const { createClipboard } = await import('./desktop/clipboard.ts');
    return createClipboard({
      system: await system(),
      processes: await processes(),
      programs: await programs(),
      variables,
    });
  });
  return {
    ...inProjects(options, clock, programs),
    connections: connectionsFor(options, programs),
    keychain: {
      place: storeNameOn(platform),
      ...lazyCalls(keychain, 'probe', 'read', 'write', 'remove', 'readBack'),
    },
    vault: lazyVault(join(folder, 'vault.age'), own, vault),
    memory: createMemoryKeychain(),
    keyLocations: lazyCalls(keyLocations, 'look', 'removeFrom'),
    clipboard: { available: true, ...lazyCalls(clipboard, 'holds', 'clear', 'write') },
    files: createFiles({ own, clock, stop, folders: [folder, join(folder, 'progress')] }),
    appData: appDataOf(options, clock, processes),
  };
}

function lazyVault(path: string, { uid }: OwnProcess, create: () => Promise<VaultPort>): VaultPort {
  let vault: VaultPort | undefined;
  const load = once(async () => {
    vault = await create();
    return vault;
  });
  return {
    ...lazyCalls(load, 'read', 'write', 'remove', 'readBack'),
    ...lazyCalls(load, 'unlock', 'create', 'profiles'),
    // Checks without loading the vault, because each search for a key asks, and most people have no vault.
    exists: () => vaultExists(path, uid),
    place: 'vault',
    path,
    // A vault that was not loaded was not unlocked.
    get isUnlocked() {
      return vault?.isUnlocked ?? false;
    },
  };
}

function appDataOf(
  options: ServicesOptions,
  clock: ClockPort,
  processes: () => Promise<ProcessesPort>,
) {
  const load = once(async () => {
    const { createAppData } = await import('./app-data/app-data.ts');
    const sharedCache = options.variables['NODE_COMPILE_CACHE'];
    const { entriesProgram } = options;
    return createAppData({
      ...options,
      clock,
      entriesProcess: entriesProgram && { ...options, entriesProgram, processes },
      appFolder: appFolder(options),
      sharedCache: sharedCache === '' ? undefined : sharedCache,
      uid: options.own.uid,
    });
  });
  return {
    installation: () => findInstallation(options),
    ...lazyCalls(load, 'keychainEntries', 'removeKeychainEntry'),
    ...lazyCalls(load, 'files', 'remove', 'removeEmptyFolders'),
  };
}

function connectionsFor(options: ServicesOptions, programs: LoadPrograms) {
  const load = once(async () => {
    const { createConnections } = await import('./connections/connections.ts');
    return createConnections({ programs: await programs(), stop: options.stop });
  });
  return {
    folders: foldersOf(options),
    ...lazyCalls(load, 'findProgram', 'isThere', 'outputOf', 'inspect', 'replace', 'remove'),
  };
}

/** Creates the services that use the person's own projects and tools. */
function inProjects(options: ServicesOptions, clock: ClockPort, programs: LoadPrograms) {
  const { workingFolder, stop } = options;
  const scan = once(async () => {
    const { createProjectScan } = await import('./project-scan/project-scan.ts');
    if (workingFolder === undefined) {
      throw new AppError({ code: 'usage', problem: 'folder-gone', given: '' });
    }
    return createProjectScan({ ...options, workingFolder, programs: await programs() });
  });
  const exports = once(async () => {
    const { createExports } = await import('./files/exports.ts');
    return createExports({ ...options, clock, programs: await programs() });
  });
  const tools = once(async () => {
    const { createTools } = await import('./processes/tools.ts');
    return createTools({ programs: await programs(), stop });
  });
  return {
    scan: lazyScan(options.nodeVersion, scan),
    exports: {
      writes: true,
      ...lazyCalls(exports, 'write', 'writeFolder', 'writeSecret', 'gitStatus', 'ignore'),
    },
    tools: { runs: true, ...lazyCalls(tools, 'findReady', 'give') },
  };
}

function lazyScan(nodeVersion: string, load: () => Promise<ProjectScanPort>): ProjectScanPort {
  return {
    nodeVersion,
    ...lazyCalls(load, 'project', 'gitVersion', 'stateOf'),
    ...lazyStreams(load, 'files', 'history', 'shellHistories', 'startupFiles'),
  };
}

/** Creates the services of the demo, which use none of the person's files and no real key. */
function inMemory(options: ServicesOptions) {
  const { nodeVersion } = options;
  const memory = createMemoryKeychain();
  return {
    scan: createNoProjectScan(nodeVersion),
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
  const { readFile } = await import('node:fs/promises');
  return await readFile(path, 'utf8').catch(() => undefined);
}

async function findCredentials(service: string) {
  const { loadKeytar } = await import('./keychain/load.ts');
  return await (await loadKeytar()).findCredentials(service);
}
