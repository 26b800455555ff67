import type { ModelCapabilities, ModelCard } from '../services/mistral-port.ts';
import { factsOf, type ModelFacts, type Task } from './catalogue.ts';
import { type Cluster, clusterCards, isProductOnly } from './model-clusters.ts';
import type { ModelRow } from './model-row.ts';

/**
 * The live list as rows, one a model, in the list's order. The list wins over the catalogue in what both say.
 * `now` is milliseconds since 1970: what is retired is told by it.
 */
export function foldModels(cards: readonly ModelCard[], now: number): readonly ModelRow[] {
  return clusterCards(cards).map((cluster) => toRow(cluster, now));
}

function toRow(cluster: Cluster, now: number): ModelRow {
  const { id, aliases, cards } = cluster;
  const facts = factsOf(id);
  const retiresAt = retirementOf(cards, facts, now);
  return {
    id,
    latest: aliases.find((alias) => alias.endsWith('-latest')) ?? null,
    aliases,
    family: facts?.family ?? id,
    tier: facts?.tier ?? null,
    tasks: tasksOf(id, cards[0].capabilities, facts),
    usd: facts?.usd ?? null,
    eur: facts?.eur ?? null,
    speed: facts?.speed ?? null,
    quality: facts?.quality ?? null,
    contextTokens:
      first(cards, (card) => positive(card.contextTokens)) ?? facts?.contextTokens ?? null,
    licence: facts?.licence ?? null,
    state: stateOf(retiresAt, now),
    retiresAt,
    replacement:
      first(cards, (card) => card.replacement || undefined) ?? facts?.replacement ?? null,
    hidden: isProductOnly(id),
    access: 'untried',
  };
}

/** A model is told by its name where it does one thing only; its capabilities tell the rest. */
const specialists: readonly (readonly [RegExp, Task])[] = [
  [/embed/, 'embeddings'],
  [/moderation/, 'moderation'],
  [/(?:^|-)ocr(?:-|$)/, 'ocr'],
  [/voxtral/, 'audio'],
];

function tasksOf(
  id: string,
  can: ModelCapabilities,
  facts: ModelFacts | undefined,
): readonly Task[] {
  const special = specialists.find(([pattern]) => pattern.test(id));
  if (special !== undefined) return [special[1]];
  const found: Task[] = [];
  if (can.chat) found.push('chat');
  if (can.fim || (can.chat && facts?.tasks.includes('code'))) found.push('code');
  if (can.chat && can.vision) found.push('vision');
  if (can.ocr && !can.chat) found.push('ocr');
  if (can.moderation && !can.chat) found.push('moderation');
  if (can.audio && !can.chat) found.push('audio');
  return found.length > 0 ? found : (facts?.tasks ?? []);
}

/**
 * When the model goes. A date of the catalogue that has passed says nothing of a model that is still listed without
 * one: the list is newer.
 */
function retirementOf(
  cards: readonly ModelCard[],
  facts: ModelFacts | undefined,
  now: number,
): string | null {
  const said = first(cards, (card) => dated(card.retiresAt));
  if (said !== undefined) return said;
  const known = facts?.retiresAt ?? null;
  return known !== null && Date.parse(known) > now ? known : null;
}

function stateOf(retiresAt: string | null, now: number): ModelRow['state'] {
  if (retiresAt === null) return 'ok';
  return Date.parse(retiresAt) <= now ? 'retired' : 'retiring';
}

function dated(text: string | undefined): string | undefined {
  return text === undefined || Number.isNaN(Date.parse(text)) ? undefined : text;
}

function positive(count: number | undefined): number | undefined {
  return count !== undefined && Number.isFinite(count) && count > 0 ? count : undefined;
}

/** The first thing that `read` finds on a card. */
function first<T>(
  cards: readonly ModelCard[],
  read: (card: ModelCard) => T | undefined,
): T | undefined {
  for (const card of cards) {
    const found = read(card);
    if (found !== undefined) return found;
  }
  return undefined;
}
