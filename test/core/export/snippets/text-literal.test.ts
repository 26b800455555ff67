import { expect, test } from 'vitest';
import {
  jsonLiteral,
  pythonLiteral,
  shellLiteral,
  shellWord,
} from '../../../../src/core/export/snippets/text-literal.ts';

test.each<readonly [string, string, string]>([
  ['a "b" \\ c', '"a \\"b\\" \\\\ c"', '"a \\"b\\" \\\\ c"'],
  ['a\nb\rc\td', '"a\\nb\\rc\\td"', '"a\\nb\\rc\\td"'],
  ['a\x1b[2Jb\x85', '"a\\u001b[2Jb\\u0085"', '"a\\u001b[2Jb\\u0085"'],
  ['a\u202eb', '"a\\u202eb"', '"a\\u202eb"'],
  ['a\ud800b', '"a\\ud800b"', '"a\\ud800b"'],
  ['a\u{e0041}b', '"a\\udb40\\udc41b"', '"a\\U000e0041b"'],
  ['😀 été', '"😀 été"', '"😀 été"'],
])('%j is written for JSON and for Python', (text, json, python) => {
  expect(jsonLiteral(text)).toBe(json);
  expect(JSON.parse(json)).toBe(text);
  expect(pythonLiteral(text)).toBe(python);
});

test.each<readonly [string, string]>([
  ['https://api.mistral.ai/v1', 'https://api.mistral.ai/v1'],
  ['a_b-c.d/e:f@g%h+i=j,k', 'a_b-c.d/e:f@g%h+i=j,k'],
  ['', "''"],
  ['a b', "'a b'"],
  ['$(id)', "'$(id)'"],
  ['a;', "'a;'"],
  [';a', "';a'"],
  ["it's", "'it'\\''s'"],
])('%s is one word of a shell: %s', (text, word) => {
  expect(shellWord(text)).toBe(word);
  expect(shellLiteral('a b')).toBe("'a b'");
});
