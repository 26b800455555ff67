import type { Amount, Currency } from '../../i18n/money.ts';
import type { LedgerEntry } from '../../services/ports/ledger.ts';
import type { ModelNamesPort } from '../../services/ports/model-names.ts';
import { type ModelMetadata, metadataOf } from '../models/catalogue.ts';
import { knownModel } from '../models/known-model.ts';
import { type Cost, costOf, knownCost, pageCostOf, secondsCostOf, sumAmounts } from './price.ts';

/** One call and its cost; `not-said` if the service did not send the usage from which to calculate the cost. */
export interface UsageLine {
  readonly entry: LedgerEntry;
  readonly cost: Cost | 'not-said';
}

/** Usage of a session. */
export interface SessionUsage {
  readonly lines: readonly UsageLine[];
  /** The sum of all calls whose cost is known, by currency: the person's own currency first. */
  readonly known: readonly Amount[];
  /** Number of calls whose price is unknown in any currency. */
  readonly unpriced: number;
  /** Number of calls without usage. */
  readonly notSaid: number;
  /** Input tokens of all calls with usage. */
  readonly tokensIn: number;
  /** Output tokens of all calls with usage. */
  readonly tokensOut: number;
  /** Input tokens that came from the cache of the service, at a lower price. */
  readonly cached: number;
}

/** Returns the cost of each call and of all calls at the catalogue's prices, without surcharges. */
export function usageOf(
  entries: readonly LedgerEntry[],
  currency: Currency,
  modelNames: ModelNamesPort,
): SessionUsage {
  const lines = entries.map((entry) => ({ entry, cost: entryCost(entry, modelNames) }));
  return {
    lines,
    known: sumAmounts(amountsOf(lines, currency), currency),
    unpriced: lines.filter(({ cost }) => cost === 'unknown').length,
    notSaid: lines.filter(({ cost }) => cost === 'not-said').length,
    tokensIn: sumOf(entries, 'promptTokens'),
    tokensOut: sumOf(entries, 'completionTokens'),
    cached: sumOf(entries, 'cachedTokens'),
  };
}

/** Returns the known costs, each in the currency `own`, or in the other currency if only that cost is known. */
export function amountsOf(lines: readonly UsageLine[], own: Currency): readonly Amount[] {
  return lines.flatMap(({ cost }) => (cost === 'not-said' ? [] : (knownCost(cost, own) ?? [])));
}

/** Calls of one kind with one model. */
export interface UsageGroup {
  readonly kind: LedgerEntry['kind'];
  readonly purpose: LedgerEntry['purpose'];
  readonly model: string;
  readonly lines: readonly UsageLine[];
}

/** Groups the calls by model, then by kind and purpose, each in the order of the first calls. */
export function groupsOf(lines: readonly UsageLine[]): readonly UsageGroup[] {
  const byModel = new Map<string, Map<string, UsageLine[]>>();
  for (const line of lines) {
    const { model, kind, purpose } = line.entry;
    const kinds = byModel.get(model) ?? new Map<string, UsageLine[]>();
    const name = `${kind} ${purpose ?? ''}`;
    kinds.set(name, [...(kinds.get(name) ?? []), line]);
    byModel.set(model, kinds);
  }
  return [...byModel].flatMap(([model, kinds]) =>
    [...kinds.values()].flatMap((group) => {
      const first = group[0]?.entry;
      if (first === undefined) return [];
      return [{ kind: first.kind, purpose: first.purpose, model, lines: group }];
    }),
  );
}

function sumOf(
  entries: readonly LedgerEntry[],
  side: 'promptTokens' | 'completionTokens' | 'cachedTokens',
): number {
  return entries.reduce((sum, { usage }) => sum + (usage?.[side] ?? 0), 0);
}

/** Returns the cost of one call. Looks up the model in `modelNames` if the call was made before the list was read. */
export function entryCost(entry: LedgerEntry, modelNames: ModelNamesPort): UsageLine['cost'] {
  const { kind, usage, pages, seconds } = entry;
  const metadata = modelOf(entry, modelNames);
  if (isFree(metadata)) return { usd: 0, eur: 0 };
  if (kind === 'ocr') return pages === undefined ? 'not-said' : pageCostOf(pages, metadata);
  if (kind === 'transcription') {
    return seconds === undefined ? 'not-said' : secondsCostOf(seconds, metadata);
  }
  return usage === undefined ? 'not-said' : costOf(usage, metadata);
}

/** Returns the catalogue entry of the model that answered, or else of the model that was requested. */
function modelOf(
  { model, asked, modelId, askedId }: LedgerEntry,
  modelNames: ModelNamesPort,
): ModelMetadata | undefined {
  const behind = (name: string, id: string | undefined) =>
    id === undefined ? knownModel(name, modelNames) : metadataOf(id);
  return behind(model, modelId) ?? (asked === undefined ? undefined : behind(asked, askedId));
}

/** Returns the billionths of a cost in one currency, or why it is unknown. */
export function amountIn(
  cost: UsageLine['cost'],
  currency: Currency,
): number | 'unknown' | 'not-said' {
  if (typeof cost === 'string') return cost;
  return cost[currency] ?? 'unknown';
}

/** Returns true for a model that is free, whatever its usage. */
function isFree(metadata: ModelMetadata | undefined): boolean {
  const prices = [metadata?.usd, metadata?.eur];
  return prices.every((price) => price?.input === 0 && (price.output ?? 0) === 0);
}
