import stringWidth from 'string-width';
import { pythonName } from '../core/handoff/shell-quote.ts';
import { writeCrashReport } from '../core/progress/crash-report.ts';
import { usageOf } from '../core/spending/ledger-usage.ts';
import { shortSum } from '../core/spending/price.ts';
import type { ErrorData } from '../errors/errors.ts';
import { traitsOf } from '../errors/traits.ts';
import { anywhereLine, commandLine } from '../i18n/command-line.ts';
import { errorMessage, errorText } from '../i18n/errors.ts';
import type { Lang } from '../i18n/languages.ts';
import { pages } from '../i18n/links.ts';
import { currencyOf } from '../i18n/money.ts';
import type { Services } from '../services/ports/services.ts';
import { wrapWords } from '../ui/markdown/wrap-lines.ts';
import type { Glyphs } from '../ui/theme/glyphs.ts';
import { messages } from './messages.ts';
import type { WizardState } from './state.ts';

/** Reason why the wizard ended; `trace` is the stack of a bug. */
export interface WizardEnd {
  readonly reason: 'done' | 'left' | ErrorData;
  readonly trace?: string | undefined;
}

/** State of the wizard at its end; `unsaved` is the error if it could not be saved. */
export interface LastState {
  state: WizardState;
  lang: Lang;
  unsaved?: ErrorData | undefined;
}

/** Ends the wizard. */
export type OnLeave = (reason: WizardEnd['reason'], trace?: string) => void;

/** Options of the farewell. */
export interface FarewellOptions {
  readonly settings: { readonly demo: boolean };
  readonly services: Pick<Services, 'files' | 'environment' | 'clock' | 'ledger' | 'modelNames'>;
  readonly about: string;
  /** Width of the terminal. */
  readonly columns: number;
  readonly signs: Pick<Glyphs, 'good'>;
  readonly say: (text: string) => void;
}

/** Writes the text that stays in the terminal after the wizard (how to continue, or the error). Returns the exit code. */
export async function farewell(
  { reason, trace = '' }: WizardEnd,
  { state: { current, answers }, lang, unsaved }: LastState,
  options: FarewellOptions,
): Promise<number> {
  const { settings, columns } = options;
  const text = messages[lang];
  const say = (prose: string) => options.say(`${wrapWords(prose, columns).join('\n')}\n`);
  if (reason === 'done') {
    options.say(summaryOf(lang, answers, options));
    return 0;
  }
  if (reason !== 'left') {
    const { title } = errorMessage(lang, reason);
    say(`${title}\n\n${endText({ lang, reason, unsaved, settings })}`);
    const report = reason.code === 'bug' ? await reportOf(trace, current, options) : undefined;
    if (report !== undefined) say(`\n${text.report(report)}`);
    return traitsOf(reason.code).exit;
  }
  if (unsaved !== undefined) {
    say(unsavedText(lang, unsaved));
  } else if (current !== 'done') {
    say(settings.demo ? text.leftDemo : text.left);
  }
  return traitsOf('cancelled').exit;
}

const unsavedText = (lang: Lang, unsaved: ErrorData) =>
  `${messages[lang].leftUnsaved} ${errorText(lang, unsaved)}`;

/**
 * Returns what ended the wizard, and what to do now. Says that the progress is saved only if it is: the demo saves
 * nothing, and a disk may be full.
 */
function endText(end: {
  readonly lang: Lang;
  readonly reason: ErrorData;
  readonly unsaved: ErrorData | undefined;
  readonly settings: FarewellOptions['settings'];
}): string {
  const { lang, reason, unsaved, settings } = end;
  const { message } = errorMessage(lang, reason);
  if (unsaved !== undefined) return `${message} ${unsavedText(lang, unsaved)}`;
  const isOfProgram = traitsOf(reason.code).scope === 'program';
  return isOfProgram && !settings.demo
    ? `${message} ${messages[lang].left}`
    : errorText(lang, reason);
}

/** Returns the summary that stays in the terminal: the store of the key, the cost, and commands to run next. */
function summaryOf(
  lang: Lang,
  { key, model, chat }: WizardState['answers'],
  { settings, services, signs, columns }: FarewellOptions,
): string {
  const text = messages[lang];
  if (settings.demo) return `${withCommand(text.forReal, commandLine(), columns)}\n`;
  const chosen = model?.id ?? chat?.model;
  const isReady = key !== undefined && chosen !== undefined;
  const place = key && (key.where === 'environment' ? 'MISTRAL_API_KEY' : text.places[key.place]);
  const { known } = usageOf(services.ledger.entries(), currencyOf(lang), services.modelNames);
  const spent = shortSum(known, lang);
  const rows: readonly (readonly [string, string])[] = [
    [text.spent, spent],
    [text.ask, commandLine('chat', text.hello)],
    [text.run, anywhereLine('exec', '--', pythonName(), 'app.py')],
    [text.docs, pages.docs],
  ];
  const [first = '', ...rest] = isReady
    ? wrapWords(text.ready(key.lastFour, place ?? '', chosen), columns - 2)
    : [];
  return [
    ...(isReady ? [`${signs.good} ${first}`, ...rest.map((line) => `  ${line}`)] : []),
    ...rowLines(rows, columns),
    '',
  ].join('\n');
}

/** Returns a text and the command that it announces. A command that does not fit beside the text is below it. */
function withCommand(text: string, command: string, columns: number): string {
  const line = `${text} ${command}`;
  return stringWidth(line) <= columns ? line : `${text}\n  ${command}`;
}

/** Returns labelled values in two columns, or each value below its label if one of them does not fit beside it. */
function rowLines(
  rows: readonly (readonly [label: string, value: string])[],
  columns: number,
): readonly string[] {
  const width = Math.max(...rows.map(([label]) => label.length));
  const lines = rows.map(([label, value]) => `  ${label.padEnd(width)}  ${value}`);
  if (lines.every((line) => stringWidth(line) <= columns)) return lines;
  return rows.flatMap(([label, value]) => [label, `  ${value}`]);
}

/**
 * Writes the crash report and returns its path. Returns undefined if it cannot be written, and in the demo, which writes
 * no files.
 */
async function reportOf(
  trace: string,
  step: string,
  { settings, services, about }: FarewellOptions,
): Promise<string | undefined> {
  if (settings.demo) return undefined;
  return await writeCrashReport(services, { trace, step, about }).catch(() => undefined);
}
