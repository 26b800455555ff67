import { describe, expect, test } from 'vitest';
import { readJson } from '../src/core/connect/edits/edit-json.ts';
import { readToml } from '../src/core/connect/edits/edit-toml.ts';
import { readYaml } from '../src/core/connect/edits/edit-yaml.ts';
import { dotenvValue, withKeyLine } from '../src/core/export/dotenv.ts';
import { cleanKey } from '../src/core/keys/clean-key.ts';
import { keyKind } from '../src/core/keys/key-kind.ts';
import { nearest } from '../src/core/text/nearest.ts';
import { oneLine, textLines } from '../src/core/text/text-lines.ts';
import { redact, withoutKeys } from '../src/errors/redact.ts';
import { plainLine, plainText } from '../src/i18n/plain-text.ts';
import { aiderEntries } from '../src/services/key-locations/aider-entries.ts';
import { withoutValue } from '../src/services/key-locations/entries.ts';
import { jsonEntries } from '../src/services/key-locations/json-entries.ts';
import { readErrorBody } from '../src/services/mistral/errors/error-body.ts';
import { createMask } from '../src/services/mistral/http/mask.ts';
import { dotenvEntries } from '../src/services/ports/dotenv-entries.ts';
import { Secret } from '../src/services/ports/secret.ts';
import { parseDocument } from '../src/services/vault/document.ts';
import { MarkdownFlow } from '../src/ui/markdown/markdown-flow.ts';
import { wrapText } from '../src/ui/markdown/wrap-lines.ts';

/** Less than this is not worth a comparison. */
const negligibleMs = 25;

/** Milliseconds of the processor, the least of three tries: other programs on the machine do not count. */
function cost(work: () => unknown): number {
  const once = () => {
    const before = process.cpuUsage();
    work();
    return process.cpuUsage(before).user / 1_000;
  };
  const first = once();
  return first < negligibleMs ? first : Math.min(first, once(), once());
}

const times = 6;

type Read = (text: string) => unknown;

const key = new Secret('aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bD1fG');

/** A reader that may refuse the text. */
function refusing(read: Read): Read {
  return (text) => {
    try {
      return read(text);
    } catch {
      return undefined;
    }
  };
}

/** Every reader of untrusted text. */
const readers: readonly (readonly [name: string, read: Read, short?: number])[] = [
  ['plainText', plainText],
  ['plainLine', plainLine],
  ['redact', redact],
  ['keyKind', keyKind],
  ['dotenvValue', dotenvValue],
  ['withKeyLine', (text) => withKeyLine(text, key)],
  ['aiderEntries', aiderEntries],
  ['jsonEntries', (text) => jsonEntries(text, 'mistral', (value) => value)],
  ['withoutValue', (text) => withoutValue(text, 'x', (each) => dotenvEntries(each, 'A'))],
  [
    'withoutValue in JSON',
    (text) =>
      withoutValue(`{${text}"b":1}`, 'x', (each) => jsonEntries(each, 'a', (value) => value)),
  ],
  ['MarkdownFlow', (text) => [new MarkdownFlow('•')].map((flow) => [flow.push(text), flow.end()])],
  [
    'MarkdownFlow by pieces',
    (text) => {
      const flow = new MarkdownFlow('•');
      for (let at = 0; at < text.length; at += 23) flow.push(text.slice(at, at + 23));
      return flow.end();
    },
  ],
  ['wrapText', (text) => wrapText(plainText(text), 80), 3_000],
  ['textLines', (text) => textLines(text, 1_000)],
  ['oneLine', oneLine],
  ['nearest', (text) => nearest(text, ['chat', 'embed'])],
  ['withoutKeys', withoutKeys],
  [
    'readErrorBody',
    (text) => readErrorBody({ message: text, detail: [{ msg: text, loc: [text] }] }),
  ],
  ['createMask', (text) => createMask(key).stream().push(text)],
  ['readJson', refusing((text) => readJson(text, { comments: true }))],
  ['readToml', refusing(readToml)],
  ['readYaml', refusing(readYaml), 3_000],
  ['parseDocument', (text) => parseDocument(Buffer.from(text))],
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
  'A=x\n',
  '"a":"x",',
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
  '- ',
  '* ',
  '**',
  '_a',
  '[a](',
  '![',
  '`',
  '```\n',
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

describe.each(readers.map(([name, read, short = 10_000]) => [name, read, short] as const))(
  '%s takes time in proportion to its text',
  (_, read, shortLength) => {
    test.each(repeated)('of %j again and again', (piece) => {
      const textOf = (length: number) => piece.repeat(Math.ceil(length / piece.length));
      const [short, long] = [textOf(shortLength), textOf(shortLength * times)];
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
  },
);

test.each(repeated)('cleanKey handles the longest paste of %j at once', (piece) => {
  const longest = piece.repeat(Math.floor(4_000 / piece.length));
  let spent = cost(() => cleanKey(longest));
  for (let attempt = 1; attempt < 6 && spent >= 100; attempt += 1) {
    spent = cost(() => cleanKey(longest));
  }
  expect(spent).toBeLessThan(100);
});
