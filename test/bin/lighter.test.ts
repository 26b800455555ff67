import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { useWindowSize } from 'ink';
import { createElement } from 'react';
import { expect, test } from 'vitest';
import { hostileTexts } from '../support/fakes/hostile-text.ts';
import { asPublished } from '../support/patched-ink.ts';
import { renderScreen } from '../support/terminal/screen.tsx';

/** What Ink draws on: cells that texts are written on, within clips. */
interface Output {
  write(x: number, y: number, text: string, how: { readonly transformers: readonly [] }): void;
  clip(clip: Clip): void;
  unclip(): void;
  get(): { readonly output: string };
}

interface Clip {
  readonly x1?: number | undefined;
  readonly x2?: number | undefined;
  readonly y1?: number | undefined;
  readonly y2?: number | undefined;
}

type OutputClass = new (size: { readonly width: number; readonly height: number }) => Output;
type TextWork = (text: string) => string | number;

const packages = fileURLToPath(new URL('../../node_modules/', import.meta.url));

/** A module as it is published, and as the bundle and the tests have it. */
async function both<T>(path: string): Promise<readonly [T, T]> {
  const published = await import(`${packages}${path}${asPublished}`);
  const fixed = await import(packages + path);
  return [published.default, fixed.default];
}

const pieces = [
  'a',
  'Clé',
  ' ',
  '日本',
  '👩‍👧‍👦',
  'e\u0301',
  '\u200b',
  '─',
  '\x1b[1m',
  '\x1b[22m',
  '\x1b[31m',
  '\x1b[39m',
];
const text = fc
  .array(fc.oneof(fc.constantFrom(...pieces, '\n'), fc.constantFrom(...hostileTexts)), {
    maxLength: 12,
  })
  .map((parts) => parts.join(''));
const at = fc.integer({ min: -3, max: 24 });
const bound = fc.option(at, { nil: undefined });
const operation = fc.oneof(
  { weight: 4, arbitrary: fc.record({ x: at, y: at, text }) },
  fc.record({ x1: bound, x2: bound, y1: bound, y2: bound }),
  fc.constant('unclip' as const),
);

type Operation = typeof operation extends fc.Arbitrary<infer T> ? T : never;

test('a frame is what it would be, whatever the frames before it held', async () => {
  const [First, Second] = await both<OutputClass>('ink/build/output.js');
  expect(First).not.toBe(Second);
  const draw = (Kind: OutputClass, operations: readonly Operation[]) => {
    const output = new Kind({ width: 20, height: 8 });
    for (const given of operations) {
      if (given === 'unclip') output.unclip();
      else if ('text' in given) output.write(given.x, given.y, given.text, { transformers: [] });
      else output.clip(given);
    }
    return output.get().output;
  };
  const same = fc.property(fc.array(operation, { maxLength: 8 }), (operations) => {
    expect(draw(Second, operations)).toBe(draw(First, operations));
  });
  fc.assert(same, { numRuns: 1_000 });
});

test.each(['ink/build/sanitize-ansi.js', 'widest-line/index.js'])(
  '%s gives the same',
  async (path) => {
    const [first, second] = await both<TextWork>(path);
    expect(first).not.toBe(second);
    fc.assert(
      fc.property(text, (given) => {
        expect(second(given)).toBe(first(given));
      }),
      { numRuns: 1_000 },
    );
  },
);

const sizes: string[] = [];

function Asking(): null {
  const { columns, rows } = useWindowSize();
  sizes.push(`${columns}x${rows}`);
  return null;
}

test('who asks for the size of the window is rendered once for each size', async () => {
  const screen = renderScreen(createElement(Asking));
  await screen.settled();
  await screen.resize(60, 20);
  expect(sizes).toEqual(['80x24', '60x20']);
  await screen.unmount();
});
