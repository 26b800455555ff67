import type { Answers } from '../../../src/steps/step.ts';
import { keyText, profile } from './services.ts';

/** Answers of a complete wizard run on an account on which everything works. */
export const settled: Answers = {
  account: { ready: true },
  billing: { mode: 'free' },
  key: {
    profile,
    where: 'keychain',
    place: 'secret-service',
    lastFour: keyText.slice(-4),
    outcome: { code: 'ready', model: 'mistral-small-latest' },
    modelAccess: { 'mistral-small-latest': 'ready' },
  },
  model: {
    id: 'mistral-small-latest',
    pinned: 'mistral-small-2603',
    modelAccess: { 'mistral-small-latest': 'ready' },
  },
  chat: { model: 'mistral-small-latest', tokens: 128, cost: { usd: 71_850, eur: 59_820 } },
  embeddings: {
    model: 'mistral-embed',
    count: 3,
    dimensions: 1024,
    tokens: 28,
    cost: { usd: 2800, eur: 2800 },
  },
  explore: { tried: ['fim', 'moderation'] },
  pricing: { seen: true },
  handoff: { written: ['python'] },
  practices: { checked: true },
};
