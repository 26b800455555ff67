import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { LineWrapper, type WrappedLine, wrapText } from '../../../src/ui/markdown/wrap-lines.ts';

function wrap(chunks: readonly string[], width: number): readonly WrappedLine[] {
  const wrapper = new LineWrapper(width);
  for (const chunk of chunks) wrapper.push(chunk);
  return wrapper.slice(0, wrapper.count);
}

const texts = (lines: readonly WrappedLine[]) => lines.map(({ text }) => text);

test.each([
  ['nothing', '', 5, ['']],
  ['a short text', 'abc', 5, ['abc']],
  ['a word that just fits', 'hello', 5, ['hello']],
  ['after a space', 'one two three', 8, ['one two ', 'three']],
  ['the space after a word that just fits hangs', 'hello world', 5, ['hello ', 'world']],
  ['a word longer than a line', 'abcdefgh', 3, ['abc', 'def', 'gh']],
  ['a long word after a short one', 'ab cdefghij', 5, ['ab ', 'cdefg', 'hij']],
  ['line ends', 'a\n\nb', 5, ['a', '', 'b']],
  ['a last line end', 'a\n', 5, ['a', '']],
  ['wide characters by cells', '日本語日本語', 5, ['日本', '語日', '本語']],
  ['a wide character wider than the line', '日本', 1, ['日', '本']],
  ['a family stays whole', 'ab👨‍👩‍👧cd', 4, ['ab👨‍👩‍👧', 'cd']],
  ['an accent stays with its letter', 'abce\u0301', 4, ['abce\u0301']],
  ['a space that must not break', 'un\u00a0mot !', 6, ['un\u00a0mot ', '!']],
])('wraps %s', (_name, text, width, lines) => {
  expect(texts(wrap([text], width))).toEqual(lines);
});

describe('for any text in any chunks', () => {
  const unit = fc.constantFrom(
    ...'abcdefgh',
    ' ',
    ' ',
    '\n',
    'é',
    '日',
    '😀',
    '👨‍👩‍👧',
    '\u00a0',
    'e\u0301',
  );
  const chunks = fc.array(fc.string({ unit }));
  const width = fc.integer({ min: 2, max: 20 });

  test('the joined lines equal the text', () => {
    fc.assert(
      fc.property(chunks, width, (parts, columns) => {
        const joined = wrap(parts, columns).map(
          ({ text, endsParagraph }) => text + (endsParagraph ? '\n' : ''),
        );
        expect(joined.join('')).toBe(parts.join(''));
      }),
    );
  });

  test('no line exceeds the width, except by one trailing space', () => {
    fc.assert(
      fc.property(chunks, width, (parts, columns) => {
        for (const { text } of wrap(parts, columns)) {
          expect(stringWidth(text.replace(/ $/, ''))).toBeLessThanOrEqual(columns);
        }
      }),
    );
  });

  test('chunks have no effect, even inside a character', () => {
    fc.assert(
      fc.property(
        fc.string({ unit }),
        fc.integer({ min: 1, max: 4 }),
        width,
        (text, size, columns) => {
          const parts: string[] = [];
          for (let at = 0; at < text.length; at += size) parts.push(text.slice(at, at + size));
          expect(wrap(parts, columns)).toEqual(wrap([text], columns));
        },
      ),
    );
  });
});

test('a finished line stays the same object, so it is computed once', () => {
  const wrapper = new LineWrapper(10);
  wrapper.push('one two three four five');
  const [first] = wrapper.slice(0, 1);
  for (let chunk = 0; chunk < 100; chunk += 1) wrapper.push(' and more');
  expect(wrapper.slice(0, 1)[0]).toBe(first);
  expect(wrapper.count).toBeGreaterThan(80);
});

test.each([
  ['one two three four', 14, ['one two', 'three four']],
  ['one two three …', 13, ['one two', 'three …']],
  ['a\u00a0: 0.012, 0.034, …', 17, ['a\u00a0: 0.012,', '0.034, …']],
  ['one two three four five', 14, ['one two three', 'four five']],
  ['one two three averylongword', 16, ['one two three', 'averylongword']],
  ['two words', 5, ['two', 'words']],
  ['first line\nlast', 20, ['first line', 'last']],
  ['one two three\n\nfour five six seven', 14, ['one two three', '', 'four five', 'six seven']],
])('%j in %i cells leaves no short word alone', (text, width, lines) => {
  expect(wrapText(text, width)).toEqual(lines);
});

test('a text keeps its words and its number of lines, and no line exceeds the width', () => {
  const words = fc.array(fc.string({ unit: fc.constantFrom('a', 'b', 'é', '日'), minLength: 1 }));
  fc.assert(
    fc.property(words, fc.integer({ min: 2, max: 20 }), (all, width) => {
      const text = all.join(' ');
      const lines = wrapText(text, width);
      expect(lines).toHaveLength(texts(wrap([text], width)).length);
      expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(width);
    }),
  );
});

test('the lines of a list item stand below its text, however it arrives', () => {
  const text = '• one two three four\nfive six seven eight';
  for (const size of [1, 3, 99]) {
    const wrapper = new LineWrapper(10, '• ');
    for (let at = 0; at < text.length; at += size) wrapper.push(text.slice(at, at + size));
    const lines = wrapper.slice(0, wrapper.count);
    expect(lines.map(({ text: line, indent }) => ' '.repeat(indent) + line.trimEnd())).toEqual([
      '• one two',
      '  three',
      '  four',
      'five six',
      'seven',
      'eight',
    ]);
  }
});
