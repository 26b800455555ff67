import { parse } from 'dotenv';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dotenvLine, withKeyLine } from '../../../src/core/export/dotenv.ts';
import { Secret } from '../../../src/services/ports/secret.ts';
import { anyLetter } from '../../support/fakes/any-letter.ts';
import { key, keyText } from '../../support/fakes/services.ts';

const line = `MISTRAL_API_KEY=${keyText}`;

test.each([
  ['no file', undefined, `${line}\n`],
  ['an empty file', '', `${line}\n`],
  ['other lines', 'A=1\n# b\n', `A=1\n# b\n${line}\n`],
  ['a last line without an end', 'A=1', `A=1\n${line}\n`],
  ['lines of Windows', 'A=1\r\nB=2\r\n', `A=1\r\nB=2\r\n${line}\r\n`],
  ['a key in the middle', 'A=1\nMISTRAL_API_KEY=old\nB=2', `A=1\n${line}\nB=2`],
  [
    'an exported key',
    '  export MISTRAL_API_KEY = "old" # mine\r\nB=2\r\n',
    `  export ${line}\r\nB=2\r\n`,
  ],
  ['two keys', 'MISTRAL_API_KEY=a\nMISTRAL_API_KEY=b\n', `${line}\n${line}\n`],
  ['a key in a comment', '#MISTRAL_API_KEY=old\n', `#MISTRAL_API_KEY=old\n${line}\n`],
  ['another variable', 'MY_MISTRAL_API_KEY=x\n', `MY_MISTRAL_API_KEY=x\n${line}\n`],
])('%s', (_, text, expected) => {
  expect(withKeyLine(text, key)).toBe(expected);
});

test('whatever else is in the file stays as it is', () => {
  const other = fc.string({ unit: anyLetter }).filter((text) => !/MISTRAL_API_KEY/.test(text));
  fc.assert(
    fc.property(other, other, (before, after) => {
      expect(withKeyLine(before, key).startsWith(before)).toBe(true);
      const text = `${before}\nMISTRAL_API_KEY=old\n${after}`;
      expect(withKeyLine(text, key)).toBe(`${before}\n${line}\n${after}`);
    }),
  );
});

test('any key is read back as it was', () => {
  const printable = fc.stringMatching(/^[!-~]{8,40}$/).filter((text) => !/['"`]/.test(text));
  fc.assert(
    fc.property(printable, (text) => {
      expect(parse(dotenvLine(new Secret(text)))).toEqual({ MISTRAL_API_KEY: text });
    }),
  );
});
