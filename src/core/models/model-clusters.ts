import type { ModelCard } from '../../services/ports/mistral.ts';
import { metadataOf } from './catalogue.ts';

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
 * nobody, when they are billed alike.
 */
export function clusterCards(cards: readonly ModelCard[]): readonly Cluster[] {
  const named = cards.filter((card) => card.id !== '');
  const listed = new Map(named.map((card) => [card.id, card]));
  const groups = createGroups();
  for (const card of named) {
    groups.add(card.id);
    for (const alias of card.aliases) if (alias !== '') groups.join(card.id, alias);
    if (card.name !== undefined && listed.has(card.name)) groups.join(card.id, card.name);
  }
  for (const [card, twin] of billedAlike([...listed.values()])) groups.join(card.id, twin.id);
  return groups.all().flatMap((ids) => toCluster(ids, listed));
}

/** True for an id that ends in its version, `-2603` or `-3-5`: it never moves to another model. */
export function isPinned(id: string): boolean {
  return exactness(id) >= 2;
}

/** True for ids of the service's own products and of its experiments. */
export function isProductOnly(id: string): boolean {
  return /^(?:mistral-vibe-cli|mistral-code|labs)(?:-|$)/.test(id);
}

function toCluster(ids: readonly string[], listed: ReadonlyMap<string, ModelCard>): Cluster[] {
  const id = ids.reduce((best, other) => (rank(other) > rank(best) ? other : best));
  const [first, ...rest] = [id, ...ids.filter((other) => other !== id)].flatMap(
    (one) => listed.get(one) ?? [],
  );
  const aliases = ids.filter((other) => other !== id).sort();
  return first === undefined ? [] : [{ id, aliases, cards: [first, ...rest] }];
}

/**
 * Pairs of entries with no links of their own that share billing name and context. Two pinned ids are two models
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

function rank(id: string): number {
  if (metadataOf(id)?.id === id) return 5;
  return isProductOnly(id) ? -1 : exactness(id);
}

function exactness(id: string): number {
  if (/-\d{4}$/.test(id)) return 4;
  if (/-\d+-\d+$/.test(id)) return 3;
  if (/-\d+\.\d+$/.test(id)) return 2;
  return id.endsWith('-latest') ? 0 : 1;
}

interface Groups {
  add(id: string): void;
  join(id: string, other: string): void;
  all(): readonly (readonly string[])[];
}

/** Sets of ids that grow together; each id is in exactly one. */
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
