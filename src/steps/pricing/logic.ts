/** Answer of the pricing step: it was shown. */
export interface PricingAnswer {
  readonly seen: true;
}

/** Parses a saved answer. */
export function parsePricingAnswer(saved: unknown): PricingAnswer | undefined {
  const { seen } = (saved ?? {}) as Partial<PricingAnswer>;
  return seen === true ? { seen } : undefined;
}
