import type { ProbeReport } from '../../core/access/probe-access.ts';
import { type ProbeOutcome, parseOutcome } from '../../core/access/probe-outcome.ts';
import type { CleanedKey, Removed } from '../../core/keys/clean-key.ts';
import type { FoundKey } from '../../core/keys/find-keys.ts';
import type { KeySource } from '../../core/keys/store-key.ts';
import { isClosedCode, type ModelAccess, parseModelAccess } from '../../core/models/model-row.ts';
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

/** A key about to be checked. */
export interface Candidate {
  readonly key: Secret;
  /** Store that the key is in and stays in; undefined if one is to be chosen. */
  readonly lies: KeySource | undefined;
  /** It was pasted, so that it may be on the clipboard still. */
  readonly isPasted: boolean;
  /** Files in which it lies in clear. */
  readonly copies: readonly RawFoundKey[];
  readonly removed: readonly Removed[];
  readonly unusual: boolean;
}

/** A key from the field. */
export function pasted(cleaned: Extract<CleanedKey, { ok: true }>): Candidate {
  const { key, removed, unusual } = cleaned;
  return { key, lies: undefined, isPasted: true, copies: [], removed, unusual };
}

/** A key that is here already: it stays where it lies, or a place is chosen for it. */
export function adopted(
  { key, places }: Pick<FoundKey, 'key' | 'places'>,
  lies: KeySource | undefined,
): Candidate {
  const copies = places.filter(({ plaintext, path }) => plaintext && path !== undefined);
  return { key, lies, isPasted: false, copies, removed: [], unusual: false };
}

/** The answer for a key that lies where it is to lie. */
export function answerOf(
  candidate: Pick<Candidate, 'key'>,
  lies: Pick<KeyAnswer, 'profile' | 'where' | 'place'>,
  report: ProbeReport,
): KeyAnswer {
  const { profile, where, place } = lies;
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

/** How many of the models tried this account can't call. */
export function closedCount(modelAccess: ModelAccess): number {
  return Object.values(modelAccess).filter(isClosedCode).length;
}

const lasting: readonly KeySource[] = ['keychain', 'vault', 'environment'];
const places: readonly KeychainPort['place'][] = [
  'secret-service',
  'macos-keychain',
  'windows-credentials',
  'vault',
];

/** Reads a saved answer back. A key that was in memory is gone with its program: that is asked again. */
export function parseKeyAnswer(saved: unknown): KeyAnswer | undefined {
  const { profile, where, place, lastFour, outcome, ...rest } = (saved ?? {}) as Partial<KeyAnswer>;
  const read = parseOutcome(outcome);
  const source = lasting.find((each) => each === where);
  const kind = places.find((each) => each === place);
  if (typeof profile !== 'string' || typeof lastFour !== 'string') return undefined;
  if (read === undefined || source === undefined || kind === undefined) return undefined;
  const modelAccess = parseModelAccess(rest);
  return { profile, where: source, place: kind, lastFour, outcome: read, modelAccess };
}
