import { readFileSync } from 'node:fs';
import type { provider } from '../../src/i18n/provider.ts';

const file = new URL('../../src/i18n/provider.json', import.meta.url);

/** The facts of the built program. Tests that import the source see `fixed-facts.ts` instead. */
export const realFacts: typeof provider = JSON.parse(readFileSync(file, 'utf8'));
