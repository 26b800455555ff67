import { AppError } from '../../errors/errors.ts';
import type { Services } from '../../services/ports/services.ts';
import { type KeyStore, storeNamed } from './store-key.ts';

/** Record of a stored key, so that its store need not be opened. Plain JSON; never the key. */
export interface KeyRecord {
  readonly store: KeyStore;
  /** ISO 8601, UTC: when the key was stored. */
  readonly createdAt: string;
  /** A day, `YYYY-MM-DD`: when the key expires, as the person said. */
  readonly expiresOn?: string;
  /** A day, `YYYY-MM-DD`, in UTC: when a command last took the key to use it. */
  readonly usedOn?: string;
  /** Empty for a short key. */
  readonly lastFour: string;
}

/** By profile. */
export type KeyRecords = ReadonlyMap<string, KeyRecord>;

type Files = Pick<Services, 'files' | 'environment'>;

/**
 * Returns what is remembered. A file that can't be read, and junk in it, count as nothing. Throws the error
 * files/not-yours for a folder of another user: what is remembered there is no one else's business, nor believed.
 */
export async function readKeyRecords(services: Files): Promise<KeyRecords> {
  const text = await services.files.read(pathOf(services)).catch((thrown: unknown) => {
    if (isNotYours(thrown)) throw thrown;
    return undefined;
  });
  return parse(text);
}

/** Returns what is remembered, and nothing where it can't be known. Never throws. */
export async function knownRecords(services: Files): Promise<KeyRecords> {
  return await readKeyRecords(services).catch(() => new Map());
}

function isNotYours(thrown: unknown): boolean {
  if (!(thrown instanceof AppError)) return false;
  return thrown.error.code === 'files' && thrown.error.problem === 'not-yours';
}

/** Remembers a key in the place of what was known of the profile's. Throws the error `files`. */
export async function writeKeyRecord(
  services: Files,
  profile: string,
  record: KeyRecord,
): Promise<void> {
  await change(services, () => ({ profile, record }));
}

/** The days since 1970 of a moment in milliseconds since then, in UTC. */
const dayOf = (moment: number): number => Math.floor(moment / 86_400_000);

/**
 * Remembers that the stored key of a profile was used, once a day. Where it is another key than the remembered one, since
 * a program was killed between storing and remembering it, that is corrected. Never throws: the key is used all the same.
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
  // By number: to write a day out, Node reads the time zones, which takes it longer than all else here.
  const isToday = before.usedOn !== undefined && dayOf(Date.parse(before.usedOn)) === dayOf(now);
  if (isSame && isToday) return;
  const usedOn = new Date(now).toISOString().slice(0, 10);
  await change(services, (records) => {
    const record = records.get(profile);
    if (record === undefined) return undefined;
    const known = isSame ? record : recordOf({ store, lastFour }, record, { now });
    return { profile, record: { ...known, usedOn } };
  }).catch(() => {});
}

/** Forgets the key of a profile; writes nothing where none was known. Throws the error `files`. */
export async function forgetKeyRecord(services: Files, profile: string): Promise<void> {
  await change(services, (records) =>
    records.has(profile) ? { profile, record: undefined } : undefined,
  );
}

/**
 * The record of a key that was stored just now. Where it is the one that was there before, by its last four, it is as
 * old as it was, and expires when it did unless told otherwise.
 */
export function recordOf(
  stored: { readonly store: KeyStore; readonly lastFour: string },
  before: KeyRecord | undefined,
  told: { readonly now: number; readonly expiresOn?: string | undefined },
): KeyRecord {
  const { store, lastFour } = stored;
  const same = lastFour !== '' && before?.lastFour === lastFour ? before : undefined;
  const expiresOn = told.expiresOn ?? same?.expiresOn;
  const createdAt = same?.createdAt ?? new Date(told.now).toISOString();
  const usedOn = same?.usedOn;
  const known = { store, createdAt, lastFour, ...(usedOn !== undefined && { usedOn }) };
  return { ...known, ...(expiresOn !== undefined && { expiresOn }) };
}

interface Change {
  readonly profile: string;
  /** Undefined to forget it. */
  readonly record: KeyRecord | undefined;
}

/** Changes the record of one profile. All else in the file stays, also what only a later version understands. */
async function change(
  services: Files,
  decide: (records: KeyRecords) => Change | undefined,
): Promise<void> {
  await services.files.change(pathOf(services), (before) => {
    const decided = decide(parse(before));
    if (decided === undefined) return undefined;
    const entries = new Map(Object.entries(parseJson(before ?? '')));
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

function unknownFields(entry: unknown): object {
  if (typeof entry !== 'object' || entry === null) return {};
  return Object.fromEntries(Object.entries(entry).filter(([name]) => !knownFields.has(name)));
}

function pathOf({ environment }: Files): string {
  return `${environment.appFolder}/keys.json`;
}

function parse(text: string | undefined): KeyRecords {
  const entries = Object.entries(parseJson(text ?? ''));
  return new Map(
    entries.flatMap(([profile, value]) => {
      const record = /^[a-z0-9._-]{1,64}$/.test(profile) ? parseRecord(value) : undefined;
      return record === undefined ? [] : [[profile, record] as const];
    }),
  );
}

function parseJson(text: string): object {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
  } catch {
    return {};
  }
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

/** True for a day that there is, written `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const time = Date.parse(text);
  return new Date(time).getUTCDate() === Number(text.slice(-2));
}
