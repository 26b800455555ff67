import type { ModelCard } from '../../services/ports/mistral.ts';
import { isPinned, isProductOnly, mainIdOf } from './model-names.ts';

/** Entries of the live list that name the same model. */
export interface Cluster {
  /** The main id: that of the catalogue, otherwise the most specific one. */
  readonly id: string;
  /** Every other id, sorted. */
  readonly aliases: readonly string[];
  /** The entries; the one of `id` comes first if it exists. */
  readonly cards: readonly [ModelCard, ...ModelCard[]];
}

/**
 * Groups the live list, where each alias is a separate entry, into one cluster per model, in order of first appearance.
 * Two entries belong together if one names the other as alias or canonical name. Entries that name no other entry
 * belong together if they have the same billing name and context. Of several entries with the same id, the first
 * counts.
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

/** Returns the other ids of an entry's model, except ids whose own entry names another model. */
function namesOf(card: ModelCard, listed: ReadonlyMap<string, ModelCard>): readonly string[] {
  const isRepeated = listed.get(card.id)?.name !== card.name;
  const aliases = card.aliases.filter((alias) => {
    const own = listed.get(alias);
    return alias !== '' && (own === undefined || (!isRepeated && isSame(card, own, listed)));
  });
  const { name } = card;
  return name !== undefined && listed.has(name) && !isRepeated ? [name, ...aliases] : aliases;
}

/** Returns false if two entries claim to be two listed models and neither names the other. */
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

/** Returns the name that the entries give the model, or undefined if it is not among its ids. */
function canonicalOf(
  ids: readonly string[],
  listed: ReadonlyMap<string, ModelCard>,
): string | undefined {
  const names = ids.map((id) => listed.get(id)?.name).filter((name) => name !== undefined);
  return names.find((name) => ids.includes(name));
}

/**
 * Pairs entries without links that share billing name and context. Two pinned ids are two models even at the same
 * price, and a product's entry never joins the model that the product uses.
 */
function billedAlike(cards: readonly ModelCard[]): readonly (readonly [ModelCard, ModelCard])[] {
  const firstOf = new Map<string, ModelCard>();
  return cards.flatMap((card): (readonly [ModelCard, ModelCard])[] => {
    const linked = card.aliases.length > 0 || (card.name ?? card.id) !== card.id;
    if (card.billingName === undefined || linked) return [];
    const billing = JSON.stringify([card.billingName, card.contextTokens, isProductOnly(card.id)]);
    const twin = firstOf.get(billing);
    if (twin === undefined) firstOf.set(billing, card);
    return twin === undefined || (isPinned(card.id) && isPinned(twin.id)) ? [] : [[card, twin]];
  });
}

interface Groups {
  add(id: string): void;
  join(id: string, other: string): void;
  all(): readonly (readonly string[])[];
}

/** Creates sets of ids that can be joined; each id is in exactly one set. */
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
      const [larger, smaller] = one.size < two.size ? [two, one] : [one, two];
      for (const moved of smaller) {
        larger.add(moved);
        groupOf.set(moved, larger);
      }
    },
    all: () => [...new Set(groupOf.values())].map((group) => [...group]),
  };
}
