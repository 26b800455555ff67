import { AppError, type ErrorData } from '../../errors/errors.ts';
import { keychainTraits } from '../../errors/traits.ts';
import type { AppFile, AppFileKind, KeychainEntry } from '../../services/ports/app-data.ts';
import type { Services } from '../../services/ports/services.ts';
import { planRecordUndo, type UndoPlan } from '../connect/connect.ts';
import { readConnections } from '../connect/connection-records.ts';
import { tools } from '../connect/registry.ts';
import { readKeyRecords } from '../keys/key-records.ts';

export type UninstallServices = Pick<
  Services,
  'appData' | 'connections' | 'files' | 'environment' | 'clock'
>;

/** A tool whose settings contain changes of this program that cannot be undone safely. */
export interface BlockedTool {
  readonly path: string;
  readonly error: ErrorData;
  /** Lines that were added; the person removes those that are still there. */
  readonly lines: readonly string[];
}

/** Everything to remove from this machine, and what stays. */
export interface UninstallPlan {
  readonly undos: readonly UndoPlan[];
  readonly blocked: readonly BlockedTool[];
  /** Entries of the keychain; empty if the keychain could not be read, or keeps the keys. */
  readonly entries: readonly KeychainEntry[];
  readonly keychain: KeychainOutcome;
  readonly files: readonly AppFile[];
  /** Files in the app folder that are not of this program, and stay. */
  readonly others: readonly string[];
  /** Node's compile cache, if the person configured one for all programs. It stays. */
  readonly sharedCache?: string;
}

/** Whether the keychain was read, is kept as it is, or could not be read. */
export type KeychainOutcome =
  | { readonly state: 'read' | 'kept' }
  /** `holdsKeys` is true if the keychain contains, or may contain, keys. */
  | { readonly state: 'unread'; readonly error: ErrorData; readonly holdsKeys: boolean };

/** Kinds of files that stay with `--keep-key`. */
const keptKinds: ReadonlySet<AppFileKind> = new Set(['vault']);
const keyRecordsFile = 'keys.json';
const connectionsFile = 'connections.json';

/** Lists what would be removed; changes nothing. Throws AppError `files`. */
export async function planUninstall(
  services: UninstallServices,
  { keepsKey }: { readonly keepsKey: boolean },
): Promise<UninstallPlan> {
  const { undos, blocked } = await planConnections(services);
  const { keychain, entries } = keepsKey
    ? { keychain: { state: 'kept' } as const, entries: [] }
    : await readKeychain(services);
  const { files, others, sharedCache } = await services.appData.files();
  const stays = (file: AppFile) =>
    (blocked.length > 0 && isNamed(file, connectionsFile)) ||
    (keepsKey && (keptKinds.has(file.kind) || isNamed(file, keyRecordsFile))) ||
    // The record names the profiles whose keys remain.
    (keychain.state === 'unread' && keychain.holdsKeys && isNamed(file, keyRecordsFile));
  return {
    undos,
    blocked,
    entries,
    keychain,
    files: files.filter((file) => !stays(file)),
    others,
    ...(sharedCache !== undefined && { sharedCache }),
  };
}

function isNamed({ path }: AppFile, name: string): boolean {
  return path.split(/[\\/]/).at(-1) === name;
}

async function planConnections(
  services: UninstallServices,
): Promise<Pick<UninstallPlan, 'undos' | 'blocked'>> {
  const undos: UndoPlan[] = [];
  const blocked: BlockedTool[] = [];
  for (const record of await readConnections(services)) {
    try {
      undos.push(
        await planRecordUndo(services, tools[record.tool], record, { skipsRemoved: true }),
      );
    } catch (thrown) {
      if (!(thrown instanceof AppError)) throw thrown;
      const lines = record.files
        .flatMap(({ changes }) => changes.flatMap(({ inserted }) => inserted.split(/\r?\n/)))
        .filter((line) => line.trim() !== '');
      blocked.push({ path: record.files[0]?.path ?? '', error: thrown.error, lines });
    }
  }
  return { undos, blocked };
}

async function readKeychain(
  services: UninstallServices,
): Promise<Pick<UninstallPlan, 'keychain' | 'entries'>> {
  try {
    return { keychain: { state: 'read' }, entries: await services.appData.keychainEntries() };
  } catch (thrown) {
    if (!(thrown instanceof AppError) || thrown.error.code === 'cancelled') throw thrown;
    const { error } = thrown;
    const mayHold = error.code === 'keychain' && keychainTraits[error.problem].mayHoldKeys;
    const records = await readKeyRecords(services);
    const isRecorded = [...records.values()].some(({ store }) => store === 'keychain');
    return {
      keychain: { state: 'unread', error, holdsKeys: mayHold || isRecorded },
      entries: [],
    };
  }
}

/** Returns true if the plan removes nothing. */
export function isEmpty({ undos, entries, files }: UninstallPlan): boolean {
  return undos.length + entries.length + files.length === 0;
}
