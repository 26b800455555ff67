import type { CheckReport } from '../../../core/doctor/check.ts';
import type { Place } from '../../../core/doctor/scan-project.ts';
import type { Lang } from '../../../i18n/languages.ts';

/** Decides how incomplete checks affect the exit code. */
export interface Strictness {
  /** True for `--strict`. */
  readonly isStrict: boolean;
  /** True in continuous integration. */
  readonly isCi: boolean;
}

const lenient: Strictness = { isStrict: false, isCi: false };

/** Returns the JSON document. Names and values remain stable in later versions; texts are in the person's language. */
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
      findings: report.findings.map(printable),
      durationMs: report.durationMs,
      commands: report.commands,
      partial: report.isPartial,
    })),
  };
}

/** Returns the place without its original path if that contains a key. */
function printable({ hasKeyInPath, rawPath, ...place }: Place) {
  return hasKeyInPath || rawPath === undefined ? place : { ...place, rawPath };
}

/** Returns the remedy including its command lines, which are also listed separately in `commands`. */
function remedyOf({ remedy, commands }: CheckReport, lang: Lang): string | null {
  if (remedy === null) return commands.length === 0 ? null : commands.join('; ');
  return `${remedy[lang]} ${commands.join('; ')}`.trim();
}

/**
 * Returns 7 if this machine prevented a check, for example by an unreadable repository, because the findings are then
 * incomplete. Otherwise returns 1 if there is a finding. With `--strict`, also returns 1 if a check gave no result; and
 * with `--strict` or in continuous integration, if a check left out something that may hold a key.
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
