import { defineStep } from '../step.ts';
import { type PricingAnswer, parsePricingAnswer } from './logic.ts';
import { messages } from './messages.ts';
import { Pricing } from './view.tsx';

declare module '../step.ts' {
  interface Answers {
    /** True after the session's cost was shown. */
    readonly pricing: PricingAnswer;
  }
}

export default defineStep<'pricing', 'key'>({
  title: { en: messages.en.title, fr: messages.fr.title },
  parse: parsePricingAnswer,
  View: Pricing,
});
