import type { ModelRow } from '../../core/model-row.ts';
import type { Reason } from '../../core/recommend.ts';
import type { Fault } from '../../errors/fault.ts';
import { faultWords } from '../../i18n/faults.ts';
import type { Lang } from '../../i18n/locale.ts';
import { formatDate } from '../../i18n/numbers.ts';
import { canTake } from './logic.ts';
import { words } from './words.ts';

/** What a newcomer should know of one model, the most weighty first. `reasons` are given for the offered one alone. */
export function detailsOf(lang: Lang, row: ModelRow, reasons: readonly Reason[]): string[] {
  const text = words[lang];
  const why = reasons.map((reason) => text.reasons[reason]).join(', ');
  const lines = [
    canTake(row) ? undefined : whyNot(lang, row),
    why === '' || !canTake(row) ? undefined : text.because(why),
    retirementOf(lang, row),
    row.latest === null ? text.pinned(row.id) : text.moves(row.latest, row.id),
    kindOf(lang, row),
  ];
  return lines.filter((line) => line !== undefined);
}

/** The fault that trying it met, in words. */
function whyNot(lang: Lang, row: ModelRow): string {
  const fault = { code: row.access, model: row.latest ?? row.id } as Fault;
  return faultWords(lang, fault).message;
}

function retirementOf(lang: Lang, row: ModelRow): string | undefined {
  const text = words[lang];
  if (row.state === 'retired') return text.retired;
  if (row.retiresAt === null) return undefined;
  const date = formatDate(row.retiresAt, lang);
  return row.replacement === null ? text.retires(date) : text.retiresFor(date, row.replacement);
}

function kindOf(lang: Lang, row: ModelRow): string | undefined {
  const text = words[lang];
  if (row.tier === null) return undefined;
  return text.kind(row.family, [text.tiers[row.tier], row.licence].filter(Boolean).join(', '));
}
