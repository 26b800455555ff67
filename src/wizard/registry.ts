import { type StepEntry, stepEntry } from '../steps/step.ts';

/** The wizard, in order. A new step is one folder and one entry here. */
export const registry: readonly StepEntry[] = [
  stepEntry(
    'account',
    { en: 'Account', fr: 'Compte' },
    [],
    () => import('../steps/account/index.tsx'),
  ),
  stepEntry(
    'billing',
    { en: 'Billing', fr: 'Facturation' },
    [],
    () => import('../steps/billing/index.tsx'),
  ),
  stepEntry('key', { en: 'API key', fr: 'Clé API' }, [], () => import('../steps/key/index.tsx')),
  stepEntry(
    'model',
    { en: 'Model', fr: 'Modèle' },
    ['key'],
    () => import('../steps/model/index.tsx'),
  ),
  stepEntry('chat', { en: 'Chat', fr: 'Chat' }, ['key'], () => import('../steps/chat/index.tsx')),
  stepEntry(
    'embeddings',
    { en: 'Embeddings', fr: 'Embeddings' },
    ['key'],
    () => import('../steps/embeddings/index.tsx'),
  ),
  stepEntry(
    'explore',
    { en: 'More to explore', fr: 'Autres capacités' },
    ['key'],
    () => import('../steps/explore/index.tsx'),
  ),
  stepEntry(
    'pricing',
    { en: 'Pricing', fr: 'Tarifs' },
    ['key'],
    () => import('../steps/pricing/index.tsx'),
  ),
  stepEntry(
    'handoff',
    { en: 'Your own code', fr: 'Votre code' },
    ['key'],
    () => import('../steps/handoff/index.tsx'),
  ),
  stepEntry(
    'practices',
    { en: 'Good practices', fr: 'Bonnes pratiques' },
    ['key'],
    () => import('../steps/practices/index.tsx'),
  ),
];
