/** The cap that the person put on what one session may spend holds a call back. Nothing was sent. */
export type SpendingCapError = {
  readonly code: 'spending-cap';
  readonly currency: 'usd' | 'eur';
  /** Billionths of the currency's unit, like all amounts here. */
  readonly cap: number;
} & (
  | {
      readonly problem: 'reached';
      readonly spent: number;
      /** The most that the call may cost. */
      readonly max: number;
    }
  /** There is no price to hold the call to. */
  | { readonly problem: 'unknown-price'; readonly model: string }
);
