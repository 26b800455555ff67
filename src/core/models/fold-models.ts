import type { ModelCapabilities, ModelCard } from '../../services/ports/mistral.ts';
import { catalogue, type ModelMetadata, metadataOf, type Task } from './catalogue.ts';
import { type Cluster, clusterCards } from './model-clusters.ts';
import { isProductOnly, latestOf } from './model-names.ts';
import type { Ability, ModelRow } from './model-row.ts';

/**
 * Returns one row per model of the live list, in the list's order. The list takes precedence over the catalogue. `now`,
 * in milliseconds since 1970, decides which models are retired.
 */
export function foldModels(cards: readonly ModelCard[], now: number): readonly ModelRow[] {
  return clusterCards(cards).map((cluster) => toRow(cluster, now));
}

/** Returns the catalogue models that are not in the list, including retired ones. */
export function unlistedModels(rows: readonly ModelRow[], now: number): readonly ModelRow[] {
  const listed = new Set(rows.flatMap(({ id, aliases }) => [id, ...aliases]));
  const known = new Set(rows.map(({ id }) => metadataOf(id)));
  return catalogue
    .filter((metadata) => !known.has(metadata) && !listed.has(metadata.id))
    .map((metadata) => ({
      // An alias may have moved to a listed model.
      ...rowOf(
        metadata.id,
        metadata.aliases.filter((alias) => !listed.has(alias)),
        metadata,
      ),
      state: stateOf(metadata.retiresAt, now),
      retiresAt: metadata.retiresAt,
      listed: false,
    }));
}

function toRow({ id, aliases, cards }: Cluster, now: number): ModelRow {
  const metadata = metadataOf(id);
  const row = rowOf(id, aliases, metadata);
  const retiresAt = retirementOf(cards, metadata, now);
  return {
    ...row,
    tasks: tasksOf(id, cards[0].capabilities, metadata),
    can: abilities.filter((ability) => cards.some((card) => card.capabilities[ability])),
    contextTokens: first(cards, (card) => positive(card.contextTokens)) ?? row.contextTokens,
    state: stateOf(retiresAt, now),
    retiresAt,
    replacement: first(cards, (card) => card.replacement || undefined) ?? row.replacement,
  };
}

const abilities: readonly Ability[] = [
  'functionCalling',
  'reasoning',
  'fim',
  'fineTuning',
  'classification',
];

/** Returns a row that has only the ids and what the catalogue knows. */
function rowOf(
  id: string,
  aliases: readonly string[],
  metadata: ModelMetadata | undefined,
): ModelRow {
  return {
    id,
    latest: latestOf(id, aliases),
    answeredAs: null,
    aliases,
    family: metadata?.family ?? id,
    tier: metadata?.tier ?? null,
    tasks: metadata?.tasks ?? [],
    can: [],
    usd: metadata?.usd ?? null,
    eur: metadata?.eur ?? null,
    pages: metadata?.pages ?? null,
    minutes: metadata?.minutes ?? null,
    speed: metadata?.speed ?? null,
    quality: metadata?.quality ?? null,
    contextTokens: metadata?.contextTokens ?? null,
    licence: metadata?.licence ?? null,
    state: 'ok',
    retiresAt: null,
    replacement: metadata?.replacement ?? null,
    hidden: isProductOnly(id),
    listed: true,
    access: 'untried',
  };
}

/** Name patterns of models with a single task; the tasks of other models follow from their capabilities. */
const specialists: readonly (readonly [RegExp, Task])[] = [
  [/embed/, 'embeddings'],
  [/moderation/, 'moderation'],
  [/(?:^|-)ocr(?:-|$)/, 'ocr'],
  [/voxtral/, 'audio'],
];

function tasksOf(
  id: string,
  can: ModelCapabilities,
  metadata: ModelMetadata | undefined,
): readonly Task[] {
  const special = specialists.find(([pattern]) => pattern.test(id));
  if (special !== undefined) return [special[1]];
  const found: Task[] = [];
  if (can.chat) found.push('chat');
  if (can.fim || (can.chat && metadata?.tasks.includes('code'))) found.push('code');
  if (can.chat && can.vision) found.push('vision');
  if (can.ocr && !can.chat) found.push('ocr');
  if (can.moderation && !can.chat) found.push('moderation');
  if (can.audio && !can.chat) found.push('audio');
  return found.length > 0 ? found : (metadata?.tasks ?? []);
}

/**
 * Returns the retirement date. Ignores a past date of the catalogue if the list still has the model without a date,
 * because the list is newer.
 */
function retirementOf(
  cards: readonly ModelCard[],
  metadata: ModelMetadata | undefined,
  now: number,
): string | null {
  const announced = first(cards, (card) => dated(card.retiresAt));
  if (announced !== undefined) return announced;
  const known = metadata?.retiresAt ?? null;
  return known !== null && Date.parse(known) > now ? known : null;
}

function stateOf(retiresAt: string | null, now: number): ModelRow['state'] {
  if (retiresAt === null) return 'ok';
  const leftMs = Date.parse(retiresAt) - now;
  if (leftMs <= 0) return 'retired';
  return leftMs <= soonMs ? 'retiring' : 'ok';
}

/** Milliseconds before its retirement from which a model counts as about to retire: 90 days. */
const soonMs = 90 * 86_400_000;

function dated(text: string | undefined): string | undefined {
  return text === undefined || Number.isNaN(Date.parse(text)) ? undefined : text;
}

function positive(count: number | undefined): number | undefined {
  return count !== undefined && Number.isFinite(count) && count > 0 ? count : undefined;
}

/** Returns the first value that `read` finds on a card. */
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
