import { expect, test } from 'vitest';
import { differences } from '../../../bin/facts/compare.js';
import { catalogue, conflictsOf } from '../../../src/core/models/catalogue.ts';
import { provider } from '../../../src/i18n/provider.ts';

const about = { source: 'other 1.0', today: '2026-11-30' };
const model = {
  id: 'small-2603',
  aliases: ['small-latest'],
  usd: [0.15, 0.6],
  context: 262_144,
  conflicts: [{ context: 128_000, source: 'another' }],
};

test.each([
  ['none for equal facts', 'small-2603', { usd: [0.15, 0.6], context: 262_144 }, []],
  ['none for a context rounded to thousands', 'small-2603', { context: 256_000 }, []],
  ['none for a recorded conflict', 'small-2603', { context: 128_000 }, []],
  [
    'another price of an alias',
    'small-latest',
    { usd: [0.2, 0.6] },
    ['small-latest: usd is [0.15,0.6]; other 1.0 says [0.2,0.6]'],
  ],
  [
    'a coming retirement',
    'small-2603',
    { retires: '2027-04-30' },
    ['small-2603: retires is unknown; other 1.0 says "2027-04-30"'],
  ],
  [
    'a retirement that is over and not in the catalogue',
    'small-2603',
    { retires: '2026-10-31' },
    ['small-2603: no retirement date; other 1.0 says 2026-10-31'],
  ],
  [
    'a new model',
    'large-5',
    { usd: [1, 2] },
    ['large-5: not in the catalogue; other 1.0 has usd [1,2]'],
  ],
  [
    'none for a retired model that was never in the catalogue',
    'old-1',
    { usd: [1, 2], retires: '2025-01-01' },
    [],
  ],
])('differences from another list: %s', (_, name, said, lines) => {
  expect(differences([model], { [name]: said }, about)).toEqual(lines);
});

test('leaves out models that have retired', () => {
  const retired = { ...model, retires: '2026-09-30' };
  expect(differences([retired], { 'small-2603': { usd: [9, 9] } }, about)).toEqual([]);
});

test.each(Object.entries(provider))(
  'the group %s of facts names its dates and source',
  (_, group) => {
    expect(group.date).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(group.read).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(Date.parse(group.read)).toBeGreaterThanOrEqual(Date.parse(group.date));
    expect(group.source.length).toBeGreaterThan(20);
  },
);

test('every conflict of the catalogue names its source and what it says', () => {
  const conflicts = catalogue.flatMap(({ id }) => conflictsOf(id));
  expect(conflicts.length).toBeGreaterThan(0);
  for (const conflict of conflicts) {
    expect(conflict.source).not.toBe('');
    expect(Object.keys(conflict).length).toBeGreaterThan(1);
  }
});
