import { AppError } from '../../errors/errors.ts';
import type { Reached } from '../../services/ports/connection.ts';
import type { Project } from '../../services/ports/project-scan.ts';
import type { Secret } from '../../services/ports/secret.ts';
import type { Services } from '../../services/ports/services.ts';
import { cleanKey } from '../keys/clean-key.ts';
import { findKeys } from '../keys/find-keys.ts';
import { knownRecords } from '../keys/key-records.ts';
import { type ResolvedKey, resolveKey } from '../keys/resolve-key.ts';
import { type DeadlineResult, withDeadline } from '../retry/with-deadline.ts';
import { auditProject, type ProjectAudit } from './scan-project.ts';

/** What several checks look at, each looked up once, at its first use. */
export interface Sight {
  readonly project: () => Promise<Project>;
  /** Throws the error `cancelled`. */
  readonly audit: () => Promise<DeadlineResult<ProjectAudit>>;
  /** Keys that are known to be keys: in our stores, in the variable, in the places of other tools. Never rejects. */
  readonly known: () => Promise<readonly Secret[]>;
  /** The key that commands use. Throws as `resolveKey` does; no one is asked for a passphrase. */
  readonly key: () => Promise<ResolvedKey>;
  /** Throws the error `network`. */
  readonly reached: () => Promise<DeadlineResult<Reached>>;
  /** Gives work as long as a check has. Throws what it throws, and `cancelled`. */
  readonly within: <T>(work: (signal: AbortSignal) => Promise<T>) => Promise<DeadlineResult<T>>;
}

export interface SightOptions {
  readonly profile: string;
  /** True where the person named the profile. */
  readonly isNamed: boolean;
  readonly signal: AbortSignal;
}

/** Milliseconds for one look: less than a check has, so that what comes of it is told by the check. */
const looking = { askMs: 3_800, giveUpMs: 4_400 };

/** Milliseconds until what other tools keep is gone without. */
const knownMs = 1_200;

export function createSight(services: DoctorServices, options: SightOptions): Sight {
  const { audit, connection, clock } = services;
  const { signal: stop } = options;
  const ask = async () => {
    throw new AppError({ code: 'passphrase', problem: 'missing' });
  };
  const within: Sight['within'] = (work) => withDeadline(clock, { stop, ...looking }, work);
  const project = once(() => audit.project(stop));
  const known = once(() => findKnown(services));
  return {
    project,
    known,
    within,
    audit: once(() =>
      within(async (signal) => {
        const [where, keys] = await Promise.all([project(), known()]);
        return await auditProject(audit, where, keys, signal);
      }),
    ),
    key: once(() => resolveKey(services, { ...options, ask, isLook: true })),
    reached: once(() => within((signal) => connection.reach(signal))),
  };
}

/** One that fails fails for whoever asks. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

async function findKnown(services: DoctorServices): Promise<readonly Secret[]> {
  const over = new AbortController();
  const late = services.clock.sleep(knownMs, over.signal).then(
    () => [],
    () => [],
  );
  const inTime = (work: Promise<readonly Secret[]>) => Promise.race([work.catch(() => []), late]);
  const found = await Promise.all([inTime(inPlaces(services)), inTime(inStores(services))]);
  over.abort();
  return found.flat().filter((key, at, all) => all.findIndex((each) => each.equals(key)) === at);
}

async function inPlaces(services: DoctorServices): Promise<readonly Secret[]> {
  const places = await findKeys(services, 'default');
  return places.flatMap(({ key }) => {
    const cleaned = cleanKey(key.reveal());
    return cleaned.ok && !cleaned.unusual ? [key] : [];
  });
}

async function inStores({ keychain, vault, ...services }: DoctorServices) {
  const records = await knownRecords(services);
  const keys: Secret[] = [];
  for (const [profile, { store }] of records) {
    if (store === 'memory' || (store === 'vault' && !vault.isUnlocked)) continue;
    const key = await (store === 'vault' ? vault : keychain).read(profile).catch(() => undefined);
    if (key !== undefined) keys.push(key);
  }
  return keys;
}

/** What checks look at. */
export type DoctorServices = Pick<
  Services,
  | 'audit'
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
