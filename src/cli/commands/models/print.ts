import { maxTriesCost, type Tried } from '../../../core/access/try-models.ts';
import type { ResolvedKey } from '../../../core/keys/resolve-key.ts';
import { catalogueDate } from '../../../core/models/catalogue.ts';
import { outcomeCell } from '../../../core/models/model-cells.ts';
import { callIdOf, type ModelRow } from '../../../core/models/model-row.ts';
import { currencyOf, formatMoney } from '../../../i18n/money.ts';
import { formatDate, formatNumber } from '../../../i18n/numbers.ts';
import type { CommandContext } from '../../command.ts';
import { printUsedKey } from '../key/print-used-key.ts';
import { messages } from './messages.ts';

/** Prints which key requests the list. */
export function printStart(context: CommandContext, resolved: ResolvedKey | undefined): void {
  printUsedKey(context, resolved, messages[context.lang]);
}

/** Seconds from one try to the next. */
const pace = 1.1;

/** Prints how long the tries take, and their maximum cost. */
export function printTries(
  { io, lang }: CommandContext,
  rows: readonly ModelRow[],
  host: string,
): void {
  const text = messages[lang];
  if (rows.length === 0) {
    io.err(`${text.untriable}\n`);
    return;
  }
  const currency = currencyOf(lang);
  const { nanos, unpriced } = maxTriesCost(rows.map(callIdOf), host, currency);
  const seconds = formatNumber(Math.ceil(rows.length * pace), lang);
  const max = formatMoney(nanos, currency, lang);
  io.err(`${text.tries(formatNumber(rows.length, lang), seconds, max)}\n`);
  if (unpriced > 0) io.err(`${text.unpriced(formatNumber(unpriced, lang))}\n`);
}

/** Prints the outcome of one try. */
export function printTried(
  { io, lang }: CommandContext,
  { model, outcome }: Tried,
  { done, of }: { readonly done: number; readonly of: number },
): void {
  const [at, all] = [formatNumber(done, lang), formatNumber(of, lang)];
  io.err(`${messages[lang].tried(at, all, model, outcomeCell(lang, outcome))}\n`);
}

/** Prints how many models were listed, and how many were not. */
export function printEnd(
  { io, lang }: CommandContext,
  { shown, hidden }: { readonly shown: number; readonly hidden: number },
): void {
  const text = messages[lang];
  io.err(
    `${shown === 0 ? text.none : text.listed(formatNumber(shown, lang), formatDate(catalogueDate, lang))}\n`,
  );
  if (hidden > 0) io.err(`${text.hidden(formatNumber(hidden, lang))}\n`);
}
