import { type Lang, type Localized, langs } from '../../i18n/languages.ts';
import type { DoctorServices, Lookups } from './lookups.ts';
import type { Place } from './scan-project.ts';

/** Categories of checks, in the order in which they are shown. */
export const categories = ['project', 'keys', 'network', 'machine'] as const;
export type Category = (typeof categories)[number];

/** The names of the checks. Other programs read them, so a name never changes its meaning. */
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
 * `ok`: everything was checked, and there is no problem. `finding`: something needs a fix. `unknown`: nothing, or not
 * everything, was checked. `note`: information that is neither good nor bad.
 */
export type Status = 'ok' | 'finding' | 'unknown' | 'note';

/** Urgency of a finding: now, soon, later; `info` for results that are not findings. */
export type Severity = 'high' | 'medium' | 'low' | 'info';

/** The result of a check. */
export interface Outcome {
  readonly status: Status;
  readonly severity: Severity;
  readonly detail: Localized;
  /** Text about the fix or the next check; for a passed check, a possible improvement. */
  readonly remedy?: Localized;
  /** Command lines that belong to the remedy and can be run as they are. */
  readonly commands?: readonly string[];
  readonly findings?: readonly Place[];
  /** True if something exists that was not read, so a key in it would have been missed. */
  readonly isPartial?: boolean;
  /** True if this machine prevented the check, for example by an unreadable repository. */
  readonly isBroken?: boolean;
}

/** The report of a completed check. Plain JSON. */
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
  /** Aborted when the check must end with its partial results. */
  readonly signal: AbortSignal;
  /** Seconds allowed for a check that reads files. */
  readonly seconds: number;
  /** True if a person runs the checks at a terminal. */
  readonly isOnTerminal: boolean;
}

/** One thing that is checked. */
export interface Check {
  readonly id: CheckId;
  readonly category: Category;
  /** True for a check that reads files and may be given more time. */
  readonly isScan?: true;
  /** Throws `AppError`, which is reported as `unknown`. */
  readonly run: (context: CheckContext) => Promise<Outcome>;
}

/** Writes a text in each language. */
export function localized(write: (lang: Lang) => string): Localized {
  const [en, fr] = langs.map(write);
  return { en: en ?? '', fr: fr ?? '' };
}

/** Returns the outcome of a check that found no problem. */
export function passed(detail: Localized): Outcome {
  return { status: 'ok', severity: 'info', detail };
}

/** Returns the outcome of a check that found no problem but has a note. */
export function noted(
  detail: Localized,
  remedy?: Localized,
  commands: readonly string[] = [],
): Outcome {
  return { status: 'note', severity: 'info', detail, commands, ...(remedy && { remedy }) };
}

/** Returns the outcome of a check that found a problem. */
export function finding(
  severity: Severity,
  detail: Localized,
  remedy: Localized,
  commands: readonly string[] = [],
): Outcome {
  return { status: 'finding', severity, detail, remedy, commands };
}

/** Returns the outcome of a check that was not done, or not completed. */
export function unchecked(
  detail: Localized,
  remedy?: Localized,
  commands: readonly string[] = [],
): Outcome {
  return { status: 'unknown', severity: 'info', detail, commands, ...(remedy && { remedy }) };
}

/** Converts an outcome to a report. */
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
