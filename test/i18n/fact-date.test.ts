import { expect, test } from 'vitest';
import { factDate } from '../../src/i18n/fact-date.ts';

const day = '2026-08-21';
const after = (days: number) => Date.parse(day) + days * 86_400_000;

test.each([
  [0, 'en', '21 August 2026'],
  [90, 'en', '21 August 2026'],
  [91, 'en', '21 August 2026, more than 90 days ago'],
  [91, 'fr', '21 août 2026, il y a plus de 90 jours'],
  // A clock that is behind makes no fact old.
  [-400, 'fr', '21 août 2026'],
] as const)('%i days after the fact was read: %s %s', (days, lang, told) => {
  expect(factDate(day, after(days), lang).replaceAll('\u00a0', ' ')).toBe(told);
});
