import type { CheckReport } from '../../core/doctor/check.ts';
import { type DotenvFile, dotenvFix } from '../../core/doctor/fix-dotenv.ts';
import { checksOf, type Practice, type PracticeResults } from '../../core/doctor/practices.ts';
import { doctorTitles } from '../../core/doctor/titles.ts';
import type { Lang } from '../../i18n/languages.ts';
import type { Page } from '../../i18n/links.ts';
import { formatNumber } from '../../i18n/numbers.ts';
import type { Glyphs } from '../../ui/theme/glyphs.ts';
import { messages } from './messages.ts';

/** Answer of the practices step. */
export interface PracticesAnswer {
  /** True if the person ran the check. */
  readonly checked: boolean;
}

/** Parses a saved answer; undefined if it is not valid. */
export function parsePracticesAnswer(saved: unknown): PracticesAnswer | undefined {
  const { checked } = (saved ?? {}) as Partial<PracticesAnswer>;
  return typeof checked === 'boolean' ? { checked } : undefined;
}

/** Pages of the person's account that help with a practice. */
export const pageOf: Partial<Readonly<Record<Practice, Page>>> = {
  code: 'keys',
  share: 'keys',
  separate: 'workspaces',
  rotate: 'keys',
  watch: 'usage',
};

/** One result about a practice. */
export interface PracticeResult {
  readonly title: string;
  readonly detail: string;
  /** File and line, with the key masked. */
  readonly places: readonly string[];
  readonly remedy: string | undefined;
  /** Command lines that belong to the remedy. */
  readonly commands: readonly string[];
  readonly needsFix: boolean;
}

/** Language and glyphs of the texts. */
export interface TextOptions {
  readonly lang: Lang;
  readonly glyphs: Glyphs;
}

/** Returns the results about a practice. Results that need a fix come first. Before the check, there are none. */
export function resultsOf(
  practice: Practice,
  { reports, copies, where }: PracticeResults,
  { lang, glyphs }: TextOptions,
): readonly PracticeResult[] {
  const ids = checksOf[practice];
  const found = ids
    .flatMap((wanted) => reports.filter(({ id }) => id === wanted))
    .map((report) => checkResult(report, { lang, glyphs }));
  const all =
    practice === 'store' && copies !== undefined
      ? [copiesResult(copies, where, lang), ...found]
      : found;
  return [...all.filter(({ needsFix }) => needsFix), ...all.filter(({ needsFix }) => !needsFix)];
}

function checkResult(
  { id, status, detail, remedy, commands, findings }: CheckReport,
  { lang, glyphs }: TextOptions,
): PracticeResult {
  return {
    title: doctorTitles[lang].titles[id],
    detail: detail[lang],
    places: [...new Set(findings.map((place) => placeText(place, { lang, glyphs })))],
    remedy: remedy?.[lang],
    commands,
    needsFix: status === 'finding',
  };
}

function placeText(
  { file, line, masked, commit }: CheckReport['findings'][number],
  { lang, glyphs }: TextOptions,
): string {
  const { place, inCommit } = messages[lang];
  const where = line === null ? file : place(file, formatNumber(line, lang));
  const whole = commit === undefined ? where : inCommit(where, commit);
  if (masked === null) return whole;
  return `${whole} ${glyphs.between} ${masked.replaceAll('•', glyphs.bullet)}`;
}

function copiesResult(
  copies: NonNullable<PracticeResults['copies']>,
  where: PracticeResults['where'],
  lang: Lang,
): PracticeResult {
  const text = messages[lang].copies;
  const needsFix = copies.some(({ isSpare }) => isSpare);
  const places = [...new Set(copies.map(({ path }) => path))];
  const existing = needsFix ? text.spare : text.others;
  const found = copies.length === 0 ? text.none : existing;
  return {
    title: text.title,
    detail: `${text.locatedIn[where]} ${found}`,
    places,
    remedy: needsFix ? text.remedy : undefined,
    commands: [],
    needsFix,
  };
}

/** Returns the changes that the key F would make, one line each; empty if it can fix nothing. */
export function fixLines(practice: Practice, seen: PracticeResults, lang: Lang): readonly string[] {
  const text = messages[lang].fixes;
  if (practice === 'environment') {
    const { open = [], unignored = [] } = dotenvFix(seen.reports) ?? {};
    const shown = (files: readonly DotenvFile[]) => files.map((file) => file.shown);
    return [...shown(unignored).map(text.ignore), ...shown(open).map(text.close)];
  }
  if (practice !== 'store') return [];
  const spare = (seen.copies ?? []).filter(({ isSpare }) => isSpare);
  const paths = new Set(spare.map(({ path }) => path));
  return [...paths].map(text.removeKey);
}
