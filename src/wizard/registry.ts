import { entry, type StepEntry } from '../steps/step.ts';

/** The wizard, in order. A new step is one folder and one entry here. */
export const registry: readonly StepEntry[] = [
  entry('account', { en: 'Account', fr: 'Compte' }, [], () => import('../steps/account/index.tsx')),
  entry(
    'billing',
    { en: 'Billing', fr: 'Facturation' },
    [],
    () => import('../steps/billing/index.tsx'),
  ),
  entry('key', { en: 'API key', fr: 'Clé API' }, [], () => import('../steps/key/index.tsx')),
  entry('model', { en: 'Model', fr: 'Modèle' }, ['key'], () => import('../steps/model/index.tsx')),
  entry('chat', { en: 'Chat', fr: 'Chat' }, ['key'], () => import('../steps/chat/index.tsx')),
  entry(
    'embeddings',
    { en: 'Embeddings', fr: 'Embeddings' },
    ['key'],
    () => import('../steps/embeddings/index.tsx'),
  ),
  entry(
    'explore',
    { en: 'More to explore', fr: 'Autres capacités' },
    ['key'],
    () => import('../steps/explore/index.tsx'),
  ),
  entry(
    'pricing',
    { en: 'Pricing', fr: 'Tarifs' },
    ['key'],
    () => import('../steps/pricing/index.tsx'),
  ),
  entry(
    'handoff',
    { en: 'Your own code', fr: 'Votre code' },
    ['key'],
    () => import('../steps/handoff/index.tsx'),
  ),
  entry(
    'practices',
    { en: 'Good practices', fr: 'Bonnes pratiques' },
    ['key'],
    () => import('../steps/practices/index.tsx'),
  ),
];
