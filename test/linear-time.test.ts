import { describe, expect, test } from 'vitest';
import { dotenvValue, withKeyLine } from '../src/core/export/dotenv.ts';
import { cleanKey } from '../src/core/keys/clean-key.ts';
import { keyKind } from '../src/core/keys/key-kind.ts';
import { redact } from '../src/errors/redact.ts';
import { plainLine, plainText } from '../src/i18n/plain-text.ts';
import { aiderEntries } from '../src/services/key-locations/aider-entries.ts';
import { jsonEntries } from '../src/services/key-locations/json-entries.ts';
import { Secret } from '../src/services/ports/secret.ts';

/** Milliseconds of the processor, the least of three tries: other programs on the machine do not count. */
function cost(work: () => unknown): number {
  const once = () => {
    const before = process.cpuUsage();
    work();
    return process.cpuUsage(before).user / 1_000;
  };
  return Math.min(once(), once(), once());
}

/** Less than this is not worth a comparison. */
const negligibleMs = 25;
const times = 6;

type Read = (text: string) => unknown;

const key = new Secret('aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bD1fG');

/** Every reader of untrusted text. */
const readers: readonly (readonly [name: string, read: Read])[] = [
  ['plainText', plainText],
  ['plainLine', plainLine],
  ['redact', redact],
  ['keyKind', keyKind],
  ['dotenvValue', dotenvValue],
  ['withKeyLine', (text) => withKeyLine(text, key)],
  ['aiderEntries', aiderEntries],
  ['jsonEntries', (text) => jsonEntries(text, 'mistral', (value) => value)],
  ['jsonEntries of an object', (text) => jsonEntries(`{"a":[${text}]}`, 'a', (value) => value)],
];

/** Texts for which a backtracking pattern takes quadratic time. */
const repeated: readonly string[] = [
  ' ',
  '\n',
  ' \n',
  '\t',
  'a',
  'A=',
  'A="',
  "A='\n",
  'A="\\"x\n',
  'MISTRAL_API_KEY=',
  'MISTRAL_API_KEY="x\n',
  'export ',
  'export MISTRAL_API_KEY:',
  '#',
  '"',
  '\\"',
  '[',
  '{"a":',
  '1,',
  '"a",',
  'api-key:',
  'api-key: mistral=',
  '- mistral=x\n',
  'mistral',
  '\x1b',
  '\x1b[',
  '\x1b]',
  'e\u0301',
  '\u0301',
  '👩\u200d',
  '\ud800',
  'sk-',
  'xxxx-',
  'my-',
  '${',
  'a:',
  'a/',
  '0123456789abcdef',
];

describe.each(readers)('%s takes time in proportion to its text', (_, read) => {
  test.each(repeated)('of %j again and again', (piece) => {
    const textOf = (length: number) => piece.repeat(Math.ceil(length / piece.length));
    const [short, long] = [textOf(20_000), textOf(20_000 * times)];
    const ratioNow = () => {
      const spent = cost(() => read(long));
      return spent < negligibleMs
        ? 0
        : spent /
            Math.max(
              cost(() => read(short)),
              0.5,
            );
    };
    // A collection of garbage may fall into one measurement; quadratic time grows 36 times in each of them.
    let ratio = ratioNow();
    for (let attempt = 1; attempt < 6 && ratio >= times * 3; attempt += 1) ratio = ratioNow();
    expect(ratio).toBeLessThan(times * 3);
  });
});

test.each(repeated)('cleanKey is done at once with the longest paste of %j', (piece) => {
  const longest = piece.repeat(Math.floor(4_000 / piece.length));
  let spent = cost(() => cleanKey(longest));
  for (let attempt = 1; attempt < 6 && spent >= 100; attempt += 1) {
    spent = cost(() => cleanKey(longest));
  }
  expect(spent).toBeLessThan(100);
});
