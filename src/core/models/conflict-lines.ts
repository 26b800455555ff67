import { catalog } from '../../i18n/catalog.ts';
import type { Lang } from '../../i18n/languages.ts';
import { formatPrice } from '../../i18n/money.ts';
import { formatNumber } from '../../i18n/numbers.ts';
import { typeset } from '../../i18n/typography.ts';
import type { ModelNamesPort } from '../../services/ports/model-names.ts';
import { type Conflict, conflictsOf } from './catalogue.ts';
import { knownModel } from './known-model.ts';

const messages = catalog({
  en: {
    price: (input: string, output: string) => `${input} in, ${output} out`,
    context: (count: string) => `${count} tokens of context`,
    named: (model: string, claim: string) => `${model}: ${claim}`,
    conflict: (claim: string, source: string) => `${claim}, says ${source}`,
  },
  fr: {
    price: (input: string, output: string) => `${input} en entrée, ${output} en sortie`,
    context: (count: string) => `${count} jetons de contexte`,
    named: (model: string, claim: string) => `${model} : ${claim}`,
    conflict: (claim: string, source: string) => `${claim}, selon ${source}`,
  },
});

/** A fact of a model that sources may disagree on. */
export type Disputed = 'usd' | 'context';

/** Returns true if a source gives another value of this fact for the model of an id. */
function isDisputed(id: string, fact: Disputed): boolean {
  return conflictsOf(id).some((conflict) => conflict[fact] !== undefined);
}

/** Adds a star to a text whose fact is disputed. The screen that shows the text explains the star. */
export function marked(text: string, id: string, fact: Disputed): string {
  return text !== '' && isDisputed(id, fact) ? `${text}*` : text;
}

/**
 * Returns a sentence for each source that disagrees with the catalogue about a model, because a disputed price or limit
 * must not look certain. If `fact` is given, returns only the sentences about that fact.
 */
export function conflictLines(lang: Lang, id: string, fact?: Disputed): readonly string[] {
  const conflicts = conflictsOf(id);
  return conflicts
    .filter((conflict) => fact === undefined || conflict[fact] !== undefined)
    .map((conflict) => lineOf(lang, conflict));
}

function lineOf(lang: Lang, conflict: Conflict): string {
  const text = messages[lang];
  const { alias, usd, context } = conflict;
  const money = (amount: number) => formatPrice(amount, 'usd', lang);
  const [input, output] = usd ?? [];
  const hasPrice = input !== undefined && output !== undefined;
  const claim = [
    ...(hasPrice ? [text.price(money(input), money(output))] : []),
    ...(context === undefined ? [] : [text.context(formatNumber(context, lang))]),
  ].join(', ');
  return text.conflict(
    alias === undefined ? claim : text.named(alias, claim),
    sourceIn(lang, conflict),
  );
}

/** Returns the source of a conflict in a language. */
export function sourceIn(lang: Lang, { source, sourceFr }: Conflict): string {
  return typeset[lang](lang === 'fr' ? (sourceFr ?? source) : source);
}

/** Returns a sentence for each source that disagrees about the price of a model, given the name in the call. */
export function priceConflicts(
  lang: Lang,
  name: string,
  modelNames: ModelNamesPort,
): readonly string[] {
  const { id } = knownModel(name, modelNames) ?? { id: name };
  return conflictsOf(id)
    .filter(({ alias, usd }) => usd !== undefined && (alias === undefined || alias === name))
    .map(({ context: _, ...conflict }) => lineOf(lang, { ...conflict, alias: name }));
}
