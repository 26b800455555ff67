import type { ProbeReport } from '../../core/access/probe-access.ts';
import { type ProbeOutcome, parseOutcome } from '../../core/access/probe-outcome.ts';
import type { CleanedKey, Removed } from '../../core/keys/clean-key.ts';
import type { FoundKey } from '../../core/keys/find-keys.ts';
import type { KeySource } from '../../core/keys/store-key.ts';
import { isExcluded, type ModelAccess, parseModelAccess } from '../../core/models/model-row.ts';
import type { RawFoundKey } from '../../services/ports/key-locations.ts';
import type { KeychainPort } from '../../services/ports/keychain.ts';
import type { Secret } from '../../services/ports/secret.ts';

/** Answer of the key step. */
export interface KeyAnswer {
  readonly profile: string;
  readonly where: KeySource;
  readonly place: KeychainPort['place'];
  readonly lastFour: string;
  readonly outcome: ProbeOutcome;
  readonly modelAccess: ModelAccess;
}

/** A key that is about to be checked. */
export interface Candidate {
  readonly key: Secret;
  /** The source that the key stays in; undefined if the person chooses a store. */
  readonly source: KeySource | undefined;
  /** True if the key was pasted, so that it may still be on the clipboard. */
  readonly isPasted: boolean;
  /** Files that contain the key as plain text. */
  readonly copies: readonly RawFoundKey[];
  readonly removed: readonly Removed[];
  readonly unusual: boolean;
}

/** Returns the candidate for a key from the field. */
export function pastedCandidate(cleaned: Extract<CleanedKey, { ok: true }>): Candidate {
  const { key, removed, unusual } = cleaned;
  return { key, source: undefined, isPasted: true, copies: [], removed, unusual };
}

/** Returns the candidate for a key found on this machine. The key stays in `source`, or the person chooses a store. */
export function foundCandidate(
  { key, places }: Pick<FoundKey, 'key' | 'places'>,
  source: KeySource | undefined,
): Candidate {
  const copies = places.filter(({ plaintext, path }) => plaintext && path !== undefined);
  return { key, source, isPasted: false, copies, removed: [], unusual: false };
}

/** Returns the answer for a stored key. */
export function answerOf(
  candidate: Pick<Candidate, 'key'>,
  source: Pick<KeyAnswer, 'profile' | 'where' | 'place'>,
  report: ProbeReport,
): KeyAnswer {
  const { profile, where, place } = source;
  const { outcome, modelAccess } = report;
  return {
    profile,
    where,
    place,
    lastFour: candidate.key.lastFour,
    outcome,
    modelAccess,
  };
}

/** Returns the number of tried models that this account cannot call. */
export function closedCount(modelAccess: ModelAccess): number {
  return Object.values(modelAccess).filter(isExcluded).length;
}

const permanentSources: readonly KeySource[] = ['keychain', 'vault', 'environment'];
const places: readonly KeychainPort['place'][] = [
  'secret-service',
  'macos-keychain',
  'windows-credentials',
  'vault',
];

/** Parses a saved answer. Returns undefined for a key in memory, which is gone once the program has ended. */
export function parseKeyAnswer(saved: unknown): KeyAnswer | undefined {
  const { profile, where, place, lastFour, outcome, ...rest } = (saved ?? {}) as Partial<KeyAnswer>;
  const read = parseOutcome(outcome);
  const source = permanentSources.find((each) => each === where);
  const kind = places.find((each) => each === place);
  if (typeof profile !== 'string' || typeof lastFour !== 'string') return undefined;
  if (read === undefined || source === undefined || kind === undefined) return undefined;
  const modelAccess = parseModelAccess(rest);
  return { profile, where: source, place: kind, lastFour, outcome: read, modelAccess };
}
