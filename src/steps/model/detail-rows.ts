import { catalogueDate, type Price } from '../../core/models/catalogue.ts';
import { conflictLines } from '../../core/models/conflict-lines.ts';
import { starsCell, starsInWords } from '../../core/models/model-cells.ts';
import { isPinned } from '../../core/models/model-names.ts';
import { callIdOf, isGone, type ModelRow } from '../../core/models/model-row.ts';
import type { ErrorData } from '../../errors/errors.ts';
import { errorMessage } from '../../i18n/errors.ts';
import { factDate } from '../../i18n/fact-date.ts';
import type { Lang } from '../../i18n/languages.ts';
import { type Currency, currencyOf, formatPrice, knownIn } from '../../i18n/money.ts';
import { formatNumber } from '../../i18n/numbers.ts';
import type { Glyphs } from '../../ui/theme/glyphs.ts';
import { detailsMessages } from './details-messages.ts';
import { mayChat } from './logic.ts';
import { messages } from './messages.ts';
import { retirementOf, taskNames } from './row-notes.ts';
import { starsOf } from './stars.ts';

type Labels = (typeof detailsMessages)['en']['labels'];

/** One detail of a model: label and value. */
export type DetailRow = readonly [label: keyof Labels, value: string];

/** Maximum number of ids to show. A model may have any number of aliases. */
const maxIds = 6;

/** Returns all details of a model. An important detail that is not known has the value "unknown". */
export function detailRows(
  lang: Lang,
  row: ModelRow,
  { glyphs, now }: { readonly glyphs: Glyphs; readonly now: number },
): readonly DetailRow[] {
  const text = detailsMessages[lang];
  const rows: readonly (readonly [keyof Labels, string | undefined])[] = [
    ['ids', idsOf(lang, row)],
    ['production', aliasOf(lang, row)],
    ['tier', tierOf(lang, row)],
    ['tasks', taskNames(lang, row) || text.unknown],
    ['can', row.can.map((ability) => text.abilities[ability]).join(', ') || undefined],
    ['context', contextOf(lang, row)],
    ['price', pricesOf(lang, row, now)],
    ['conflict', conflictLines(lang, row.id).join('; ') || undefined],
    ['stars', starRow(lang, row, glyphs)],
    ['life', retirementOf(lang, row) ?? (row.listed ? text.stays : undefined)],
    ['account', usageOf(lang, row)],
  ];
  return rows.flatMap(([label, value]): DetailRow[] =>
    value === undefined ? [] : [[label, value]],
  );
}

function idsOf(lang: Lang, { id, aliases }: ModelRow): string {
  const all = [id, ...aliases];
  const shown = all.slice(0, maxIds).join(', ');
  const left = all.length - maxIds;
  return left > 0 ? `${shown} ${detailsMessages[lang].more(formatNumber(left, lang))}` : shown;
}

function aliasOf(lang: Lang, row: ModelRow): string | undefined {
  const text = detailsMessages[lang];
  if (isGone(row)) return undefined;
  if (row.latest !== null) return text.moves(row.latest, row.id);
  return isPinned(row.id) ? text.pinned : undefined;
}

function tierOf(lang: Lang, row: ModelRow): string {
  const text = detailsMessages[lang];
  if (row.tier === null) return text.unknown;
  const name = text.tiers[row.tier];
  const whole = row.licence === null ? name : text.licence(name, row.licence);
  // Open models are free to download, but calls are paid.
  return row.tier === 'open' && !isGone(row) ? text.paidHere(whole) : whole;
}

function contextOf(lang: Lang, row: ModelRow): string {
  const text = detailsMessages[lang];
  if (row.contextTokens === null) return text.unknown;
  const tell = mayChat(row) ? text.tokensOfChat : text.tokens;
  return tell(formatNumber(row.contextTokens, lang));
}

/** Returns the prices in the person's currency, or in the other currency if only those prices are known. */
function pricesOf(lang: Lang, row: ModelRow, now: number): string {
  const text = detailsMessages[lang];
  const own = currencyOf(lang);
  const date = factDate(catalogueDate, now, lang);
  for (const unit of ['pages', 'minutes'] as const) {
    const known = knownIn(row[unit] ?? {}, own);
    if (known !== undefined)
      return text[unit](formatPrice(known.value, known.currency, lang), date);
  }
  const price = knownIn(row, own);
  if (price === undefined || price.value.input === null) return text.unknown;
  return priceOf(lang, price.value, { currency: price.currency, date });
}

function priceOf(
  lang: Lang,
  { input, output }: Price,
  { currency, date }: { readonly currency: Currency; readonly date: string },
): string {
  const text = detailsMessages[lang];
  const money = (amount: number | null) => formatPrice(amount ?? 0, currency, lang);
  if (input === 0 && (output ?? 0) === 0) return text.free(date);
  if (output === null) return text.priceIn(money(input), date);
  return text.price(money(input), money(output), date);
}

function starRow(lang: Lang, { speed, quality }: ModelRow, glyphs: Glyphs): string | undefined {
  if (speed === null || quality === null) return undefined;
  const rating = (stars: number) => {
    const drawn = starsOf(stars, glyphs);
    return drawn === '' ? starsInWords(lang, stars) : `${drawn} ${starsCell(lang, stars)}`;
  };
  return `${rating(speed)}, ${rating(quality)}`;
}

function usageOf(lang: Lang, row: ModelRow): string {
  const text = detailsMessages[lang];
  if (row.access === 'ready') return text.ready;
  if (isGone(row)) return text.gone;
  if (row.access === 'untried') {
    if (!row.listed) return messages[lang].unlisted;
    return mayChat(row) ? text.untried : text.onlyChatTested;
  }
  const error = { code: row.access, model: callIdOf(row) } as ErrorData;
  return errorMessage(lang, error).message;
}
