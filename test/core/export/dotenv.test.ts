import { parse } from 'dotenv';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dotenvLine, dotenvValue, withKeyLine } from '../../../src/core/export/dotenv.ts';
import { Secret } from '../../../src/services/ports/secret.ts';
import { key, keyText } from '../../support/fakes/services.ts';

const line = `MISTRAL_API_KEY=${keyText}`;

test.each([
  ['no file', undefined, `${line}\n`],
  ['an empty file', '', `${line}\n`],
  ['other lines', 'A=1\n# b\n', `A=1\n# b\n${line}\n`],
  ['a last line without an end', 'A=1', `A=1\n${line}\n`],
  ['lines of Windows', 'A=1\r\nB=2\r\n', `A=1\r\nB=2\r\n${line}\r\n`],
  ['a key in the middle', 'A=1\nMISTRAL_API_KEY=old\nB=2', `A=1\n${line}\nB=2`],
  ['a key in a last line without an end', 'A=1\nMISTRAL_API_KEY=old', `A=1\n${line}`],
  [
    'an exported key',
    '  export MISTRAL_API_KEY = "old" # mine\r\nB=2\r\n',
    `  export ${line}\r\nB=2\r\n`,
  ],
  ['two keys', 'MISTRAL_API_KEY=a\nMISTRAL_API_KEY=b\n', `${line}\n${line}\n`],
  [
    'what looks like a key inside another value',
    'PROMPT="Set it:\nMISTRAL_API_KEY=your-key\nend"\n',
    `PROMPT="Set it:\nMISTRAL_API_KEY=your-key\nend"\n${line}\n`,
  ],
  ['a value of several lines', 'A=1\nMISTRAL_API_KEY="abc\ndef"\nB=2\n', `A=1\n${line}\nB=2\n`],
  [
    'a value of several lines in a file of Windows',
    'A=1\r\nMISTRAL_API_KEY="abc\ndef"\r\nB=2\r\n',
    `A=1\r\n${line}\r\nB=2\r\n`,
  ],
  ['a name, an empty line and a key', 'a:\n\nMISTRAL_API_KEY=old\n', `a:\n\n${line}\n`],
  ['a value with a colon', 'MISTRAL_API_KEY: old\n', `${line}\n`],
  ['lines of old Macs', 'MISTRAL_API_KEY=old\rB=2\r', `${line}\rB=2\r`],
  // python-dotenv reads the mark as a part of the next name.
  ['a byte order mark', '\u00ef\u00bb\u00bfMISTRAL_API_KEY=old\n', `\u00ef\u00bb\u00bf\n${line}\n`],
  // dotenv reads the line after `name:` as the value of that name.
  ['a heading with a colon at the end', 'A=1\nKeys:\n', `A=1\nKeys:\n\n${line}\n`],
  ['a heading with a colon in lines of Windows', 'Keys:\r\n', `Keys:\r\n\r\n${line}\r\n`],
  ['a heading with a colon and no line end', 'Keys:', `Keys:\n\n${line}\n`],
  ['a heading with a colon before it', 'Keys:\nMISTRAL_API_KEY=old\n', `Keys:\n\n${line}\n`],
  ['no-break spaces', '\u00c2\u00a0MISTRAL_API_KEY\u00c2\u00a0=old\n', `\u00c2\u00a0${line}\n`],
  ['a key in a comment', '#MISTRAL_API_KEY=old\n', `#MISTRAL_API_KEY=old\n${line}\n`],
  ['another variable', 'MY_MISTRAL_API_KEY=x\n', `MY_MISTRAL_API_KEY=x\n${line}\n`],
])('withKeyLine: %s', (_, text, expected) => {
  expect(withKeyLine(text, key)).toBe(expected);
});

/** Lines of `.env` files as people write them, values over several lines included. */
const name = fc.stringMatching(/^[A-Z][A-Z_]{0,8}$/).filter((text) => text !== 'MISTRAL_API_KEY');
const plain = fc.stringMatching(/^[\w ./:=-]{0,12}$/);
const inner = fc.array(fc.oneof(plain, fc.constant(line), fc.constant('# no')), { maxLength: 3 });
const value = fc.oneof(
  plain,
  inner.map((lines) => `"${lines.join('\n')}"`),
  inner.map((lines) => `'${lines.join('\n')}'`),
);
const assignment = fc.tuple(fc.constantFrom('', 'export ', '  '), name, value);
const other = fc.oneof(
  assignment.map(([begin, left, right]) => `${begin}${left}=${right}`),
  fc.stringMatching(/^# [\w= ]{0,12}$/),
  fc.constant(''),
);
const ours = value.map((right) => `MISTRAL_API_KEY=${right}`);
const file = fc.tuple(
  fc.array(fc.oneof({ weight: 4, arbitrary: other }, { weight: 1, arbitrary: ours })),
  fc.constantFrom('\n', '\r\n'),
);

test('finds the same value that dotenv reads', () => {
  fc.assert(
    fc.property(file, ([lines, end]) => {
      const text = lines.join(end);
      expect(dotenvValue(text)?.replaceAll('\r\n', '\n')).toBe(parse(text)['MISTRAL_API_KEY']);
    }),
    { numRuns: 2_000 },
  );
});

test('writes a key that dotenv reads, and leaves everything else unchanged', () => {
  fc.assert(
    fc.property(file, ([lines, end]) => {
      const text = lines.join(end);
      const { MISTRAL_API_KEY: _, ...others } = parse(text);
      expect(parse(withKeyLine(text, key))).toEqual({ ...others, MISTRAL_API_KEY: keyText });
    }),
    { numRuns: 2_000 },
  );
});

test('writes a file that runs nothing in a shell', () => {
  expect(dotenvLine(new Secret('a$(id)`id`"b'))).toBe(`MISTRAL_API_KEY='a$(id)\`id\`"b'`);
});

test.each([
  ['a#b', `'a#b'`],
  [`it's#b`, `"it's#b"`],
  [`it's"a#b`, `\`it's"a#b\``],
  ['it\'s"a`b', 'it\'s"a`b'],
])('quotes the key %s with a sign that it does not hold: %s', (text, written) => {
  const given = dotenvLine(new Secret(text));
  expect(given).toBe(`MISTRAL_API_KEY=${written}`);
  expect(parse(given)).toEqual({ MISTRAL_API_KEY: text });
  expect(dotenvValue(given)).toBe(text);
});

test('finds no value if there is no file', () => {
  expect(dotenvValue(undefined)).toBeUndefined();
});

test('reads back any key unchanged', () => {
  const printable = fc.stringMatching(/^[!-~]{8,40}$/).filter((text) => !/['"`]/.test(text));
  fc.assert(
    fc.property(printable, (text) => {
      expect(parse(dotenvLine(new Secret(text)))).toEqual({ MISTRAL_API_KEY: text });
    }),
  );
});
