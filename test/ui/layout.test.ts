import { expect, test } from 'vitest';
import { layoutOf } from '../../src/ui/layout.ts';

test.each([
  [40, 20, { rail: 0, columns: 40, aside: 0, wide: 40, isSmall: true }],
  [80, 24, { rail: 0, columns: 80, aside: 0, wide: 80, isSmall: false }],
  [80, 23, { rail: 0, columns: 80, aside: 0, wide: 80, isSmall: true }],
  [109, 40, { rail: 0, columns: 100, aside: 0, wide: 100, isSmall: false }],
  [110, 40, { rail: 22, columns: 88, aside: 0, wide: 88, isSmall: false }],
  [129, 40, { rail: 22, columns: 100, aside: 0, wide: 100, isSmall: false }],
  [130, 40, { rail: 22, columns: 100, aside: 36, wide: 108, isSmall: false }],
  [200, 60, { rail: 22, columns: 100, aside: 59, wide: 162, isSmall: false }],
])('divides a window of %i columns and %i rows', (columns, rows, layout) => {
  expect(layoutOf(columns, rows, false)).toEqual(layout);
});

test('a screen reader gets a single column', () => {
  expect(layoutOf(200, 60, true)).toMatchObject({ rail: 0, aside: 0, wide: 100 });
});
