import { type Lang, langs } from '../../i18n/languages.ts';
import type { Place } from './scan-project.ts';
import type { DoctorServices, Sight } from './sight.ts';

/** What the checks are about, in the order in which they are told. */
export const categories = ['project', 'keys', 'network', 'machine'] as const;
export type Category = (typeof categories)[number];

/** The names of the checks: programs read them, so that none is ever given another meaning. */
export type CheckId =
  | 'project-files'
  | 'git-history'
  | 'dotenv-ignored'
  | 'dotenv-mode'
  | 'sdk-version'
  | 'shell-history'
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

/** `finding`: something is to be fixed. `unknown`: it could not be found out, or not to the end. */
export type Status = 'ok' | 'finding' | 'unknown';

/** How much a finding matters; `info` for what is none. */
export type Severity = 'high' | 'medium' | 'low' | 'info';

/** A text in each language, so that what was found can be told again in the other. */
export type Told = Readonly<Record<Lang, string>>;

/** What a check came to. */
export interface Outcome {
  readonly status: Status;
  readonly severity: Severity;
  readonly detail: Told;
  /** What to do about it; of what is well, what could be done still. */
  readonly remedy?: Told;
  readonly findings?: readonly Place[];
  /** True where this machine broke the check, such as a repository that can't be read. */
  readonly isBroken?: boolean;
}

/** A check that was made. Plain JSON. */
export interface CheckReport extends Omit<Outcome, 'remedy' | 'findings' | 'isBroken'> {
  readonly id: CheckId;
  readonly category: Category;
  readonly remedy: Told | null;
  readonly findings: readonly Place[];
  readonly isBroken: boolean;
  /** Whole milliseconds. */
  readonly durationMs: number;
}

export interface CheckContext {
  readonly services: DoctorServices;
  readonly sight: Sight;
  /** Aborted when the check is to come to an end with what it has. */
  readonly signal: AbortSignal;
  /** True where a person at a terminal asked. */
  readonly isOnTerminal: boolean;
}

/** One thing that is looked at. */
export interface Check {
  readonly id: CheckId;
  readonly category: Category;
  /** Throws `AppError`, which is told as `unknown`. */
  readonly run: (context: CheckContext) => Promise<Outcome>;
}

/** Says it in each language. */
export function told(say: (lang: Lang) => string): Told {
  const [en, fr] = langs.map(say);
  return { en: en ?? '', fr: fr ?? '' };
}

/** Nothing to fix. */
export function fine(detail: Told, remedy?: Told): Outcome {
  return { status: 'ok', severity: 'info', detail, ...(remedy && { remedy }) };
}

/** Something to fix. */
export function finding(severity: Severity, detail: Told, remedy: Told): Outcome {
  return { status: 'finding', severity, detail, remedy };
}

/** It could not be found out. */
export function unsure(detail: Told, remedy?: Told): Outcome {
  return { status: 'unknown', severity: 'info', detail, ...(remedy && { remedy }) };
}
