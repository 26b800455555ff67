import type { Cost } from '../../core/spending/price.ts';

/** Returns a cost in dollars and in euros, for JSON; null if the price is unknown. */
export function costDocument(cost: Cost): {
  readonly usd: number | null;
  readonly eur: number | null;
} {
  return { usd: unitsOf(cost, 'usd'), eur: unitsOf(cost, 'eur') };
}

function unitsOf(cost: Cost, currency: 'usd' | 'eur'): number | null {
  const nanos = cost === 'unknown' ? null : cost[currency];
  return nanos === null ? null : Number(nanos) / 1e9;
}
