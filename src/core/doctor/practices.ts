import { plainLine } from '../../i18n/plain-text.ts';
import type { RawFoundKey } from '../../services/ports/key-locations.ts';
import type { Secret } from '../../services/ports/secret.ts';
import type { Services } from '../../services/ports/services.ts';
import { cleanKey } from '../keys/clean-key.ts';
import { readKey } from '../keys/read-key.ts';
import type { KeySource } from '../keys/store-key.ts';
import type { CheckId, CheckReport } from './check.ts';
import { examine, readOnce } from './doctor.ts';
import type { DoctorServices } from './lookups.ts';

/** The practices of the guide, in the order in which they are shown. */
export const practices = [
  'code',
  'environment',
  'store',
  'share',
  'separate',
  'rotate',
  'packages',
  'watch',
] as const;

/** One of the practices of the guide. */
export type Practice = (typeof practices)[number];

/**
 * The checks that show whether a practice is followed here. The practice `watch` has none, because a key gives no
 * access to usage and limits.
 */
export const checksOf: Readonly<Record<Practice, readonly CheckId[]>> = {
  code: ['project-files', 'git-history'],
  environment: ['dotenv-ignored', 'dotenv-mode'],
  store: ['vault-file', 'shell-startup'],
  share: ['shell-history'],
  separate: ['profiles'],
  rotate: ['key-age'],
  packages: ['sdk-version'],
  watch: [],
};

/** A plain-text copy of a key in the file of a tool. */
export interface KeyCopy {
  readonly found: RawFoundKey;
  /** Path to display. */
  readonly path: string;
  /** True if the key is also stored encrypted, so that only programs that read this `.env` would miss it. */
  readonly isSpare: boolean;
}

/** Results of the checks so far. */
export interface PracticeResults {
  readonly reports: readonly CheckReport[];
  /** Undefined until they were looked for. */
  readonly copies: readonly KeyCopy[] | undefined;
  /** Source of the key in use. */
  readonly where: KeySource;
}

/** `unknown`: the practice was not checked, or not completely. */
export type StatusKind = 'fine' | 'fix' | 'unknown';

/** Returns the status of a practice from the results so far. */
export function statusOf(
  practice: Practice,
  { reports, copies, where }: PracticeResults,
): StatusKind {
  const ids = checksOf[practice];
  const own = reports.filter(({ id }) => ids.includes(id));
  const hasSpare = practice === 'store' && copies?.some(({ isSpare }) => isSpare);
  if (hasSpare || own.some(({ status }) => status === 'finding')) return 'fix';
  if (ids.length === 0 || own.length < ids.length) return 'unknown';
  // The program cannot see from where the shell gets its variables.
  const isStoreUnknown = copies === undefined || where === 'environment';
  if (practice === 'store' && isStoreUnknown) return 'unknown';
  return own.some(({ status }) => status === 'unknown') ? 'unknown' : 'fine';
}

/** The key that the person uses. */
export interface UsedKey {
  readonly profile: string;
  readonly where: KeySource;
}

export interface PracticesRequest {
  readonly practices: readonly Practice[];
  readonly used: UsedKey;
  readonly signal: AbortSignal;
  /** Called with each report as its check ends, until the signal is aborted. */
  readonly onReport: (report: CheckReport) => void;
}

/**
 * Runs the checks of these practices. Returns the plain-text copies if the practice `store` is among them. Changes
 * nothing, asks nobody, and takes at most 5 s. Throws only the error `cancelled`.
 */
export async function checkPractices(
  machine: DoctorServices,
  { practices: wanted, used, signal, onReport }: PracticesRequest,
): Promise<readonly KeyCopy[] | undefined> {
  const services = { ...machine, keychain: readOnce(machine.keychain) };
  const request = {
    profile: used.profile,
    isNamed: false,
    isOnTerminal: true,
    signal,
    only: wanted.flatMap((practice) => checksOf[practice]),
    onReport: (report: CheckReport) => {
      if (!signal.aborted) onReport(report);
    },
  };
  const [copies] = await Promise.all([
    wanted.includes('store') ? findCopies(services, used) : undefined,
    examine(services, request),
  ]);
  return copies;
}

async function findCopies(services: DoctorServices, used: UsedKey): Promise<readonly KeyCopy[]> {
  const [found, stored] = await Promise.all([
    services.keyLocations.look(),
    readStored(services, used),
  ]);
  return found
    .filter(({ plaintext, path }) => plaintext && path !== undefined)
    .flatMap((one) => {
      const cleaned = cleanKey(one.key.reveal());
      if (!cleaned.ok) return [];
      const isSame = stored?.equals(cleaned.key) ?? false;
      const path = plainLine(one.path ?? '');
      return [{ found: one, path, isSpare: isSame && one.where === 'dotenv' }];
    });
}

/** Returns the key in use if it is stored encrypted. Never asks for a passphrase. */
async function readStored(services: DoctorServices, used: UsedKey): Promise<Secret | undefined> {
  if (used.where !== 'keychain' && used.where !== 'vault') return undefined;
  return await readKey(services, used).catch(() => undefined);
}

/** Removes the spare copies from their files. Throws the error `files`. */
export async function removeSpare(
  { keyLocations }: Pick<Services, 'keyLocations'>,
  copies: readonly KeyCopy[],
): Promise<void> {
  for (const { found, isSpare } of copies) if (isSpare) await keyLocations.removeFrom(found);
}
