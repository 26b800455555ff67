import type { Services } from '../../services/ports/services.ts';
import { type KeyRecord, requireKeyRecords } from './key-records.ts';
import type { KeyStore } from './store-key.ts';

/** Why a key should be replaced: it is over 90 days old, expires within 14 days, or has expired. */
export type Reminder = 'old' | 'expiring' | 'expired';

/** Status of a stored key. Plain JSON; null means unknown. */
export interface KeyStatus {
  readonly profile: string;
  readonly store: KeyStore;
  readonly lastFour: string;
  /** Whole days since it was stored. */
  readonly ageDays: number | null;
  /** A day, `YYYY-MM-DD`. */
  readonly expiresOn: string | null;
  readonly reminders: readonly Reminder[];
}

type Places = Pick<Services, 'keychain' | 'files' | 'environment' | 'clock'>;

/**
 * Returns the status of stored keys from their records, without opening a store. If nothing is recorded for the
 * requested profile (`default` if all are requested), looks into the keychain; a keychain that cannot be read counts as
 * empty. Throws the error `files` if the records cannot be read.
 */
export async function keyStatuses(
  services: Places,
  profile: string | undefined,
): Promise<readonly KeyStatus[]> {
  const records = [...(await requireKeyRecords(services))];
  const asked = records.filter(([name]) => profile === undefined || name === profile);
  const known = asked.map(([name, record]) => statusOf(name, record, services.clock.now()));
  const own = profile ?? 'default';
  const unknown = known.some((status) => status.profile === own)
    ? undefined
    : await lookUp(services, own);
  return [...known, ...(unknown === undefined ? [] : [unknown])].toSorted((one, other) =>
    one.profile < other.profile ? -1 : 1,
  );
}

const dayMs = 86_400_000;
const oldDays = 90;
const soonDays = 14;

/** Returns the status of a record at a time in milliseconds since 1970. */
export function statusOf(profile: string, record: KeyRecord, now: number): KeyStatus {
  const { store, lastFour, createdAt, expiresOn = null } = record;
  // Limits the age to zero or more if the clock was set back.
  const ageDays = Math.max(0, Math.floor((now - Date.parse(createdAt)) / dayMs));
  const reminders = [...(ageDays > oldDays ? (['old'] as const) : []), ...expiry(expiresOn, now)];
  return { profile, store, lastFour, ageDays, expiresOn, reminders };
}

/** Counts days in UTC. A key is valid until the end of its last day. */
function expiry(expiresOn: string | null, now: number): readonly Reminder[] {
  if (expiresOn === null) return [];
  const daysLeft = Date.parse(expiresOn) / dayMs - Math.floor(now / dayMs);
  if (daysLeft < 0) return ['expired'];
  return daysLeft <= soonDays ? ['expiring'] : [];
}

async function lookUp({ keychain }: Places, profile: string): Promise<KeyStatus | undefined> {
  const key = await keychain.read(profile).catch(() => undefined);
  if (key === undefined) return undefined;
  const unknown = { ageDays: null, expiresOn: null, reminders: [] };
  return { profile, store: 'keychain', lastFour: key.lastFour, ...unknown };
}
