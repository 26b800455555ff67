import { defineStep } from '../step.ts';
import { Billing } from './view.tsx';

declare module '../step.ts' {
  interface Answers {
    /** The mode that the person selected. The probe of the key step finds the actual one. */
    readonly billing: { readonly mode: 'free' | 'pay-as-you-go' };
  }
}

export default defineStep<'billing'>({
  parse: (saved) => {
    const mode = (saved as { readonly mode?: unknown } | null)?.mode;
    return mode === 'free' || mode === 'pay-as-you-go' ? { mode } : undefined;
  },
  View: Billing,
});
