import { type CheckReport, categories } from '../../../core/doctor/check.ts';
import type { Place } from '../../../core/doctor/scan-project.ts';
import { doctorTitles } from '../../../core/doctor/titles.ts';
import { commandLine } from '../../../i18n/command-line.ts';
import type { Lang } from '../../../i18n/languages.ts';
import { formatNumber } from '../../../i18n/numbers.ts';
import { plainStyle, type Style } from '../../output/style.ts';
import { wrap } from '../../output/wrap.ts';
import { messages } from './messages.ts';

const columns = 80;
const indent = '    ';

/** Maximum number of places shown for one check. More would hide the other checks. */
const maxPlaces = 8;

/** Names of the signs before results. A word follows each sign. */
type Mark = keyof (typeof messages)['en']['status'];

const unicodeSigns: Readonly<Record<Mark, string>> = {
  ok: '✓',
  note: '–',
  unknown: '?',
  partial: '?',
  high: '✗',
  medium: '!',
  low: '!',
};
/** Signs for terminals that show only ASCII. */
const asciiSigns: Readonly<Record<Mark, string>> = {
  ...unicodeSigns,
  ok: '+',
  note: '-',
  high: 'x',
};

const styles: Readonly<Record<Mark, 'good' | 'faint' | 'warn' | 'bad'>> = {
  ok: 'good',
  note: 'faint',
  unknown: 'warn',
  partial: 'warn',
  high: 'bad',
  medium: 'warn',
  low: 'warn',
};

/** Language and style of the lines. */
export interface LineOptions {
  readonly lang: Lang;
  readonly style: Style;
  /** True if the terminal shows signs other than ASCII. */
  readonly isUnicode: boolean;
}

/**
 * Returns the text for people in lines of at most 80 columns. Only long words and command lines exceed 80 columns: they
 * are not broken, so that they can be copied.
 */
export function linesOf(
  reports: readonly CheckReport[],
  options: Pick<LineOptions, 'lang'> & Partial<LineOptions>,
): readonly string[] {
  const full: LineOptions = { style: plainStyle, isUnicode: true, ...options };
  const { lang, style } = full;
  const groups = categories.flatMap((category) => {
    const own = reports.filter((report) => report.category === category);
    if (own.length === 0) return [];
    const title = style.strong(doctorTitles[lang].categories[category]);
    return [title, ...own.flatMap((report) => linesOfCheck(report, full)), ''];
  });
  return [...groups, style.strong(totals(reports, lang))];
}

function totals(reports: readonly CheckReport[], lang: Lang): string {
  const count = (wanted: CheckReport['status']) =>
    formatNumber(reports.filter(({ status }) => status === wanted).length, lang);
  return messages[lang].totals(count('ok'), count('finding'), count('unknown'));
}

function markOf({ status, severity, isPartial }: CheckReport): Mark {
  if (status === 'finding') return severity === 'info' ? 'low' : severity;
  return status === 'unknown' && isPartial ? 'partial' : status;
}

function linesOfCheck(report: CheckReport, options: LineOptions): readonly string[] {
  const { id, status, detail, remedy, commands, findings } = report;
  const { lang, style, isUnicode } = options;
  const text = messages[lang];
  const mark = markOf(report);
  const sign = (isUnicode ? unicodeSigns : asciiSigns)[mark];
  const shown = findings.slice(0, maxPlaces).map((place) => placeText(place, lang));
  const left = findings.length - shown.length;
  const fix = remedy === null ? undefined : remedy[lang];
  return [
    `  ${style[styles[mark]](`${sign} ${text.status[mark]}`)} · ${doctorTitles[lang].titles[id]}`,
    ...indented(detail[lang]),
    ...shown.map((place) => `${indent}- ${place}`),
    ...(left > 0
      ? [
          ...indented(text.others(formatNumber(left, lang))),
          commandOf(commandLine('doctor', '--json'), style),
        ]
      : []),
    ...(fix === undefined ? [] : indented(status === 'finding' ? text.fix(fix) : fix)),
    ...commands.map((command) => commandOf(command, style)),
  ];
}

function commandOf(command: string, style: Style): string {
  return `${indent}  ${style.strong(command)}`;
}

function indented(text: string): readonly string[] {
  return wrap(text, columns - indent.length).map((line) => indent + line);
}

function placeText({ file, line, masked, commit, message }: Place, lang: Lang): string {
  const text = messages[lang];
  const number = formatNumber(line ?? 1, lang);
  const place = line === null ? file : text.place(file, number);
  const placeInCommit = () => {
    if (commit === undefined) return place;
    if (message === undefined) return text.inCommit(place, commit);
    return text.inMessage[message](number, commit, file);
  };
  const whole = placeInCommit();
  return masked === null ? whole : `${whole} · ${masked}`;
}
