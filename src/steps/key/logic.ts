import type { CleanedKey, Removed } from '../../core/clean-key.ts';
import type { FoundKey } from '../../core/find-keys.ts';
import { isClosedCode, type Learned } from '../../core/model-row.ts';
import { type ProbeOutcome, type ProbeReport, parseOutcome } from '../../core/probe-access.ts';
import type { KeySource } from '../../core/read-key.ts';
import type { KeychainPort } from '../../services/ports.ts';
import type { Secret } from '../../services/secret.ts';

/** What the key step leaves behind. */
export interface KeyAnswer {
  readonly profile: string;
  readonly where: KeySource;
  readonly place: KeychainPort['place'];
  readonly lastFour: string;
  readonly outcome: ProbeOutcome;
  readonly learned: Learned;
}

/** A key about to be checked, and what is to become of it when it is good. */
export interface Candidate {
  readonly key: Secret;
  /** Where it is to lie. */
  readonly goal: KeySource;
  /** It lies there already: nothing has to be written. */
  readonly inPlace: boolean;
  readonly removed: readonly Removed[];
  readonly unusual: boolean;
}

/** A pasted key: it goes to the keychain. */
export function pasted(cleaned: Extract<CleanedKey, { ok: true }>): Candidate {
  const { key, removed, unusual } = cleaned;
  return { key, goal: 'keychain', inPlace: false, removed, unusual };
}

/** A key found on this machine: it stays where it is, or is copied to the keychain. */
export function adopted({ key, where }: FoundKey, goal: 'keychain' | 'environment'): Candidate {
  return { key, goal, inPlace: where === goal, removed: [], unusual: false };
}

/** The answer for a key that lies where it is to lie. */
export function answerOf(
  candidate: Pick<Candidate, 'key'>,
  lies: Pick<KeyAnswer, 'profile' | 'where' | 'place'>,
  report: ProbeReport,
): KeyAnswer {
  const { outcome, learned } = report;
  return { ...lies, lastFour: candidate.key.lastFour, outcome, learned };
}

/** How many of the models tried this account can't call. */
export function closedCount(learned: Learned): number {
  return Object.values(learned).filter(isClosedCode).length;
}

/** Reads a saved answer back. A key that was in memory is gone with its program: that is asked again. */
export function parseKeyAnswer(saved: unknown): KeyAnswer | undefined {
  const { profile, where, place, lastFour, outcome, learned } = (saved ?? {}) as Partial<KeyAnswer>;
  const read = parseOutcome(outcome);
  if (typeof profile !== 'string' || typeof lastFour !== 'string' || read === undefined) {
    return undefined;
  }
  if ((where !== 'keychain' && where !== 'environment') || !isPlace(place)) return undefined;
  const known = typeof learned === 'object' && learned !== null ? learned : {};
  return { profile, where, place, lastFour, outcome: read, learned: known };
}

function isPlace(place: unknown): place is KeychainPort['place'] {
  const places: readonly unknown[] = ['secret-service', 'macos-keychain', 'windows-credentials'];
  return places.includes(place);
}
