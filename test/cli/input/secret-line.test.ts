import { assert, integer, property, string, uniqueArray } from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { emptyLine, type Typing, typeInto } from '../../../src/cli/input/secret-line.ts';

/** Types pieces of input one after another, up to the end of the line. */
function typed(...pieces: readonly string[]): Typing {
  let now: Typing = { line: emptyLine, end: undefined, after: '' };
  for (const piece of pieces) {
    now = typeInto(now.line, piece);
    if (now.end !== undefined) return now;
  }
  return now;
}

const start = '\x1b[200~';
const end = '\x1b[201~';

describe('a hidden line', () => {
  it.each<[string, readonly string[], string]>([
    ['typed', ['a', 'b', 'c', '\r'], 'abc'],
    ['typed by a fast hand', ['abc\r'], 'abc'],
    ['ended by a line feed', ['abc\n'], 'abc'],
    ['with a letter deleted', ['abd\x7fc\r'], 'abc'],
    ['with a letter deleted by the other code', ['abd\bc\r'], 'abc'],
    ['with an emoji deleted', ['ab😀\x7fc\r'], 'abc'],
    ['with more deleted than was typed', ['a\x7f\x7f\x7fabc\r'], 'abc'],
    ['begun again by Ctrl+U', ['xyz\x15abc\r'], 'abc'],
    ['begun again by Ctrl+W', ['x y\x17abc\r'], 'abc'],
    ['with arrows and function keys in it', ['a\x1b[Db\x1bOPc\x1b[3;5~\r'], 'abc'],
    ['with the Escape key pressed', ['a', '\x1b', 'bc\r'], 'abc'],
    ['with a key pressed with Alt', ['ab\x1bxc\r'], 'abc'],
    ['with Ctrl+Z and a tab', ['a\x1ab\tc\r'], 'abc'],
    ['with Ctrl+D in it', ['ab\x04c\r'], 'abc'],
    ['of words and accents', ['é ü 日本\r'], 'é ü 日本'],
    ['pasted', [`${start}abc${end}\r`], 'abc'],
    ['pasted with its line end', [`${start}abc\r\n${end}`], 'abc\n'],
    ['pasted in three lines', [`${start}a\rb\nc${end}\r`], 'a\nb\nc'],
    ['pasted in pieces', ['\x1b[20', '0~ab', 'c\x1b', '[201~', '\r'], 'abc'],
    ['pasted with an escape sequence in it', [`${start}a\x1b[31mbc${end}\r`], 'abc'],
    ['pasted without its end', [`${start}abc`, '\r'], 'abc'],
    ['pasted without all of its end', [`${start}abc\x1b[20`, '\r'], 'abc'],
    ['pasted into what was typed', ['a', `${start}b${end}`, 'c\r'], 'abc'],
    ['pasted and corrected', [`${start}abcd${end}\x7f\r`], 'abc'],
    ['of nothing', ['\r'], ''],
  ])('%s', (_, pieces, text) => {
    const { line, end: how } = typed(...pieces);
    expect([how, line.text]).toEqual(['submitted', text]);
  });

  it.each<[string, readonly string[]]>([
    ['Ctrl+C', ['ab\x03']],
    ['Ctrl+C in a paste without its end', [`${start}ab`, '\x03']],
    ['Ctrl+D on an empty line', ['\x04']],
    ['Ctrl+D on a line that was emptied', ['a\x7f\x04']],
  ])('is cancelled by %s', (_, pieces) => {
    expect(typed(...pieces).end).toBe('cancelled');
  });

  it.each<[string, readonly string[]]>([
    ['before Enter', ['abc']],
    ['in a paste', [`${start}abc\n`]],
    ['after a paste in one line', [`${start}abc${end}`]],
  ])('does not end %s', (_, pieces) => {
    expect(typed(...pieces).end).toBeUndefined();
  });

  it('leaves text typed ahead for the next line', () => {
    expect(typed('one\rtwo\r')).toMatchObject({ line: { text: 'one' }, after: 'two\r' });
    expect(typed('one\r\ntwo\r')).toMatchObject({ line: { text: 'one' }, after: 'two\r' });
  });

  it('accepts no more text than any key has', () => {
    expect(typed('x'.repeat(100_000)).line.text.length).toBeLessThan(10_000);
  });
});

test('returns the same text for a paste split anywhere', async () => {
  const letters = string({ unit: 'binary-ascii', maxLength: 40 }).map((text) =>
    text.replaceAll(/[^\x20-\x7e]/g, ''),
  );
  const cuts = uniqueArray(integer({ min: 1, max: 52 }), { maxLength: 5 });
  await assert(
    property(letters, cuts, (text, places) => {
      const whole = `${start}${text}${end}\r`;
      const ends = [
        ...places.filter((place) => place < whole.length).sort((a, b) => a - b),
        whole.length,
      ];
      const pieces = ends.map((to, index) => whole.slice(ends[index - 1] ?? 0, to));
      // A cut after the first byte of a marker would be read as the Escape key.
      if (pieces[0] === '\x1b') return;
      const { line, end: how } = typed(...pieces);
      expect([how, line.text]).toEqual(['submitted', text]);
    }),
    { numRuns: 2_000 },
  );
});
