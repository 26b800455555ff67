import fc from 'fast-check';
import { expect, test } from 'vitest';
import Output from '../../../node_modules/ink/build/output.js';
import { shareLineCaches } from '../../../src/ui/ink/shared-caches.ts';
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
const operation = fc.oneof(
  { weight: 4, arbitrary: fc.record({ x: at, y: at, text }) },
  fc.record({ x1: bound, x2: bound, y1: bound, y2: bound }),
  fc.constant('unclip' as const),
);
type Operation = typeof operation extends fc.Arbitrary<infer T> ? T : never;
type OutputClass = typeof Output;

function draw(Kind: OutputClass, operations: readonly Operation[]): string {
  const output = new Kind({ width: 20, height: 8 });
  for (const given of operations) {
    if (given === 'unclip') output.unclip();
    else if ('text' in given) output.write(given.x, given.y, given.text, { transformers: [] });
    else output.clip(given);
  }
  return output.get().output;
}

test('a frame equals the one Ink draws without shared caches, after any frames', async () => {
  const path = new URL('../../../node_modules/ink/build/output.js?published', import.meta.url);
  const { default: Published } = (await import(/* @vite-ignore */ path.href)) as {
    default: OutputClass;
  };
  expect(Published).not.toBe(Output);
  shareLineCaches();
  const one = new Output({ width: 1, height: 1 });
  const other = new Output({ width: 1, height: 1 });
  one.get();
  other.get();
  expect(Reflect.get(one, 'caches')).toBe(Reflect.get(other, 'caches'));
  expect(Published.prototype.get).not.toBe(Output.prototype.get);
  fc.assert(
    fc.property(fc.array(operation, { maxLength: 8 }), (operations) => {
      expect(draw(Output, operations)).toBe(draw(Published, operations));
    }),
    { numRuns: 1_000 },
  );
});
