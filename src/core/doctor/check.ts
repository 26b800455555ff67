import { type Lang, type Localized, langs } from '../../i18n/languages.ts';
import type { DoctorServices, Lookups } from './lookups.ts';
import type { Place } from './scan-project.ts';

/** Categories of checks, in the order in which they are shown. */
export const categories = ['project', 'keys', 'network', 'machine'] as const;
export type Category = (typeof categories)[number];

/** The names of the checks. Programs read them, so a name is never given another meaning. */
export type CheckId =
  | 'project-files'
  | 'git-history'
  | 'dotenv-ignored'
  | 'dotenv-mode'
  | 'sdk-version'
  | 'shell-history'
  | 'shell-startup'
  | 'key-age'
  | 'profiles'
  | 'vault-file'
  | 'proxy'
  | 'certificates'
  | 'dns'
  | 'tls'
  | 'clock'
  | 'access'
  | 'keychain'
  | 'own-files'
  | 'tools'
  | 'node'
  | 'terminal';

/**
 * `ok`: checked, and nothing is wrong. `finding`: something is to be fixed. `unknown`: not checked, or not all of it.
 * `note`: worth knowing, and neither right nor wrong.
 */
export type Status = 'ok' | 'finding' | 'unknown' | 'note';

/** How soon a finding is to be fixed: now, soon, later; `info` for what is no finding. */
export type Severity = 'high' | 'medium' | 'low' | 'info';

/** The result of a check. */
export interface Outcome {
  readonly status: Status;
  readonly severity: Severity;
  readonly detail: Localized;
  /** Text about the fix or the next check; for a passed check, a possible improvement. */
  readonly remedy?: Localized;
  /** Command lines that belong to the remedy, to be run as they are. */
  readonly commands?: readonly string[];
  readonly findings?: readonly Place[];
  /** True where something that is there was not read, so that a key in it would not have been found. */
  readonly isPartial?: boolean;
  /** True where this machine kept the check from being made: a repository that can't be read. */
  readonly isBroken?: boolean;
}

/** A check that was made. Plain JSON. */
export interface CheckReport extends Required<Omit<Outcome, 'remedy'>> {
  readonly id: CheckId;
  readonly category: Category;
  readonly remedy: Localized | null;
  /** Whole milliseconds. */
  readonly durationMs: number;
}

export interface CheckContext {
  readonly services: DoctorServices;
  readonly lookups: Lookups;
  /** Aborted when the check must end with what it has. */
  readonly signal: AbortSignal;
  /** Seconds that a check which reads files may take. */
  readonly seconds: number;
  /** True where a person at a terminal asked. */
  readonly isOnTerminal: boolean;
}

/** One thing that is checked. */
export interface Check {
  readonly id: CheckId;
  readonly category: Category;
  /** True for a check that reads files, and may be given more time. */
  readonly isScan?: true;
  /** Throws `AppError`, which is reported as `unknown`. */
  readonly run: (context: CheckContext) => Promise<Outcome>;
}

/** Writes a text in each language. */
export function localized(write: (lang: Lang) => string): Localized {
  const [en, fr] = langs.map(write);
  return { en: en ?? '', fr: fr ?? '' };
}

/** Nothing is wrong. */
export function passed(detail: Localized): Outcome {
  return { status: 'ok', severity: 'info', detail };
}

/** Nothing is wrong, and something is worth knowing. */
export function noted(
  detail: Localized,
  remedy?: Localized,
  commands: readonly string[] = [],
): Outcome {
  return { status: 'note', severity: 'info', detail, commands, ...(remedy && { remedy }) };
}

/** Something is to be fixed. */
export function finding(
  severity: Severity,
  detail: Localized,
  remedy: Localized,
  commands: readonly string[] = [],
): Outcome {
  return { status: 'finding', severity, detail, remedy, commands };
}

/** It was not checked, or not all of it. */
export function unchecked(
  detail: Localized,
  remedy?: Localized,
  commands: readonly string[] = [],
): Outcome {
  return { status: 'unknown', severity: 'info', detail, commands, ...(remedy && { remedy }) };
}

/** Makes a report of an outcome. */
export function reportOf(
  { id, category }: Pick<Check, 'id' | 'category'>,
  outcome: Outcome,
  durationMs: number,
): CheckReport {
  return {
    id,
    category,
    status: outcome.status,
    severity: outcome.severity,
    detail: outcome.detail,
    remedy: outcome.remedy ?? null,
    commands: outcome.commands ?? [],
    findings: outcome.findings ?? [],
    isPartial: outcome.isPartial ?? false,
    isBroken: outcome.isBroken ?? false,
    durationMs,
  };
}
