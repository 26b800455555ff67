import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LazySegmenter } from '../../../src/ui/ink/lazy-segmenter.ts';

const texts = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary-ascii', maxLength: 4 }),
      fc.constantFrom('é', '─', '›', '\u202f', '\u0301', '\u200d', '👩‍💻', '한', '漢', '\r\n'),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

test.each([undefined, 'grapheme', 'word'] as const)(
  'finds the segments that Intl.Segmenter finds, by %s',
  (granularity) => {
    const options = granularity === undefined ? undefined : { granularity };
    const [lazy, real] = [
      new LazySegmenter(undefined, options),
      new Intl.Segmenter(undefined, options),
    ];
    fc.assert(
      fc.property(texts, fc.integer({ min: -1, max: 14 }), (text, at) => {
        expect([...lazy.segment(text)]).toEqual([...real.segment(text)]);
        expect(lazy.segment(text).containing(at)).toEqual(real.segment(text).containing(at));
      }),
      { numRuns: 500 },
    );
  },
);
