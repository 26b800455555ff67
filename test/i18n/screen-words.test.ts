import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { everyText } from '../support/rules/catalogs.ts';

const texts = await everyText();

/** Returns the words that the table in CONTRIBUTING.md forbids on all screens. */
function avoidedWords(): readonly string[] {
  const page = readFileSync('CONTRIBUTING.md', 'utf8');
  const table = page.split('## Words on screens')[1]?.split('\n## ')[0] ?? '';
  const rows = table.split('\n').filter((line) => line.startsWith('| '));
  const words = rows.slice(1).flatMap((row) => (row.split('|')[3] ?? '').split(','));
  return words.map((word) => word.trim()).filter((word) => word !== '' && !word.includes('('));
}

test('the words on screens are those of the table', () => {
  const avoided = avoidedWords();
  expect(avoided.length).toBeGreaterThan(15);
  const uses = (text: string, word: string) =>
    new RegExp(`(?<![\\p{L}-])${word}(?![\\p{L}-])`, 'iu').test(text.replaceAll(/\s/g, ' '));
  const found = avoided.flatMap((word) =>
    texts
      .filter(({ en, fr }) => uses(en, word) || uses(fr, word))
      .map(({ name, en, fr }) => `${word}: ${name}: ${en} | ${fr}`),
  );
  expect(found).toEqual([]);
});
