import type { CheckReport } from '../../../core/doctor/check.ts';
import type { Lang } from '../../../i18n/languages.ts';

/** What programs read. Names and values are for good; texts are in the person's language. */
export function documentOf(reports: readonly CheckReport[], lang: Lang) {
  return {
    ok: exitCodeOf(reports) === 0,
    checks: reports.map((report) => ({
      id: report.id,
      category: report.category,
      status: report.status,
      severity: report.severity,
      detail: report.detail[lang],
      remedy: report.remedy?.[lang] ?? null,
      findings: report.findings,
      durationMs: report.durationMs,
    })),
  };
}

/**
 * 7 where something of this machine, such as a repository that can't be read, kept a check from being made: then what
 * was found is not all there is. Else 1 where there is a finding.
 */
export function exitCodeOf(reports: readonly CheckReport[]): number {
  if (reports.some(({ isBroken }) => isBroken)) return 7;
  return reports.some(({ status }) => status === 'finding') ? 1 : 0;
}
