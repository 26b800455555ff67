import { defineStep } from '../../wizard/step.ts';
import { type PricingAnswer, parsePricingAnswer } from './logic.ts';
import { Pricing } from './view.tsx';
import { words } from './words.ts';

declare module '../../wizard/step.ts' {
  interface Answers {
    /** What the sitting cost was shown. */
    readonly pricing: PricingAnswer;
  }
}

export default defineStep<'pricing', 'key'>({
  title: { en: words.en.title, fr: words.fr.title },
  parse: parsePricingAnswer,
  View: Pricing,
});
