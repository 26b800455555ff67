import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { systemClock } from './clock.ts';
import { createNoExports } from './demo/no-exports.ts';
import { createNoAudit } from './demo/no-scan.ts';
import { createNoTools } from './demo/no-tools.ts';
import { createBrowser } from './desktop/browser.ts';
import { appFolder } from './files/app-folder.ts';
import { createFiles, createNoFiles } from './files/files.ts';
import type { OwnProcess } from './files/lock-owner.ts';
import { createMemoryKeychain } from './keychain/memory.ts';
import { storeNameOn } from './keychain/store-name.ts';
import {
  lateAudit,
  lateClipboard,
  lateConnection,
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
import { proxyFor } from './network/proxy-setting.ts';
import type { ChildrenPort } from './ports/children.ts';
import type { MistralPort } from './ports/mistral.ts';
import type { ClockPort, Environment, Services } from './ports/services.ts';
import type { SignalSource } from './processes/children.ts';
import { createMemoryVault } from './vault/memory.ts';

/** What the adapters need to know of the process; `main` reads it. */
export interface Composition {
  readonly baseUrl: string;
  readonly demo: boolean;
  /** The environment that this process was given: a child gets it too, but for the secrets. */
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly nodePath: string;
  /** Without a `v`. */
  readonly nodeVersion: string;
  readonly readBackScript: string;
  /** The person's home folder, and the folder we were started in; absolute. */
  readonly home: string;
  readonly workingFolder: string;
  readonly signals: SignalSource;
  /** True where a terminal is on any of the three streams. */
  readonly isOnTerminal: () => boolean;
  readonly own: OwnProcess;
  /** Aborted when the program is to end, or has done its work: adapters wait for nothing any more. */
  readonly stop: AbortSignal;
}

/** Joins the adapters to their ports. Those that not every run needs are loaded at their first use. */
export async function compose(options: Composition): Promise<Services> {
  const { variables, platform } = options;
  const clock = systemClock();
  const system = once(async () => {
    const { readSystem } = await import('./system.ts');
    return await readSystem({ platform, variables, readText });
  });
  const children = once(async () => {
    const { createChildren } = await import('./processes/children.ts');
    return createChildren(options);
  });
  const documents = once(async () => {
    const { createDocuments } = await import('./files/documents.ts');
    return createDocuments(options);
  });
  const ledger = createLedger();
  const everywhere = {
    mistral: metered(mistralAt(options, clock), ledger, clock),
    ledger,
    documents: lateDocuments(documents),
    connection: connectionTo(options, clock),
    browser: createBrowser({ platform, variables, clock, stop: options.stop }),
    children: { run: async (...asked) => (await children()).run(...asked) } satisfies ChildrenPort,
    clock,
    system,
  };
  const environment = { variables, platform, appFolder: appFolder(options) };
  return options.demo
    ? { ...everywhere, ...inMemory(options), environment: withoutKey(environment) }
    : { ...everywhere, ...onMachine(options, clock, system), environment };
}

function connectionTo(options: Composition, clock: ClockPort) {
  const { baseUrl, variables } = options;
  const proxy = proxyFor(baseUrl, variables);
  return lateConnection(baseUrl, proxy, async () => {
    const { createConnection } = await import('./network/connection.ts');
    return createConnection({ ...options, proxy, clock });
  });
}

function mistralAt({ baseUrl, variables }: Composition, clock: ClockPort): MistralPort {
  const load = once(async () => {
    const { createMistral } = await import('./mistral/client.ts');
    const proxy = proxyFor(baseUrl, variables);
    if (proxy === undefined) return createMistral({ baseUrl, clock });
    const { createProxiedFetch } = await import('./network/proxied-fetch.ts');
    const { host } = new URL(baseUrl);
    return createMistral({ baseUrl, clock, fetch: createProxiedFetch(proxy, host) });
  });
  return lateMistral(new URL(baseUrl).host, load);
}

/** The places of this machine where keys and files lie. */
function onMachine(options: Composition, clock: ClockPort, system: Services['system']) {
  const { variables, platform, own, stop } = options;
  const folder = appFolder(options);
  const processes = once(async () =>
    (await import('./processes/processes.ts')).createProcesses(options),
  );
  const keychain = async () => {
    const { createKeychain } = await import('./keychain/keychain.ts');
    return createKeychain({ ...options, processes: await processes(), clock });
  };
  const vault = async () => {
    const { createVault } = await import('./vault/vault.ts');
    return createVault({ appFolder: folder, clock, own, stop });
  };
  const keyLocations = async () => {
    const { createKeyLocations } = await import('./key-locations/key-locations.ts');
    return createKeyLocations({ ...options, processes: await processes(), clock, findCredentials });
  };
  const audit = async () => {
    const { createAudit } = await import('./project-scan/project-scan.ts');
    return createAudit(options);
  };
  const clipboard = async () => {
    const { createClipboard } = await import('./desktop/clipboard.ts');
    const metadata = { system: await system(), processes: await processes() };
    return await createClipboard({ ...metadata, variables });
  };
  const exports = async () => {
    const { createExports } = await import('./files/exports.ts');
    return createExports(options);
  };
  return {
    audit: lateAudit(options.nodeVersion, once(audit)),
    exports: lateExports(once(exports)),
    tools: toolsFor(options),
    keychain: lateKeychain(storeNameOn(platform), once(keychain)),
    vault: lateVault(join(folder, 'vault.age'), once(vault)),
    memory: createMemoryKeychain(),
    keyLocations: lateKeyLocations(once(keyLocations)),
    clipboard: lateClipboard(once(clipboard)),
    files: createFiles({ own, clock, stop }),
  };
}

function toolsFor(options: Composition) {
  return lateTools(once(async () => (await import('./processes/tools.ts')).createTools(options)));
}

/** The demo's places: nothing of the person's is read, nothing is written, and no key of theirs is ever in it. */
function inMemory({ nodeVersion }: Composition) {
  const memory = createMemoryKeychain();
  return {
    audit: createNoAudit(nodeVersion),
    keychain: memory,
    vault: createMemoryVault(),
    memory,
    keyLocations: { look: async () => [], removeFrom: async () => 'not-there' as const },
    clipboard: { available: false, holds: async () => false, clear: async () => false },
    files: createNoFiles(),
    exports: createNoExports(),
    tools: createNoTools(),
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
  const { default: keytar } = await import('keytar');
  return await keytar.findCredentials(service);
}
