import { defineStep } from '../step.ts';
import { type PricingAnswer, parsePricingAnswer } from './logic.ts';
import { Pricing } from './view.tsx';

declare module '../step.ts' {
  interface Answers {
    /** Says that the step was shown. */
    readonly pricing: PricingAnswer;
  }
}

export default defineStep<'pricing', 'key'>({
  parse: parsePricingAnswer,
  View: Pricing,
});
