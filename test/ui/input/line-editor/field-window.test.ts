import fc from 'fast-check';
import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { fieldWindow } from '../../../../src/ui/input/line-editor/field-window.ts';

test.each([
  ['a short text', 'abc', 3, { before: 'abc', at: ' ', after: '' }],
  ['the cursor inside', 'abc', 1, { before: 'a', at: 'b', after: 'c' }],
  ['a long text, at its end', 'abcdefghij', 10, { before: 'ghij', at: ' ', after: '' }],
  ['a long text, at its start', 'abcdefghij', 0, { before: '', at: 'a', after: 'bcde' }],
  ['wide characters', '日本語', 3, { before: '本語', at: ' ', after: '' }],
  ['a wide character under the cursor', '日本語', 1, { before: '日', at: '本', after: '' }],
])('%s in five cells', (_name, text, cursor, shown) => {
  expect(fieldWindow({ text, cursor }, 5)).toEqual(shown);
});

test('is never wider than the field', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      fc.integer({ min: 2, max: 60 }),
      (text, columns) => {
        const { before, at, after } = fieldWindow({ text, cursor: text.length }, columns);
        expect(stringWidth(before) + stringWidth(at) + stringWidth(after)).toBeLessThanOrEqual(
          columns,
        );
      },
    ),
  );
});

test('measures only the visible part of a text of megabytes', () => {
  const text = `${'x'.repeat(1_000_000)}👩‍💻|${'y'.repeat(1_000_000)}`;
  const cursor = text.indexOf('|');
  expect(fieldWindow({ text, cursor }, 6)).toEqual({ before: 'xxx👩‍💻', at: '|', after: '' });
  expect(fieldWindow({ text, cursor: 0 }, 4)).toEqual({ before: '', at: 'x', after: 'xxx' });
});
