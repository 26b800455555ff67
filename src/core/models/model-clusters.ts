import type { ModelCard } from '../../services/ports/mistral.ts';
import { isPinned, isProductOnly, mainIdOf } from './model-names.ts';

/** Entries of the live list that mean one and the same model. */
export interface Cluster {
  /** The id that stays: the catalogue's own, or else the most exactly numbered one. */
  readonly id: string;
  /** Every other id, sorted. */
  readonly aliases: readonly string[];
  /** The entries, that of `id` first where it has one. */
  readonly cards: readonly [ModelCard, ...ModelCard[]];
}

/**
 * Folds the live list, where each alias is an entry of its own, into one cluster a model, in the order of first
 * appearance. Entries belong together when one names the other, as alias or as canonical name; entries that name
 * nobody, when they are billed alike. An id that is listed twice counts as its first entry says.
 */
export function clusterCards(cards: readonly ModelCard[]): readonly Cluster[] {
  const named = cards.filter((card) => card.id !== '');
  const listed = new Map<string, ModelCard>();
  for (const card of named) if (!listed.has(card.id)) listed.set(card.id, card);
  const groups = createGroups();
  for (const card of named) {
    groups.add(card.id);
    for (const name of namesOf(card, listed)) groups.join(card.id, name);
  }
  for (const [card, twin] of billedAlike([...listed.values()])) groups.join(card.id, twin.id);
  return groups.all().flatMap((ids) => toCluster(ids, listed));
}

/** Returns the other ids of an entry's model, as far as no entry of their own says that they are another model's. */
function namesOf(card: ModelCard, listed: ReadonlyMap<string, ModelCard>): readonly string[] {
  const isRepeated = listed.get(card.id)?.name !== card.name;
  const aliases = card.aliases.filter((alias) => {
    const own = listed.get(alias);
    return alias !== '' && (own === undefined || (!isRepeated && isSame(card, own, listed)));
  });
  const { name } = card;
  return name !== undefined && listed.has(name) && !isRepeated ? [name, ...aliases] : aliases;
}

/** Returns false for two entries that are said to be two listed models, and of which one does not name the other. */
function isSame(card: ModelCard, own: ModelCard, listed: ReadonlyMap<string, ModelCard>): boolean {
  if (own.name === undefined || card.name === undefined || own.name === card.name) return true;
  return own.aliases.includes(card.id) || !listed.has(own.name);
}

function toCluster(ids: readonly string[], listed: ReadonlyMap<string, ModelCard>): Cluster[] {
  const id = mainIdOf(ids, canonicalOf(ids, listed));
  const [first, ...rest] = [id, ...ids.filter((other) => other !== id)].flatMap(
    (one) => listed.get(one) ?? [],
  );
  const aliases = ids.filter((other) => other !== id).sort();
  return first === undefined ? [] : [{ id, aliases, cards: [first, ...rest] }];
}

/** Returns the name that the entries themselves give the model; undefined where they give none that is among its ids. */
function canonicalOf(
  ids: readonly string[],
  listed: ReadonlyMap<string, ModelCard>,
): string | undefined {
  const names = ids.map((id) => listed.get(id)?.name).filter((name) => name !== undefined);
  return names.find((name) => ids.includes(name));
}

/**
 * Pairs entries with no links of their own that share billing name and context. Two pinned ids are two models
 * even at one price, and a product's own entry never joins the model it sells.
 */
function billedAlike(cards: readonly ModelCard[]): readonly (readonly [ModelCard, ModelCard])[] {
  const firstOf = new Map<string, ModelCard>();
  return cards.flatMap((card): (readonly [ModelCard, ModelCard])[] => {
    const linked = card.aliases.length > 0 || (card.name ?? card.id) !== card.id;
    if (card.billingName === undefined || linked) return [];
    const purse = JSON.stringify([card.billingName, card.contextTokens, isProductOnly(card.id)]);
    const twin = firstOf.get(purse);
    if (twin === undefined) firstOf.set(purse, card);
    return twin === undefined || (isPinned(card.id) && isPinned(twin.id)) ? [] : [[card, twin]];
  });
}

interface Groups {
  add(id: string): void;
  join(id: string, other: string): void;
  all(): readonly (readonly string[])[];
}

/** Creates sets of ids that grow together; each id is in exactly one. */
function createGroups(): Groups {
  const groupOf = new Map<string, Set<string>>();
  const at = (id: string): Set<string> => {
    const group = groupOf.get(id) ?? new Set([id]);
    groupOf.set(id, group);
    return group;
  };
  return {
    add: (id) => void at(id),
    join: (id, other) => {
      const [one, two] = [at(id), at(other)];
      if (one === two) return;
      const [kept, lost] = one.size < two.size ? [two, one] : [one, two];
      for (const moved of lost) {
        kept.add(moved);
        groupOf.set(moved, kept);
      }
    },
    all: () => [...new Set(groupOf.values())].map((group) => [...group]),
  };
}
