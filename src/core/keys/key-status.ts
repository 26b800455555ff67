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
  /** Whole days since the key was stored. */
  readonly ageDays: number | null;
  /** The last day on which the key is valid, `YYYY-MM-DD`. */
  readonly expiresOn: string | null;
  readonly reminders: readonly Reminder[];
}

type StatusServices = Pick<Services, 'keychain' | 'files' | 'environment' | 'clock'>;

/**
 * Returns the status of stored keys from their records, without opening a store. If nothing is recorded for the
 * requested profile (`default` if all are requested), looks into the keychain; a keychain that cannot be read counts as
 * empty. Throws the error `files` if the records cannot be read.
 */
export async function keyStatuses(
  services: StatusServices,
  profile: string | undefined,
): Promise<readonly KeyStatus[]> {
  const records = [...(await requireKeyRecords(services))];
  const asked = records.filter(([name]) => profile === undefined || name === profile);
  const known = asked.map(([name, record]) => statusOf(name, record, services.clock.now()));
  const own = profile ?? 'default';
  const unknown = known.some((status) => status.profile === own)
    ? undefined
    : await unrecordedStatus(services, own);
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
  const reminders = [
    ...(ageDays > oldDays ? (['old'] as const) : []),
    ...expiryReminder(expiresOn, now),
  ];
  return { profile, store, lastFour, ageDays, expiresOn, reminders };
}

/** Returns the reminder of an expiry date. Counts days in UTC; a key is valid until the end of its last day. */
function expiryReminder(expiresOn: string | null, now: number): readonly Reminder[] {
  if (expiresOn === null) return [];
  const daysLeft = Date.parse(expiresOn) / dayMs - Math.floor(now / dayMs);
  if (daysLeft < 0) return ['expired'];
  return daysLeft <= soonDays ? ['expiring'] : [];
}

/** Returns the status of a key that is in the keychain but not recorded. */
async function unrecordedStatus(
  { keychain }: StatusServices,
  profile: string,
): Promise<KeyStatus | undefined> {
  const key = await keychain.read(profile).catch(() => undefined);
  if (key === undefined) return undefined;
  const unknown = { ageDays: null, expiresOn: null, reminders: [] };
  return { profile, store: 'keychain', lastFour: key.lastFour, ...unknown };
}
