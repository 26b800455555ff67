import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type Move,
  moveSelection,
  visibleRange,
  withinCount,
} from '../../../../src/ui/components/select/move-selection.ts';

test.each<readonly [string, number, number, Move, number]>([
  ['up', 3, 10, { type: 'up' }, 2],
  ['up at the top', 0, 10, { type: 'up' }, 0],
  ['down', 3, 10, { type: 'down' }, 4],
  ['down at the bottom', 9, 10, { type: 'down' }, 9],
  ['a page up', 7, 10, { type: 'pageup', page: 5 }, 2],
  ['a page up near the top', 2, 10, { type: 'pageup', page: 5 }, 0],
  ['a page down', 2, 10, { type: 'pagedown', page: 5 }, 7],
  ['a page down near the bottom', 8, 10, { type: 'pagedown', page: 5 }, 9],
  ['the first', 5, 10, { type: 'home' }, 0],
  ['the last', 5, 10, { type: 'end' }, 9],
  ['a digit', 5, 10, { type: 'digit', digit: 3 }, 2],
  ['a digit beyond the list', 1, 4, { type: 'digit', digit: 5 }, 1],
  ['the last of none', 0, 0, { type: 'end' }, 0],
])('moveSelection: %s', (_name, index, count, move, expected) => {
  expect(moveSelection({ index, count }, move)).toEqual({ index: expected, count });
});

test('moves a selection beyond a shortened list to its last row', () => {
  expect(withinCount({ index: 9, count: 4 })).toEqual({ index: 3, count: 4 });
});

test.each([
  ['all rows fit', 3, 5, 10, { from: 0, to: 5 }],
  ['at the top', 0, 100, 5, { from: 0, to: 5 }],
  ['in the middle', 50, 100, 5, { from: 48, to: 53 }],
  ['at the bottom', 99, 100, 5, { from: 95, to: 100 }],
  ['no rows', 0, 0, 5, { from: 0, to: 0 }],
  ['no height still shows the current row', 7, 100, 0, { from: 7, to: 8 }],
])('visibleRange: %s', (_name, index, count, height, range) => {
  expect(visibleRange(index, count, height)).toEqual(range);
});

test('keeps the current row visible and uses the full height', () => {
  const natural = fc.integer({ min: 1, max: 6000 });
  fc.assert(
    fc.property(natural, natural, fc.integer({ min: 1, max: 40 }), (count, wanted, height) => {
      const index = wanted % count;
      const { from, to } = visibleRange(index, count, height);
      expect(from <= index && index < to && from >= 0 && to <= count).toBe(true);
      expect(to - from).toBe(Math.min(height, count));
    }),
  );
});
