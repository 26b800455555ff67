import { type CheckReport, categories } from '../../../core/doctor/check.ts';
import type { Place } from '../../../core/doctor/scan-project.ts';
import { doctorTitles } from '../../../core/doctor/titles.ts';
import type { Lang } from '../../../i18n/languages.ts';
import { formatNumber } from '../../../i18n/numbers.ts';
import { wrap } from '../../output/wrap.ts';
import { messages } from './messages.ts';

const columns = 80;
const indent = '    ';

/** Places told of one check; more would hide the other checks. */
const maxPlaces = 8;

/** Letters that every terminal has: a word stands beside each. */
const signs = { ok: '+', finding: '!', unknown: '?' } as const;

/** What people read: lines of 80 columns, but for words that are longer. */
export function linesOf(reports: readonly CheckReport[], lang: Lang): readonly string[] {
  const groups = categories.flatMap((category) => {
    const own = reports.filter((report) => report.category === category);
    if (own.length === 0) return [];
    const title = doctorTitles[lang].categories[category];
    return [title, ...own.flatMap((report) => linesOfCheck(report, lang)), ''];
  });
  return [...groups, ...wrap(ending(reports, lang), columns)];
}

function ending(reports: readonly CheckReport[], lang: Lang): string {
  const count = (wanted: CheckReport['status']) =>
    formatNumber(reports.filter(({ status }) => status === wanted).length, lang);
  return messages[lang].ending(count('ok'), count('finding'), count('unknown'));
}

function linesOfCheck(report: CheckReport, lang: Lang): readonly string[] {
  const { id, status, severity, detail, remedy, findings } = report;
  const text = messages[lang];
  const word =
    status === 'finding' && severity !== 'info'
      ? `${text.status.finding} (${text.severity[severity]})`
      : text.status[status];
  const shown = findings.slice(0, maxPlaces).map((place) => placeOf(place, lang));
  const left = findings.length - shown.length;
  return [
    `  ${signs[status]} ${word} · ${doctorTitles[lang].titles[id]}`,
    ...indented(detail[lang]),
    ...shown.map((place) => `${indent}- ${place}`),
    ...(left > 0 ? indented(text.others(formatNumber(left, lang))) : []),
    ...(remedy === null ? [] : indented(fixed(remedy[lang], status, lang))),
  ];
}

/** What is well has nothing to fix; what could be done is said all the same. */
function fixed(remedy: string, status: CheckReport['status'], lang: Lang): string {
  return status === 'ok' ? remedy : messages[lang].fix(remedy);
}

function indented(text: string): readonly string[] {
  return wrap(text, columns - indent.length).map((line) => indent + line);
}

function placeOf({ file, line, masked, commit }: Place, lang: Lang): string {
  const text = messages[lang];
  const place = line === null ? file : text.place(file, formatNumber(line, lang));
  const whole = commit === undefined ? place : text.inCommit(place, commit);
  return masked === null ? whole : `${whole} · ${masked}`;
}
