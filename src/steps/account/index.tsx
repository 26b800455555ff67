import { defineStep } from '../step.ts';
import { Account } from './view.tsx';

declare module '../step.ts' {
  interface Answers {
    /** True if the person says that they have an account. */
    readonly account: { readonly ready: true };
  }
}

export default defineStep<'account'>({
  parse: (saved) =>
    (saved as { readonly ready?: unknown } | null)?.ready === true ? { ready: true } : undefined,
  View: Account,
});
