import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../', import.meta.url));
const table = readFileSync(`${root}src/steps/README.md`, 'utf8');
const rows = [...table.matchAll(/^\| (\d+) \| (.+?) \| (.+) \|$/gm)].map(
  ([, number, statement = '', places = '']) => ({ number: Number(number), statement, places }),
);

test('the table has the 60 statements of the guide, each with a place', () => {
  expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 60 }, (_, at) => at + 1));
  expect(new Set(rows.map(({ statement }) => statement)).size).toBe(60);
  for (const { places } of rows) expect(places).toMatch(/^`[^`]+`/);
});

test.each(rows)('$number: $statement', ({ places }) => {
  for (const [, path = '', quoted] of places.matchAll(/`([^`]+)`(?: “(.+?)”(?=,|$))?/g)) {
    expect(existsSync(root + path), path).toBe(true);
    if (quoted !== undefined) expect(readFileSync(root + path, 'utf8')).toContain(quoted);
  }
});
