import type { Reached } from '../../services/ports/connection.ts';
import type { Project } from '../../services/ports/project-scan.ts';
import type { Secret } from '../../services/ports/secret.ts';
import type { Services } from '../../services/ports/services.ts';
import { cleanKey } from '../keys/clean-key.ts';
import { findKeys } from '../keys/find-keys.ts';
import { knownRecords } from '../keys/key-records.ts';
import { noOneToAsk, openVault } from '../keys/open-vault.ts';
import { type ResolvedKey, resolveKey } from '../keys/resolve-key.ts';
import { type DeadlineResult, withDeadline } from '../retry/with-deadline.ts';
import { HiddenKeys } from './hidden-keys.ts';
import { type ProjectScan, scanProject } from './scan-project.ts';

/** Services that checks read from. */
export type DoctorServices = Pick<
  Services,
  | 'scan'
  | 'connection'
  | 'mistral'
  | 'keychain'
  | 'vault'
  | 'memory'
  | 'keyLocations'
  | 'system'
  | 'clock'
  | 'files'
  | 'documents'
  | 'connections'
  | 'environment'
>;

/** Texts that are known to be keys, which are found wherever they are. */
export interface KnownKeys {
  /** Keys in our stores, in the variable, and in the files of other tools. */
  readonly keys: readonly Secret[];
  /** Profiles whose stored key could not be read, so that it is found only by a name beside it. */
  readonly unread: readonly string[];
}

/** Values that several checks need, each looked up once, at its first use. */
export interface Lookups {
  readonly project: () => Promise<Project>;
  /** Searches the files of the project. Throws the error `cancelled`. */
  readonly scan: () => Promise<DeadlineResult<ProjectScan>>;
  /** Never rejects. */
  readonly knownKeys: () => Promise<KnownKeys>;
  /** Keys that any check has found or used so far. */
  readonly hiddenKeys: HiddenKeys;
  /** Opens the vault by the passphrase in the variable. Returns false if it stays closed. Never asks, never rejects. */
  readonly isVaultOpen: () => Promise<boolean>;
  /** Returns the key that commands use. Throws the errors of `resolveKey`, and never asks for a passphrase. */
  readonly key: () => Promise<ResolvedKey>;
  /** Looks up the name of the service's host, or of its proxy, in the DNS. Throws the error `network`. */
  readonly lookUpHost: () => Promise<DeadlineResult<void>>;
  /** Makes a request without a key. Throws the error `network`. */
  readonly reachService: () => Promise<DeadlineResult<Reached>>;
  /** Runs work that must complete before its check runs out of time. Throws the errors of the work, and `cancelled`. */
  readonly inTime: <T>(work: (signal: AbortSignal) => Promise<T>) => Promise<DeadlineResult<T>>;
}

export interface LookupOptions {
  readonly profile: string;
  /** True if the person named the profile. */
  readonly isNamed: boolean;
  /** Milliseconds allowed for a check that reads files. */
  readonly scanMs: number;
  readonly signal: AbortSignal;
}

/** Milliseconds allowed for a check that reads no files. */
export const checkMs = 5_000;

/** Margins in milliseconds by which a lookup ends before its check, so that the check can report its result. */
const lookupMargins = { askMs: 1_200, giveUpMs: 600 };

/** Milliseconds. For a check with less time, the margins before its deadline are shortened in proportion. */
const fullMarginMs = 4_000;

/** Returns the limits of work that ends before `ms` milliseconds have passed, by the margins in `before`. */
export function limitsWithin(
  ms: number,
  before: { readonly askMs: number; readonly giveUpMs: number },
) {
  const part = Math.min(1, ms / fullMarginMs);
  return { askMs: ms - before.askMs * part, giveUpMs: ms - before.giveUpMs * part };
}

export function createLookups(services: DoctorServices, options: LookupOptions): Lookups {
  const { scan, connection, clock } = services;
  const { signal: stop, scanMs } = options;
  const within = <T>(ms: number, work: (signal: AbortSignal) => Promise<T>) =>
    withDeadline(clock, { stop, ...limitsWithin(ms, lookupMargins) }, work);
  const project = once(() => scan.project(stop));
  const isVaultOpen = once(() => openedVault(services));
  const hiddenKeys = new HiddenKeys();
  const knownKeys = once(async () => {
    const known = await findKnownKeys(services, isVaultOpen, scanMs);
    hiddenKeys.add(known.keys);
    return known;
  });
  return {
    project,
    knownKeys,
    hiddenKeys,
    isVaultOpen,
    inTime: (work) => within(checkMs, work),
    scan: once(() =>
      within(scanMs, async (signal) => {
        const [where, { keys }] = await Promise.all([project(), knownKeys()]);
        return await scanProject(scan, where, keys, signal);
      }),
    ),
    key: once(async () => {
      // Two openings at once would take twice the memory and time.
      await isVaultOpen();
      const asked = { ...options, ask: noOneToAsk, isUnrecorded: true };
      const resolved = await resolveKey(services, asked);
      hiddenKeys.add([resolved.key]);
      return resolved;
    }),
    lookUpHost: once(() => within(checkMs, (signal) => connection.lookUp(signal))),
    reachService: once(() => within(checkMs, (signal) => connection.reach(signal))),
  };
}

/** Returns a function that calls `make` at its first use, and gives every caller the same result or failure. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

async function openedVault(services: DoctorServices): Promise<boolean> {
  const { vault, environment } = services;
  if (vault.isUnlocked) return true;
  if (!environment.variables['MISTRAL_ONBOARD_PASSPHRASE']) return false;
  try {
    if (!(await vault.exists())) return false;
    await openVault(services, noOneToAsk);
    return true;
  } catch {
    return false;
  }
}

/** Milliseconds after which the search for known keys is given up, if there is no vault to open. */
const knownKeysMs = 1_200;

/** Finds known keys. Waits longer for a vault, which takes half a second to open, and several on a busy machine. */
async function findKnownKeys(
  services: DoctorServices,
  isVaultOpen: Lookups['isVaultOpen'],
  scanMs: number,
): Promise<KnownKeys> {
  const records = [...(await knownRecords(services))];
  const hasVault = records.some(([, { store }]) => store === 'vault');
  const over = new AbortController();
  const late = services.clock
    .sleep(hasVault ? scanMs / 2 : knownKeysMs, over.signal)
    .catch(() => {});
  const keys: Secret[] = [];
  const unread = new Set<string>();
  const inLocations = keysInLocations(services).then((found) => keys.push(...found));
  const inStores = records.map(async ([profile, { store }]) => {
    if (store === 'memory') return;
    unread.add(profile);
    if (store === 'vault' && !(await isVaultOpen())) return;
    const key = await (store === 'vault' ? services.vault : services.keychain).read(profile);
    if (key !== undefined) keys.push(key);
    unread.delete(profile);
  });
  await Promise.race([Promise.allSettled([inLocations, ...inStores]), late]);
  over.abort();
  const each = keys.filter((key, at) => keys.findIndex((other) => other.equals(key)) === at);
  return { keys: each, unread: [...unread] };
}

async function keysInLocations(services: DoctorServices): Promise<readonly Secret[]> {
  const locations = await findKeys(services, 'default');
  return locations.flatMap(({ key }) => {
    const cleaned = cleanKey(key.reveal());
    return cleaned.ok && !cleaned.unusual ? [key] : [];
  });
}
