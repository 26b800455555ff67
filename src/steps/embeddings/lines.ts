import type { Embedded } from '../../core/embeddings/embed.ts';
import type { EmbeddingChoice } from '../../core/models/embedding-models.ts';
import { knownModel } from '../../core/models/known-model.ts';
import { inputPrice, shortCost } from '../../core/spending/price.ts';
import type { Lang } from '../../i18n/languages.ts';
import { shared } from '../../i18n/messages.ts';
import { formatNumber, plural } from '../../i18n/numbers.ts';
import type { ModelNamesPort } from '../../services/ports/model-names.ts';
import { messages } from './messages.ts';

/** Describes a model, the length of its vectors, and its price. */
export function choiceLine(
  lang: Lang,
  { model, dimensions }: EmbeddingChoice,
  modelNames: ModelNamesPort,
): string {
  const text = messages[lang];
  const price = inputPrice(knownModel(model, modelNames), lang);
  const cost = price === undefined ? shared[lang].unknownPrice : text.perMillion(price);
  return text.choice(model, formatNumber(dimensions, lang), cost);
}

/** Describes the tokens and cost of a call; the cost is unknown if the service did not report the tokens. */
export function costLine(lang: Lang, { usage, cost }: Pick<Embedded, 'usage' | 'cost'>): string {
  const text = messages[lang];
  if (usage === undefined) return shared[lang].unknownPrice;
  const tokens = usage.totalTokens;
  const counted = `${formatNumber(tokens, lang)} ${plural(lang, tokens, text.tokenForms)}`;
  return text.tokens(counted, shortCost(cost, lang));
}
