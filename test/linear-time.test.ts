import { expect, test } from 'vitest';
import { cleanKey } from '../src/core/keys/clean-key.ts';
import { notReaders, type Reader, readers } from './support/readers.ts';
import { readersIn } from './support/rules/readers.ts';
import { readSources } from './support/rules/sources.ts';

/** Less than this is not worth a comparison. */
const negligibleMs = 25;

/** Milliseconds of the processor, the least of three tries: other programs on the machine do not count. */
async function cost(work: () => unknown): Promise<number> {
  const once = async () => {
    const before = process.cpuUsage();
    await work();
    return process.cpuUsage(before).user / 1_000;
  };
  const first = await once();
  return first < negligibleMs ? first : Math.min(first, await once(), await once());
}

const times = 6;

test('every function that reads text from outside is measured here, or has a reason not to be', () => {
  const measured = Object.keys(readers).map((name) => name.split(' ')[0]);
  const known = new Set([...measured, ...Object.keys(notReaders)]);
  const found = readSources().flatMap(readersIn);
  expect(found.length).toBeGreaterThan(60);
  expect(found.filter((name) => !known.has(name))).toEqual([]);
  expect(Object.keys(notReaders).filter((name) => !found.includes(name))).toEqual([]);
});

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

async function ratioOf({ read, short = 10_000 }: Reader, piece: string): Promise<number> {
  const textOf = (length: number) => piece.repeat(Math.ceil(length / piece.length));
  const [shorter, longer] = [textOf(short), textOf(short * times)];
  const spent = await cost(() => read(longer));
  if (spent < negligibleMs) return 0;
  return spent / Math.max(await cost(() => read(shorter)), 0.5);
}

/** Returns the ratio for a text that takes too long, or undefined. */
async function excess(reader: Reader, piece: string): Promise<number | undefined> {
  // A collection of garbage may fall into one measurement; quadratic time grows 36 times in each of them.
  let ratio = await ratioOf(reader, piece);
  for (let attempt = 1; attempt < 6 && ratio >= times * 3; attempt += 1) {
    ratio = await ratioOf(reader, piece);
  }
  return ratio < times * 3 ? undefined : ratio;
}

test.each(Object.entries(readers))(
  '%s takes time in proportion to its text, whatever is repeated in it',
  { timeout: 120_000 },
  async (_, reader) => {
    const slow: (readonly [string, number])[] = [];
    for (const piece of [...repeated, ...(reader.pieces ?? [])]) {
      const ratio = await excess(reader, piece);
      if (ratio !== undefined) slow.push([piece, ratio]);
    }
    expect(slow).toEqual([]);
  },
);

test.each(repeated)('cleanKey handles the longest paste of %j at once', async (piece) => {
  const longest = piece.repeat(Math.floor(4_000 / piece.length));
  let spent = await cost(() => cleanKey(longest));
  for (let attempt = 1; attempt < 6 && spent >= 100; attempt += 1) {
    spent = await cost(() => cleanKey(longest));
  }
  expect(spent).toBeLessThan(100);
});
