import { defineStep } from '../step.ts';
import { type PricingAnswer, parsePricingAnswer } from './logic.ts';
import { Pricing } from './view.tsx';

declare module '../step.ts' {
  interface Answers {
    /** True after the session's cost was shown. */
    readonly pricing: PricingAnswer;
  }
}

export default defineStep<'pricing', 'key'>({
  parse: parsePricingAnswer,
  View: Pricing,
});
