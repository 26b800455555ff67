import type { CheckReport } from '../../../core/doctor/check.ts';
import type { Lang } from '../../../i18n/languages.ts';

/** How much a check that was not made, or not to the end, counts. */
export interface Strictness {
  /** True where `--strict` was given. */
  readonly isStrict: boolean;
  /** True where this runs in continuous integration. */
  readonly isCi: boolean;
}

const lenient: Strictness = { isStrict: false, isCi: false };

/** Returns what programs read. Names and values stay as they are in later versions; texts are in the person's language. */
export function documentOf(
  reports: readonly CheckReport[],
  lang: Lang,
  strictness: Strictness = lenient,
) {
  return {
    ok: exitCodeOf(reports, strictness) === 0,
    checks: reports.map((report) => ({
      id: report.id,
      category: report.category,
      status: report.status,
      severity: report.severity,
      detail: report.detail[lang],
      remedy: remedyOf(report, lang),
      findings: report.findings,
      durationMs: report.durationMs,
      commands: report.commands,
      partial: report.isPartial,
    })),
  };
}

/** Returns the remedy with its command lines, which also stand by themselves in `commands`. */
function remedyOf({ remedy, commands }: CheckReport, lang: Lang): string | null {
  if (remedy === null) return commands.length === 0 ? null : commands.join('; ');
  return `${remedy[lang]} ${commands.join('; ')}`.trim();
}

/**
 * Returns 7 where something of this machine, such as a repository that can't be read, kept a check from being made: what
 * was found is then not all there is. Else 1 where there is a finding, and where something was not checked: with
 * `--strict` anything, in continuous integration whatever is there to be read.
 */
export function exitCodeOf(
  reports: readonly CheckReport[],
  { isStrict, isCi }: Strictness = lenient,
): number {
  if (reports.some(({ isBroken }) => isBroken)) return 7;
  const fails = ({ status, isPartial }: CheckReport) =>
    status === 'finding' || (isStrict && status === 'unknown') || ((isStrict || isCi) && isPartial);
  return reports.some(fails) ? 1 : 0;
}
