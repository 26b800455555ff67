import type { Embedded } from '../../../core/embeddings/embed.ts';
import { formatCost } from '../../../core/spending/price.ts';
import type { Lang } from '../../../i18n/languages.ts';
import { formatDecimal, formatNumber, formatSeconds, plural } from '../../../i18n/numbers.ts';
import { plainLine } from '../../../i18n/plain-text.ts';
import type { CommandContext } from '../../command.ts';
import { costDocument } from '../../output/cost-document.ts';
import { keyDocument } from '../../output/key-document.ts';
import { printMessages, printWarning } from '../../output/lines.ts';
import { printUsedKey } from '../key/print-used-key.ts';
import { messages } from './messages.ts';
import type { EmbedRun } from './request.ts';

/** Quantity of numbers shown of each vector. */
const shownNumbers = 5;
/** Maximum number of texts in a table. A larger table is wider than a terminal. */
const maxInTable = 10;

/** Prints on stderr how many texts are sent to which model, and with which key. */
export function printStart(
  context: CommandContext,
  { inputs, blank, model, resolved }: EmbedRun,
): void {
  const { lang } = context;
  const text = messages[lang];
  const count = formatNumber(inputs.length, lang);
  if (blank > 0) printWarning(context, text.blank(formatNumber(blank, lang)));
  printUsedKey(context, resolved, {
    demo: text.demo(count, model),
    asking: (place, lastFour) => text.sending(count, model, place, lastFour),
  });
}

/** Prints a line for each text, and for up to ten texts the similarity of each pair. */
export function printVectors(
  { io, lang }: CommandContext,
  { inputs }: EmbedRun,
  { vectors, similarity }: Pick<Embedded, 'vectors' | 'similarity'>,
): void {
  const lines = inputs.slice(0, vectors.length).map((input, place) => {
    const numbers = (vectors[place] ?? []).slice(0, shownNumbers);
    const shown = numbers.map((value) => formatDecimal(value, 4, lang).padStart(7)).join(' ');
    return `${place + 1}. ${shown} … ${plainLine(input)}`;
  });
  const hasTable = similarity.length >= 2 && inputs.length <= maxInTable;
  const table = hasTable ? ['', ...tableOf(lang, similarity)] : [];
  io.out([...lines, ...table].map((line) => `${line}\n`).join(''));
}

function tableOf(lang: Lang, similarity: Embedded['similarity']): readonly string[] {
  const width = Math.max(...similarity.flat().map((value) => formatDecimal(value, 2, lang).length));
  const row = (head: string, cells: readonly string[]) =>
    [head.padStart(2), ...cells.map((cell) => cell.padStart(width))].join('  ');
  return [
    row(
      '',
      similarity.map((_, place) => String(place + 1)),
    ),
    ...similarity.map((values, place) =>
      row(
        String(place + 1),
        values.map((value) => formatDecimal(value, 2, lang)),
      ),
    ),
  ];
}

/** Prints on stderr the number of vectors, tokens, cost and time. */
export function printUsage(context: CommandContext, embedded: Embedded): void {
  const { lang } = context;
  const text = messages[lang];
  const { count, dimensions, model, usage, cost, totalMs } = embedded;
  const usageText =
    usage === undefined
      ? text.tokensUnknown
      : text.tokens(
          `${formatNumber(usage.totalTokens, lang)} ${plural(lang, usage.totalTokens, text.tokenForms)}`,
          formatCost(cost, lang),
        );
  const size = text.size(formatNumber(count, lang), formatNumber(dimensions, lang));
  const summary = text.summary(size, model, usageText, formatSeconds(totalMs, lang));
  printMessages(context, [{ mark: 'good', text: summary }]);
}

/** Prints the vectors with all their details as one document. */
export function printDocument(
  { io }: CommandContext,
  { resolved }: EmbedRun,
  { model, dimensions, count, vectors, usage, cost, totalMs }: Embedded,
): void {
  const document = {
    ok: true,
    model,
    dimensions,
    count,
    embeddings: vectors,
    usage: usage ?? null,
    cost: costDocument(cost),
    timings: { totalMs: Math.round(totalMs) },
    key: keyDocument(resolved),
  };
  io.out(`${JSON.stringify(document)}\n`);
}
