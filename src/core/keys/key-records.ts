import type { Services } from '../../services/ports/services.ts';
import { fileProblemOf, parseRecords, readRecords } from '../progress/read-records.ts';
import { type KeyStore, storeNamed } from './store-key.ts';

/** Record of a stored key, which makes it unnecessary to open its store. Plain JSON; never contains the key. */
export interface KeyRecord {
  readonly store: KeyStore;
  /** ISO 8601, UTC: when the key was stored. */
  readonly createdAt: string;
  /** The day on which the key expires, as the person entered it: `YYYY-MM-DD`. */
  readonly expiresOn?: string;
  /** The day, `YYYY-MM-DD` in UTC, on which a command last used the key. */
  readonly usedOn?: string;
  /** The last four characters of the key; empty for a short key. */
  readonly lastFour: string;
}

/** The records by profile. */
export type KeyRecords = ReadonlyMap<string, KeyRecord>;

type Files = Pick<Services, 'files' | 'environment'>;

/**
 * Returns the records. Ignores a file that cannot be read and invalid entries. Throws the error files/not-yours if the
 * folder belongs to another user, whose records must be neither trusted nor shown.
 */
export async function readKeyRecords(services: Files): Promise<KeyRecords> {
  return await requireKeyRecords(services).catch((thrown: unknown) => {
    if (fileProblemOf(thrown) === 'not-yours') throw thrown;
    return new Map();
  });
}

/**
 * Returns the records; none if there is no file. Throws the error `files` if the file cannot be read or is damaged, for
 * callers that would otherwise report that no key is stored.
 */
export async function requireKeyRecords(services: Files): Promise<KeyRecords> {
  const path = pathOf(services);
  return parse(await readRecords(services.files, path), path);
}

/** Returns the records, or none if they cannot be read. Never throws. */
export async function knownRecords(services: Files): Promise<KeyRecords> {
  return await readKeyRecords(services).catch(() => new Map());
}

/** Replaces the record of the key's profile. Throws the error `files`. */
export async function writeKeyRecord(
  services: Files,
  profile: string,
  record: KeyRecord,
): Promise<void> {
  await changeRecord(services, () => ({ profile, record }));
}

/** Converts milliseconds since 1970 to days since 1970, in UTC. */
const dayOf = (moment: number): number => Math.floor(moment / 86_400_000);

/**
 * Records the use of a stored key, at most once a day. Also corrects a record of another key, which remains if the
 * program is killed between storing and recording a key. Never throws, because a failure must not prevent the use of
 * the key.
 */
export async function noteUse(
  services: Files,
  used: { readonly profile: string; readonly store: KeyStore; readonly lastFour: string },
  now: number,
): Promise<void> {
  const { profile, store, lastFour } = used;
  const before = (await knownRecords(services)).get(profile);
  if (before === undefined) return;
  const isSame = before.lastFour === lastFour && before.store === store;
  // Compares numbers, because formatting a date makes Node load its time zones, which takes longer than the rest of
  // this function.
  const isToday = before.usedOn !== undefined && dayOf(Date.parse(before.usedOn)) === dayOf(now);
  if (isSame && isToday) return;
  const usedOn = new Date(now).toISOString().slice(0, 10);
  await changeRecord(services, (records) => {
    const record = records.get(profile);
    if (record === undefined) return undefined;
    const known = isSame ? record : recordOf({ store, lastFour }, record, { now });
    return { profile, record: { ...known, usedOn } };
  }).catch(() => {});
}

/** Removes the record of a profile's key. Writes nothing if there is no record. Throws the error `files`. */
export async function forgetKeyRecord(services: Files, profile: string): Promise<void> {
  await changeRecord(services, (records) =>
    records.has(profile) ? { profile, record: undefined } : undefined,
  );
}

/**
 * Returns the record of a key that was just stored. If its last four characters equal those of the earlier record,
 * retains the age of that record, and its expiry date unless a new one is given.
 */
export function recordOf(
  stored: { readonly store: KeyStore; readonly lastFour: string },
  before: KeyRecord | undefined,
  details: { readonly now: number; readonly expiresOn?: string | undefined },
): KeyRecord {
  const { store, lastFour } = stored;
  const same = lastFour !== '' && before?.lastFour === lastFour ? before : undefined;
  const expiresOn = details.expiresOn ?? same?.expiresOn;
  const createdAt = same?.createdAt ?? new Date(details.now).toISOString();
  const usedOn = same?.usedOn;
  const known = { store, createdAt, lastFour, ...(usedOn !== undefined && { usedOn }) };
  return { ...known, ...(expiresOn !== undefined && { expiresOn }) };
}

interface RecordChange {
  readonly profile: string;
  /** The new record; undefined to remove the earlier one. */
  readonly record: KeyRecord | undefined;
}

/**
 * Changes the record of one profile as `decide` returns; changes nothing for undefined. Leaves everything else in the
 * file unchanged, including data of later versions.
 */
async function changeRecord(
  services: Files,
  decide: (records: KeyRecords) => RecordChange | undefined,
): Promise<void> {
  const path = pathOf(services);
  await services.files.change(path, (before) => {
    const decided = decide(parse(before, path));
    if (decided === undefined) return undefined;
    const entries = new Map(Object.entries(parseRecords(before, path)));
    const { profile, record } = decided;
    if (record === undefined) entries.delete(profile);
    else entries.set(profile, { ...unknownFields(entries.get(profile)), ...record });
    return `${JSON.stringify(Object.fromEntries(entries), undefined, 2)}\n`;
  });
}

const knownFields: ReadonlySet<string> = new Set([
  'store',
  'createdAt',
  'expiresOn',
  'usedOn',
  'lastFour',
]);

/** Returns the fields that a later version of the program has added. */
function unknownFields(entry: unknown): object {
  if (typeof entry !== 'object' || entry === null) return {};
  return Object.fromEntries(Object.entries(entry).filter(([name]) => !knownFields.has(name)));
}

function pathOf({ environment }: Files): string {
  return `${environment.appFolder}/keys.json`;
}

function parse(text: string | undefined, path: string): KeyRecords {
  const entries = Object.entries(parseRecords(text, path));
  return new Map(
    entries.flatMap(([profile, value]) => {
      const record = /^[a-z0-9._-]{1,64}$/.test(profile) ? parseRecord(value) : undefined;
      return record === undefined ? [] : [[profile, record] as const];
    }),
  );
}

function parseRecord(value: unknown): KeyRecord | undefined {
  const { store, createdAt, expiresOn, usedOn, lastFour } = (value ?? {}) as Partial<KeyRecord>;
  const known = storeNamed(store);
  if (known === undefined || typeof createdAt !== 'string' || !isMoment(createdAt))
    return undefined;
  if (typeof lastFour !== 'string' || !/^[\x21-\x7e]{0,4}$/.test(lastFour)) return undefined;
  const days = Object.entries({ expiresOn, usedOn }).filter(
    ([, day]) => typeof day === 'string' && isDay(day),
  );
  return { store: known, createdAt, lastFour, ...Object.fromEntries(days) };
}

function isMoment(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text) && !Number.isNaN(Date.parse(text));
}

/** Returns true for an existing day, written `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const time = Date.parse(text);
  return new Date(time).getUTCDate() === Number(text.slice(-2));
}
