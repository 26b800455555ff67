import { expect, test } from 'vitest';
import { cleanText, readPaste } from '../../../../src/ui/input/line-editor/read-typed.ts';

test.each([
  ['a line end of any kind', 'a\rb\r\nc\nd', 'a\nb\nc\nd', 'a b c d'],
  ['spaces around a line end', 'a \n\n  b', 'a \n\n  b', 'a b'],
  ['the markers of a paste', '\x1b[200~key\x1b[201~', 'key', 'key'],
  ['markers that lost their escape', '[200~key[201~', 'key', 'key'],
  ['colours', '\x1b[1;31mred\x1b[0m', 'red', 'red'],
  ['a link', '\x1b]8;;https://a.example\x07a\x1b]8;;\x1b\\', 'a', 'a'],
  ['control characters', 'a\0b\x07c\x7fd\x9be', 'abcde', 'abcde'],
  ['half a character', 'a\ud83db\udc00c', 'abc', 'abc'],
  ['a whole character of two halves', 'a😀', 'a😀', 'a😀'],
  ['a tab', 'a\tb', 'a\tb', 'a b'],
])('cleanText: %s', (_name, raw, kept, spaced) => {
  expect(cleanText(raw, 'keep')).toBe(kept);
  expect(cleanText(raw, 'space')).toBe(spaced);
});

const secret = { lineEnds: 'keep', submits: true } as const;

test.each([
  ['plain', 'abc', 'abc', false],
  ['LF', 'abc\n', 'abc', true],
  ['CR', 'abc\r', 'abc', true],
  ['CRLF and spaces', '  abc  \r\n', '  abc  ', true],
  ['several line ends', 'abc\n\n', 'abc', true],
  ['many lines', 'one\ntwo', 'one\ntwo', false],
])('a secret pasted with %s', (_name, pasted, text, submits) => {
  expect(readPaste(pasted, secret)).toEqual({ edits: [{ type: 'insert', text }], submits });
});

test('does not submit a question pasted with its line end', () => {
  expect(readPaste('Why?\nAnd how?\n', { lineEnds: 'space', submits: false })).toEqual({
    edits: [{ type: 'insert', text: 'Why? And how?' }],
    submits: false,
  });
});

test('submits on a lone line end, and inserts nothing', () => {
  expect(readPaste('\r', secret)).toEqual({ edits: [], submits: true });
});
