import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Edit, editLine, type Line } from '../../../../src/ui/input/line-editor/edit-line.ts';

/** `ab|c` is the text `abc` with the cursor after `b`. */
function line(drawn: string): Line {
  const cursor = drawn.indexOf('|');
  return { text: drawn.replace('|', ''), cursor };
}

const draw = ({ text, cursor }: Line): string => `${text.slice(0, cursor)}|${text.slice(cursor)}`;

const family = '👨‍👩‍👧';

test.each<readonly [string, string, Edit, string]>([
  ['inserts in the middle', 'a|c', { type: 'insert', text: 'b' }, 'ab|c'],
  ['inserts many at once', '|', { type: 'insert', text: 'abc' }, 'abc|'],
  ['deletes back', 'ab|c', { type: 'backspace' }, 'a|c'],
  ['deletes nothing at the start', '|abc', { type: 'backspace' }, '|abc'],
  ['deletes forward', 'a|bc', { type: 'delete' }, 'a|c'],
  ['deletes nothing at the end', 'abc|', { type: 'delete' }, 'abc|'],
  ['deletes a family as one', `a${family}|b`, { type: 'backspace' }, 'a|b'],
  ['deletes an accent with its letter', 'e\u0301|x', { type: 'backspace' }, '|x'],
  ['goes left over a family', `a${family}|b`, { type: 'left' }, `a|${family}b`],
  ['goes right over a family', `a|${family}b`, { type: 'right' }, `a${family}|b`],
  ['stays at the start', '|a', { type: 'left' }, '|a'],
  ['stays at the end', 'a|', { type: 'right' }, 'a|'],
  ['goes to the start', 'ab|c', { type: 'home' }, '|abc'],
  ['goes to the end', 'a|bc', { type: 'end' }, 'abc|'],
  ['deletes a word', 'one two|', { type: 'delete-word' }, 'one |'],
  [
    'deletes a word and the spaces after it',
    'one two  |three',
    { type: 'delete-word' },
    'one |three',
  ],
  ['deletes only spaces if there is no word', '  |a', { type: 'delete-word' }, '|a'],
  ['deletes to the start', 'one t|wo', { type: 'delete-to-start' }, '|wo'],
])('editLine %s', (_name, before, edit, after) => {
  expect(draw(editLine(line(before), edit))).toBe(after);
});

const edits = fc.oneof(
  fc.record({ type: fc.constant('insert' as const), text: fc.string({ unit: 'grapheme' }) }),
  fc.record({
    type: fc.constantFrom(
      ...(['left', 'right', 'home', 'end', 'backspace', 'delete', 'delete-word'] as const),
    ),
  }),
);

test('never puts the cursor inside a grapheme', () => {
  const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  fc.assert(
    fc.property(fc.array(edits), (all) => {
      const { text, cursor } = all.reduce<Line>(editLine, { text: '', cursor: 0 });
      const stops = new Set([0, text.length]);
      for (const { index } of graphemes.segment(text)) stops.add(index);
      expect(stops.has(cursor)).toBe(true);
    }),
  );
});
