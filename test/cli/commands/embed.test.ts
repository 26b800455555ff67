import { describe, expect, it } from 'vitest';
import { AppError } from '../../../src/errors/errors.ts';
import type { MistralPort } from '../../../src/services/ports/mistral.ts';
import { keyText } from '../../support/fakes/services.ts';
import { type Asking, runAsking } from './asking.ts';

interface EmbedOptions extends Asking {
  readonly lang?: 'en' | 'fr';
}

/** Runs `embed`. */
function embed(line: readonly string[], { lang = 'en', ...asking }: EmbedOptions = {}) {
  return runAsking(['--lang', lang, 'embed', ...line], asking);
}

const three = ['Le chat dort.', '猫は寝ています 🐈', 'What is the weather like today?'];

/** A service whose vectors are all equal; `decide` is called before each answer. */
function answering(decide: (call: number) => void): {
  readonly mistral: Partial<MistralPort>;
  readonly asked: number[];
} {
  const asked: number[] = [];
  const port: Partial<MistralPort> = {
    embed: async ({ model, inputs }) => {
      asked.push(inputs.length);
      decide(asked.length);
      const usage = { promptTokens: 100, completionTokens: 0, totalTokens: 100 };
      return { model, vectors: inputs.map(() => [1, 0]), usage, metadata: { limits: [] } };
    },
  };
  return { mistral: port, asked };
}

describe('embed', () => {
  it('writes a line per text and a table to stdout, and messages to stderr', async () => {
    const { code, out, err, bodies } = await embed(three);
    expect(code).toBe(0);
    const lines = out.split('\n');
    expect(lines.slice(0, 4)).toEqual([
      expect.stringMatching(/^1\.(?: {1,2}-?0\.\d{4}){5} … Le chat dort\.$/),
      expect.stringMatching(/^2\.(?: {1,2}-?0\.\d{4}){5} … 猫は寝ています 🐈$/u),
      expect.stringMatching(/^3\.(?: {1,2}-?0\.\d{4}){5} … What is the weather like today\?$/),
      '',
    ]);
    expect(lines.slice(4)).toEqual([
      '       1     2     3',
      expect.stringMatching(/^ 1 {2}1\.00 {2}0\.\d\d {2}0\.\d\d$/),
      expect.stringMatching(/^ 2 {2}0\.\d\d {2}1\.00 {2}0\.\d\d$/),
      expect.stringMatching(/^ 3 {2}0\.\d\d {2}0\.\d\d {2}1\.00$/),
      '',
    ]);
    expect(err).toMatch(
      /^Sending 3 texts to mistral-embed, with the key in the keychain \(…D1fG\) …\n✓ Vectors: 3 of 1,024 numbers each, by mistral-embed: \d+ tokens, \$0\.0000\d+; .*\.\n$/,
    );
    expect(bodies).toEqual([{ model: 'mistral-embed', input: three }]);
  });

  it('uses the number format of the language', async () => {
    const { out, err } = await embed(three, { lang: 'fr' });
    expect(out).toMatch(/^ 1 {2}1,00 {2}0,\d\d/m);
    expect(err).toMatch(
      /^Envoi de 3\u00a0textes à mistral-embed, .*\n✓ Vecteurs\u00a0: 3 de 1\u202f024\u00a0nombres/,
    );
  });

  it.each([
    ['a pipe', []],
    ['a pipe that is asked for', ['-']],
  ])('reads one text a line from %s', async (_, line) => {
    const piped = '\ufeffone\r\n\n  two \n\n\u001b[2Jthree';
    const { bodies, err } = await embed(line, { piped });
    expect(bodies).toEqual([{ model: 'mistral-embed', input: ['one', 'two', 'three'] }]);
    expect(err).toMatch(/^! Empty texts skipped: 2\.\n/);
  });

  it('ignores piped text if texts are given', async () => {
    const { bodies } = await embed(['typed', ' '], { piped: 'piped' });
    expect(bodies).toMatchObject([{ input: ['typed'] }]);
  });

  it.each([
    [1, false],
    [2, true],
    [10, true],
    [11, false],
  ])('has a table for %i texts: %s', async (count, hasTable) => {
    const { out } = await embed(Array.from({ length: count }, (_, place) => `text ${place}`));
    expect(out.split('\n').includes('')).toBe(true);
    expect(out.includes('\n\n')).toBe(hasTable);
  });

  it.each([
    [['-m', 'codestral-embed'], 1536, {}],
    [['--model', 'codestral-embed', '--dimensions', '512'], 512, { output_dimension: 512 }],
    [['-m', 'codestral-embed-2505', '--dimensions=3072'], 3072, { output_dimension: 3072 }],
    [['-m', 'codestral-embed', '--dimensions', '1536'], 1536, {}],
    [['--dimensions', '1024'], 1024, {}],
  ])('%j gives vectors of %i numbers', async (line, dimensions, sent) => {
    const { out, bodies } = await embed([...line, '--json', 'x = 1']);
    const model = line.find((word) => word.startsWith('codestral')) ?? 'mistral-embed';
    expect(JSON.parse(out)).toMatchObject({ model, dimensions, count: 1 });
    expect(bodies).toEqual([{ model, input: ['x = 1'], ...sent }]);
  });

  it('prints one document with the vectors, and nothing else', async () => {
    const { out, err } = await embed(['--json', ...three]);
    expect(err).toBe('');
    const document = JSON.parse(out);
    expect(document).toEqual({
      ok: true,
      model: 'mistral-embed',
      dimensions: 1024,
      count: 3,
      embeddings: expect.any(Array),
      usage: {
        promptTokens: expect.any(Number),
        completionTokens: 0,
        totalTokens: expect.any(Number),
      },
      cost: { usd: expect.any(Number), eur: expect.any(Number) },
      timings: { totalMs: expect.any(Number) },
      key: { from: 'keychain', lastFour: 'D1fG' },
    });
    expect(document.embeddings.map((vector: readonly number[]) => vector.length)).toEqual([
      1024, 1024, 1024,
    ]);
    expect(document.cost.usd).toBeCloseTo(document.usage.totalTokens * 1e-7, 15);
  });
});

describe('embed with more texts than fit in one call', () => {
  const piped = Array.from({ length: 600 }, (_, line) => `line ${line}`).join('\n');

  it('prints its progress', async () => {
    const { mistral, asked } = answering(() => {});
    const { err, out } = await embed(['-'], { piped, mistral });
    expect(asked).toEqual([256, 256, 88]);
    expect(err).toContain('256 of 600 done …\n512 of 600 done …\n600 of 600 done …\n');
    expect(err).toContain('300 tokens, $0.00003;');
    expect(out.trimEnd().split('\n')).toHaveLength(600);
  });

  it('waits if the service asks to, and continues with the remaining texts', async () => {
    const { mistral, asked } = answering((call) => {
      if (call === 2) throw new AppError({ code: 'rate-limited', seconds: 5 });
    });
    const { code, err } = await embed(['-'], { piped, mistral });
    expect([code, asked]).toEqual([0, [256, 256, 256, 88]]);
    expect(err).toContain('Too many requests: trying again in 5\u00a0s …\n');
  });

  it.each([
    ['is requested again and again', 5, 5],
    ['is longer than the limit', 3_600, 2],
  ])('gives up if the wait %s', async (_, seconds, calls) => {
    const { mistral, asked } = answering((call) => {
      if (call > 1) throw new AppError({ code: 'rate-limited', seconds });
    });
    const { code, out } = await embed(['-'], { piped, mistral });
    // Completed answers were charged, so they are printed anyway.
    const lines = out.trimEnd().split('\n');
    expect([code, lines.length, asked.length]).toEqual([5, 256, calls]);
    expect(lines[255]).toMatch(/^256\. /);
  });
});

describe('embed sends nothing if', () => {
  it.each([
    ['there is no text', [], undefined, 'There is no text to embed yet'],
    ['the text is empty', ['', ' '], undefined, 'There is no text to embed yet'],
    ['the pipe is empty', [], '', 'There is no text to embed yet'],
    ['the pipe holds empty lines', ['-'], '\n \n', 'There is no text to embed yet'],
    ['the pipe holds 2 MB', ['-'], 'x '.repeat(1_000_000), 'over 1\u00a0MB'],
    ['the pipe is not a text file', ['-'], Buffer.from([0x89, 0x50, 0xff, 0]), 'not text (UTF-8)'],
    [
      'a line is too long for a model',
      ['-'],
      `${'a\n'.repeat(1_500)}${'x'.repeat(60_000)}\nb\n`,
      'Line 1501 is longer than a model can embed',
    ],
    ['a text may be a key', ['a', keyText], undefined, 'never taken from the command line'],
    ['the model is a key', ['-m', keyText, 'a'], undefined, 'never taken from the command line'],
    ['more follows the dash', ['-', 'x'], 'y', 'one argument too many'],
    ['the model has no name', ['-m', ' ', 'x'], undefined, 'needs a value'],
    [
      'dimensions are none',
      ['--dimensions', '0', 'x'],
      undefined,
      '“0” can’t be used for --dimensions.',
    ],
    [
      'they are no number',
      ['--dimensions', 'many', 'x'],
      undefined,
      'can’t be used for --dimensions.',
    ],
    [
      'the model has others',
      ['--dimensions', '512', 'x'],
      undefined,
      'can’t be used for --dimensions.',
    ],
    [
      'they are too many',
      ['-m', 'codestral-embed', '--dimensions', '3073', 'x'],
      undefined,
      '“3073” can’t be used for --dimensions.',
    ],
    ['an option is unknown', ['--dimension', '5', 'x'], undefined, 'Did you mean --dimensions?'],
  ])('%s', async (_, line, piped, told) => {
    const { code, out, err, bodies } = await embed(line, piped === undefined ? {} : { piped });
    expect([code, out, bodies]).toEqual([2, '', []]);
    expect(err).toContain(told);
  });

  it('it was stopped', async () => {
    const { code, bodies } = await embed(['x'], { signal: AbortSignal.abort() });
    expect([code, bodies]).toEqual([130, []]);
  });

  it('there is no key', async () => {
    const { code, bodies, err } = await embed(['--profile', 'work', 'x']);
    expect([code, bodies]).toEqual([4, []]);
    expect(err).toContain('no Mistral key');
  });
});

describe('embed explains a refusal of the service', () => {
  it.each([
    ['mistral-embd', 'mistral-embed'],
    ['codestral-embed-latest', 'codestral-embed'],
    ['mistral-small-latest', 'mistral-embed'],
    ['text-embedding-3-small', 'mistral-embed'],
  ])('%s: use %s', async (model, right) => {
    const { code, out, err } = await embed(['-m', model, 'x']);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(`“${model}”`);
    expect(err).toMatch(new RegExp(`\\b${right}\\b(?!-)`));
  });

  it.each([
    ['key-refused', 4],
    ['payment', 5],
    ['overloaded', 6],
  ] as const)('%s: exit code %i', async (scenario, exit) => {
    const { code, out, err } = await embed(['x'], { scenario });
    expect([code, out]).toEqual([exit, '']);
    expect(err.split('\n').length).toBeGreaterThan(1);
  });

  it('prints it as one document with --json', async () => {
    const { code, out, err } = await embed(['--json', 'x'], { scenario: 'key-refused' });
    expect([code, err]).toEqual([4, '']);
    expect(JSON.parse(out)).toMatchObject({ ok: false, error: { code: 'key-refused' } });
  });
});
