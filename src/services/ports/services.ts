import type { AppDataPort } from './app-data.ts';
import type { ChildrenPort } from './children.ts';
import type { ClipboardPort } from './clipboard.ts';
import type { ConnectionPort } from './connection.ts';
import type { ConnectionsPort } from './connections.ts';
import type { DocumentsPort } from './documents.ts';
import type { ExportsPort } from './exports.ts';
import type { KeyLocationsPort } from './key-locations.ts';
import type { KeychainPort } from './keychain.ts';
import type { LedgerPort } from './ledger.ts';
import type { MistralPort } from './mistral.ts';
import type { ModelNamesPort } from './model-names.ts';
import type { ProjectScanPort } from './project-scan.ts';
import type { SystemInfo } from './system-info.ts';
import type { ToolsPort } from './tools.ts';
import type { VaultPort } from './vault.ts';

export interface BrowserPort {
  /** False if no browser can be opened (ssh, no display, a container). The screen then only shows the address. */
  readonly available: boolean;
  /** Opens an https address. Returns true if a browser was started. Never throws. */
  open(url: string): Promise<boolean>;
}

export interface ClockPort {
  /** Milliseconds since 1970, by the clock of the machine. */
  now(): number;
  /** Milliseconds on a clock that never jumps. */
  monotonic(): number;
  /** Resolves after `ms`; rejects with an `AbortError` when the signal is aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** The program's own files. All methods throw `AppError` with `files`. */
export interface FilesPort {
  /** Returns the text of a file; undefined if it does not exist. */
  read(path: string): Promise<string | undefined>;
  /** Writes the complete text or nothing, with mode 0600 in a folder of mode 0700. Creates both if they are missing. */
  writeAtomic(path: string, text: string): Promise<void>;
  /**
   * Passes the text (undefined: no file) to `alter` and writes the result; undefined writes nothing. No other process
   * of this program changes the file meanwhile. May call `alter` more than once.
   */
  change(path: string, alter: (text: string | undefined) => string | undefined): Promise<void>;
  remove(path: string): Promise<void>;
  /** Throws the error `files` if `writeAtomic` would, as far as that can be determined without writing. */
  checkWritable(path: string): Promise<void>;
}

export interface Environment {
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  /** The folder of our own files. */
  readonly appFolder: string;
}

/** Everything outside the program that the program uses. Functions ask for the few they need: `Pick<Services, …>`. */
export interface Services {
  /** Every answer to a paid call is written into `ledger`. */
  readonly mistral: MistralPort;
  readonly ledger: LedgerPort;
  /** Names in the model list of the account that the key belongs to. */
  readonly modelNames: ModelNamesPort;
  readonly connection: ConnectionPort;
  readonly scan: ProjectScanPort;
  readonly keychain: KeychainPort;
  readonly vault: VaultPort;
  /** The store for "this session only", which is gone when the program ends. */
  readonly memory: KeychainPort;
  readonly browser: BrowserPort;
  readonly clipboard: ClipboardPort;
  /** The locations of other tools that may hold keys. */
  readonly keyLocations: KeyLocationsPort;
  /** Returns properties of this machine and session; never rejects. */
  readonly system: () => Promise<SystemInfo>;
  readonly children: ChildrenPort;
  readonly clock: ClockPort;
  readonly files: FilesPort;
  readonly documents: DocumentsPort;
  readonly exports: ExportsPort;
  readonly tools: ToolsPort;
  /** Settings files of other tools, which can be connected to the key. */
  readonly connections: ConnectionsPort;
  /** Everything that this program stored on this machine, and how it was installed; used to remove it. */
  readonly appData: AppDataPort;
  readonly environment: Environment;
}
