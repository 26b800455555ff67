/** Answer of the pricing step: that it was seen. */
export interface PricingAnswer {
  readonly seen: true;
}

/** Reads a saved answer back. */
export function parsePricingAnswer(saved: unknown): PricingAnswer | undefined {
  const { seen } = (saved ?? {}) as Partial<PricingAnswer>;
  return seen === true ? { seen } : undefined;
}
