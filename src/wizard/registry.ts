import { entry, type StepEntry } from '../steps/step.ts';

/** The wizard, in order. A new step is one folder and one line here. */
export const registry: readonly StepEntry[] = [
  entry('account', [], () => import('../steps/account/index.tsx')),
  entry('billing', [], () => import('../steps/billing/index.tsx')),
  entry('key', [], () => import('../steps/key/index.tsx')),
  entry('model', ['key'], () => import('../steps/model/index.tsx')),
  entry('chat', ['key'], () => import('../steps/chat/index.tsx')),
  entry('embeddings', ['key'], () => import('../steps/embeddings/index.tsx')),
  entry('explore', ['key'], () => import('../steps/explore/index.tsx')),
  entry('pricing', ['key'], () => import('../steps/pricing/index.tsx')),
  entry('handoff', ['key'], () => import('../steps/handoff/index.tsx')),
  entry('practices', ['key'], () => import('../steps/practices/index.tsx')),
];
