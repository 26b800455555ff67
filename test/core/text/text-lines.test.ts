import { expect, test } from 'vitest';
import { textLines } from '../../../src/core/text/text-lines.ts';

test.each([
  ['', { texts: [], blank: 0, left: 0 }],
  ['\n', { texts: [], blank: 1, left: 0 }],
  ['one', { texts: ['one'], blank: 0, left: 0 }],
  ['one\ntwo\n', { texts: ['one', 'two'], blank: 0, left: 0 }],
  ['one\n\n \t\ntwo\n\n', { texts: ['one', 'two'], blank: 3, left: 0 }],
  ['  one \n\ttwo', { texts: ['one', 'two'], blank: 0, left: 0 }],
  ['同じ\n👩‍💻', { texts: ['同じ', '👩‍💻'], blank: 0, left: 0 }],
  ['one\r\n\u001b[2Jtwo', { texts: ['one', 'two'], blank: 0, left: 0 }],
  ['1\n2\n\n3\n4\n5', { texts: ['1', '2', '3'], blank: 1, left: 2 }],
])('textLines of %j', (text, lines) => {
  expect(textLines(text, 3)).toEqual(lines);
});
