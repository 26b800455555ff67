import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import Output from '../../../node_modules/ink/build/output.js';
import { cacheRows } from '../../../src/ui/ink/cached-rows.ts';
import { hostileTexts } from '../../support/fakes/hostile-text.ts';

const pieces = ['a', 'Clé', ' ', '日本', '👩‍👧‍👦', 'e\u0301', '\u200b', '─', '\n'];
const styles = ['\x1b[1m', '\x1b[22m', '\x1b[31m', '\x1b[39m'];
const text = fc
  .array(fc.oneof(fc.constantFrom(...pieces, ...styles), fc.constantFrom(...hostileTexts)), {
    maxLength: 12,
  })
  .map((parts) => parts.join(''));
const at = fc.integer({ min: -3, max: 24 });
const bound = fc.option(at, { nil: undefined });
const transform = fc.constantFrom(
  (line: string) => `\x1b[2m${line}\x1b[22m`,
  (line: string, index: number) => `${index}${line}`,
  () => '',
);
const operation = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      x: at,
      y: at,
      text,
      transformers: fc.array(transform, { maxLength: 2 }),
    }),
  },
  fc.record({ x1: bound, x2: bound, y1: bound, y2: bound }),
  fc.constant('unclip' as const),
);
type Operation = typeof operation extends fc.Arbitrary<infer T> ? T : never;
type OutputClass = typeof Output;

async function published(): Promise<OutputClass> {
  const path = new URL('../../../node_modules/ink/build/output.js?published', import.meta.url);
  const module = (await import(/* @vite-ignore */ path.href)) as { default: OutputClass };
  return module.default;
}

function draw(Kind: OutputClass, operations: readonly Operation[], width = 20) {
  const output = new Kind({ width, height: 8 });
  for (const given of operations) {
    if (given === 'unclip') output.unclip();
    else if ('text' in given) output.write(given.x, given.y, given.text, given);
    else output.clip(given);
  }
  return output.get();
}

test('a frame equals the one that Ink draws, after any frames', async () => {
  const Published = await published();
  cacheRows();
  expect(Published.prototype.get).not.toBe(Output.prototype.get);
  const width = fc.constantFrom(1, 20);
  fc.assert(
    fc.property(fc.array(operation, { maxLength: 8 }), width, (operations, columns) => {
      expect(draw(Output, operations, columns)).toEqual(draw(Published, operations, columns));
    }),
    { numRuns: 2_000 },
  );
});

test('draws only the rows that differ from rows before', () => {
  cacheRows();
  const written = vi.spyOn(Output.prototype as unknown as Methods, 'applyWriteOperation');
  const transformers: [] = [];
  const rows = (last: string) =>
    ['one row', 'two rows', last].map((text, y) => ({ x: 0, y, text, transformers }));
  draw(Output, rows('first frame'));
  written.mockClear();
  draw(Output, rows('second frame'));
  expect(written).toHaveBeenCalledTimes(1);
  draw(Output, rows('first frame'));
  expect(written).toHaveBeenCalledTimes(1);
});

interface Methods {
  applyWriteOperation(): void;
}
