import type { ProbeOutcome } from '../../core/probe-access.ts';

/** What the pricing step leaves behind: that it was seen. */
export interface PricingAnswer {
  readonly seen: true;
}

/** The model to count and estimate with: the one chosen, else the one that answered the probe. */
export function modelFor(
  chosen: { readonly id: string } | undefined,
  outcome: ProbeOutcome,
): string {
  if (chosen !== undefined) return chosen.id;
  return outcome.code === 'ready' ? outcome.model : 'mistral-small-latest';
}

/** Reads a saved answer back. */
export function parsePricingAnswer(saved: unknown): PricingAnswer | undefined {
  const { seen } = (saved ?? {}) as Partial<PricingAnswer>;
  return seen === true ? { seen } : undefined;
}
