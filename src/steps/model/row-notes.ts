import { modelMessages } from '../../core/models/messages.ts';
import { callIdOf, isGone, type ModelRow } from '../../core/models/model-row.ts';
import type { Reason } from '../../core/models/recommend.ts';
import type { ErrorData } from '../../errors/errors.ts';
import { errorMessage } from '../../i18n/errors.ts';
import type { Lang } from '../../i18n/languages.ts';
import { formatDate } from '../../i18n/numbers.ts';
import { canChoose, mayChat } from './logic.ts';
import { messages } from './messages.ts';

/** Maximum number of reasons shown. */
const maxReasons = 2;

/** Returns notes about the selected row, the most important first. */
export function rowNotes(lang: Lang, row: ModelRow, reasons: readonly Reason[]): readonly string[] {
  const text = messages[lang];
  const why = reasons
    .slice(0, maxReasons)
    .map((reason) => text.reasons[reason])
    .join(', ');
  const lines = [
    canChoose(row) ? undefined : whyNot(lang, row),
    why === '' || !canChoose(row) ? undefined : text.because(why),
    row.listed || isGone(row) ? undefined : text.unlisted,
    isGone(row) ? undefined : retirementOf(lang, row),
    // The suggested row shows its reasons instead of its version. The details show the version.
    why === '' ? aliasOf(lang, row) : undefined,
  ];
  return lines.filter((line) => line !== undefined);
}

/** Returns why a row cannot be chosen: the model is retired, does not chat, or could not be called. */
export function whyNot(lang: Lang, row: ModelRow): string | undefined {
  if (isGone(row)) return retirementOf(lang, row);
  if (!mayChat(row)) return messages[lang].notForChat(taskNames(lang, row));
  const error = { code: row.access, model: callIdOf(row) } as ErrorData;
  return errorMessage(lang, error).message;
}

/** Returns when the row retires or retired, and its replacement; undefined if no retirement is announced. */
export function retirementOf(lang: Lang, row: ModelRow): string | undefined {
  const text = messages[lang];
  const { retiresAt, replacement } = row;
  if (retiresAt === null) return row.state === 'retired' ? text.retired : undefined;
  const date = formatDate(retiresAt, lang);
  if (isGone(row)) return replacement === null ? text.gone(date) : text.goneFor(date, replacement);
  if (row.state === 'retired') return text.retired;
  return replacement === null ? text.retires(date) : text.retiresFor(date, replacement);
}

/** Returns the names of all tasks of a model. */
export function taskNames(lang: Lang, { tasks }: ModelRow): string {
  return tasks.map((task) => modelMessages[lang].tasks[task]).join(', ');
}

function aliasOf(lang: Lang, row: ModelRow): string | undefined {
  if (isGone(row) || !mayChat(row)) return undefined;
  const text = messages[lang];
  return row.latest === null ? text.pinned(row.id) : text.moves(row.latest, row.id);
}
