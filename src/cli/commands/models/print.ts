import { maxTriesCost, type Tried } from '../../../core/access/try-models.ts';
import type { ResolvedKey } from '../../../core/keys/resolve-key.ts';
import { catalogueDate } from '../../../core/models/catalogue.ts';
import { conflictLines } from '../../../core/models/conflict-lines.ts';
import { outcomeCell } from '../../../core/models/model-cells.ts';
import { callIdOf, type ModelRow } from '../../../core/models/model-row.ts';
import { exactMoney } from '../../../core/spending/price.ts';
import { factDate } from '../../../i18n/fact-date.ts';
import { allOf } from '../../../i18n/lists.ts';
import { currencyOf } from '../../../i18n/money.ts';
import { formatNumber } from '../../../i18n/numbers.ts';
import type { Services } from '../../../services/ports/services.ts';
import type { CommandContext } from '../../command.ts';
import { printMessages, printProgress } from '../../output/lines.ts';
import { printUsedKey } from '../key/print-used-key.ts';
import { messages } from './messages.ts';

/** Prints which key is used to request the list. */
export function printStart(context: CommandContext, resolved: ResolvedKey | undefined): void {
  printUsedKey(context, resolved, messages[context.lang]);
}

/** Seconds from the start of one test to the start of the next. */
const secondsPerTest = 1.1;

/** Prints how long the tests take, and their maximum cost. */
export function printTries(
  context: CommandContext,
  rows: readonly ModelRow[],
  { mistral, modelNames }: Pick<Services, 'mistral' | 'modelNames'>,
): void {
  const { lang } = context;
  const text = messages[lang];
  if (rows.length === 0) {
    printMessages(context, [{ mark: 'warn', text: text.noChatModel }]);
    return;
  }
  const ids = rows.map(callIdOf);
  const { known, unpriced } = maxTriesCost(ids, mistral.host, currencyOf(lang), modelNames);
  const seconds = formatNumber(Math.ceil(rows.length * secondsPerTest), lang);
  const max = allOf(
    known.map((amount) => exactMoney(amount, lang)),
    lang,
  );
  printProgress(context, text.tries(formatNumber(rows.length, lang), seconds, max));
  if (unpriced > 0) {
    printMessages(context, [{ mark: 'warn', text: text.unpriced(formatNumber(unpriced, lang)) }]);
  }
}

/** Prints the result of one test. */
export function printTried(
  context: CommandContext,
  { model, outcome }: Tried,
  { done, of }: { readonly done: number; readonly of: number },
): void {
  const { lang } = context;
  const [at, all] = [formatNumber(done, lang), formatNumber(of, lang)];
  printProgress(context, messages[lang].tried(at, all, model, outcomeCell(lang, outcome)));
}

/** Prints how many models are listed and how many are not, and where sources differ. */
export function printSummary(
  context: CommandContext,
  {
    shown,
    hidden,
    now,
  }: { readonly shown: readonly ModelRow[]; readonly hidden: number; readonly now: number },
): void {
  const { lang } = context;
  const text = messages[lang];
  const listed = text.listed(formatNumber(shown.length, lang), factDate(catalogueDate, now, lang));
  printMessages(context, [
    shown.length === 0 ? { mark: 'warn', text: text.none } : listed,
    ...shown.flatMap((row) =>
      conflictLines(lang, row.id).map((claim) => text.disputed(callIdOf(row), claim)),
    ),
    ...(hidden > 0 ? [text.hidden(formatNumber(hidden, lang))] : []),
  ]);
}
