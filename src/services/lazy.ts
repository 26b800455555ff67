import type { AppDataPort, Installation } from './ports/app-data.ts';
import type { ClipboardPort } from './ports/clipboard.ts';
import type { ConnectionPort } from './ports/connection.ts';
import type { ConnectionsPort, ToolFolders } from './ports/connections.ts';
import type { DocumentsPort } from './ports/documents.ts';
import type { ExportsPort } from './ports/exports.ts';
import type { KeyLocationsPort } from './ports/key-locations.ts';
import type { KeychainPort } from './ports/keychain.ts';
import type { MistralPort } from './ports/mistral.ts';
import type { AuditPort } from './ports/project-scan.ts';
import type { ToolsPort } from './ports/tools.ts';
import type { VaultPort } from './ports/vault.ts';

/**
 * Ports whose adapters are loaded at first use. A command such as `env` needs one or two of them; the first screen
 * needs none.
 */
type Load<T> = () => Promise<T>;

/** Loads once, whoever asks. */
export function once<T>(make: Load<T>): Load<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

export function lateMistral(baseUrl: string, load: Load<MistralPort>): MistralPort {
  return {
    host: new URL(baseUrl).host,
    baseUrl,
    listModels: async (options) => (await load()).listModels(options),
    completeChat: async (request, options) => (await load()).completeChat(request, options),
    embed: async (request, options) => (await load()).embed(request, options),
    completeFim: async (request, options) => (await load()).completeFim(request, options),
    moderate: async (request, options) => (await load()).moderate(request, options),
    readDocument: async (request, options) => (await load()).readDocument(request, options),
    transcribe: async (request, options) => (await load()).transcribe(request, options),
    streamChat: async function* (request, options) {
      yield* (await load()).streamChat(request, options);
    },
  };
}

export function lateKeychain(place: KeychainPort['place'], load: Load<KeychainPort>): KeychainPort {
  return { ...lateStore(place, load), probe: async () => (await load()).probe() };
}

type Store = Omit<KeychainPort, 'probe'>;

function lateStore<P extends Store['place']>(
  place: P,
  load: Load<Store>,
): Store & { readonly place: P } {
  return {
    place,
    read: async (profile) => (await load()).read(profile),
    write: async (profile, key) => (await load()).write(profile, key),
    remove: async (profile) => (await load()).remove(profile),
    readBack: async (profile, key) => (await load()).readBack(profile, key),
  };
}

export function lateVault(path: string, load: Load<VaultPort>): VaultPort {
  let loaded: VaultPort | undefined;
  const vault = async () => {
    loaded ??= await load();
    return loaded;
  };
  return {
    ...lateStore('vault', vault),
    path,
    // A vault that was not loaded was not unlocked.
    get isUnlocked() {
      return loaded?.isUnlocked ?? false;
    },
    exists: async () => (await vault()).exists(),
    unlock: async (passphrase) => (await vault()).unlock(passphrase),
    create: async (passphrase) => (await vault()).create(passphrase),
    profiles: async () => (await vault()).profiles(),
  };
}

export function lateKeyLocations(load: Load<KeyLocationsPort>): KeyLocationsPort {
  return {
    look: async () => (await load()).look(),
    removeFrom: async (found) => (await load()).removeFrom(found),
  };
}

export function lateClipboard(load: Load<ClipboardPort>): ClipboardPort {
  return {
    available: true,
    holds: async (key) => (await load()).holds(key),
    clear: async (key) => (await load()).clear(key),
    write: async (text) => (await load()).write(text),
  };
}

export function lateAppData(
  installation: () => Installation,
  load: Load<Omit<AppDataPort, 'installation'>>,
): AppDataPort {
  return {
    installation,
    keychainEntries: async () => (await load()).keychainEntries(),
    removeKeychainEntry: async (entry) => (await load()).removeKeychainEntry(entry),
    files: async () => (await load()).files(),
    remove: async (file) => (await load()).remove(file),
    removeEmptyFolders: async () => (await load()).removeEmptyFolders(),
  };
}

export function lateAudit(nodeVersion: string, load: Load<AuditPort>): AuditPort {
  return {
    nodeVersion,
    project: async (signal) => (await load()).project(signal),
    gitVersion: async (signal) => (await load()).gitVersion(signal),
    stateOf: async (path) => (await load()).stateOf(path),
    files: async function* (project, signal) {
      yield* (await load()).files(project, signal);
    },
    history: async function* (project, signal) {
      yield* (await load()).history(project, signal);
    },
    shellHistories: async function* (signal) {
      yield* (await load()).shellHistories(signal);
    },
    startupFiles: async function* (signal) {
      yield* (await load()).startupFiles(signal);
    },
  };
}

/** `proxy` is the one that the environment sets for the origin. */
export function lateConnection(
  origin: string,
  proxy: URL | undefined,
  load: Load<Pick<ConnectionPort, 'lookUp' | 'reach'>>,
): ConnectionPort {
  const connection = once(load);
  return {
    origin,
    proxy: proxy && { host: proxy.host, isSpoken: /^https?:$/.test(proxy.protocol) },
    lookUp: async (signal) => (await connection()).lookUp(signal),
    reach: async (signal) => (await connection()).reach(signal),
  };
}

export function lateDocuments(load: Load<DocumentsPort>): DocumentsPort {
  return { read: async (path, maxBytes) => (await load()).read(path, maxBytes) };
}

export function lateExports(load: Load<ExportsPort>): ExportsPort {
  return {
    writes: true,
    write: async (path, text, options) => (await load()).write(path, text, options),
    writeFolder: async (path, files, options) => (await load()).writeFolder(path, files, options),
    writeSecret: async (path, alter) => (await load()).writeSecret(path, alter),
    gitStatus: async (path) => (await load()).gitStatus(path),
    ignore: async (path) => (await load()).ignore(path),
  };
}

export function lateConnections(
  folders: ToolFolders,
  load: Load<Omit<ConnectionsPort, 'folders'>>,
): ConnectionsPort {
  return {
    folders,
    findProgram: async (name) => (await load()).findProgram(name),
    isThere: async (pattern) => (await load()).isThere(pattern),
    outputOf: async (program, args) => (await load()).outputOf(program, args),
    inspect: async (path) => (await load()).inspect(path),
    replace: async (path, texts) => (await load()).replace(path, texts),
    remove: async (path, folders) => (await load()).remove(path, folders),
  };
}

export function lateTools(load: Load<ToolsPort>): ToolsPort {
  return {
    runs: true,
    findReady: async (check, signal) => (await load()).findReady(check, signal),
    give: async (path, command, key, signal) => (await load()).give(path, command, key, signal),
  };
}
