import fc from 'fast-check';
import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { LateSegmenter } from '../../bin/dev/late-segmenter.js';
import { narrow } from '../../bin/dev/narrow.js';

const pattern = new RegExp(`[${narrow}]`);
const everyUnit = Array.from({ length: 0x1_0000 }, (_, unit) => String.fromCharCode(unit));
const narrowSigns = everyUnit.filter((sign) => pattern.test(sign));

test('what counts as narrow without another look is one cell wide', () => {
  expect(narrowSigns.length).toBeGreaterThan(900);
  expect(narrowSigns.filter((sign) => stringWidth(sign) !== 1)).toEqual([]);
});

const texts = fc
  .array(
    fc.oneof(
      fc.constantFrom(...narrowSigns),
      fc.constantFrom('\n', '\r', '\u001b', '\u0007', '\u0301', '\u200d', '👩‍💻', '한', '漢'),
    ),
    { maxLength: 12 },
  )
  .map((signs) => signs.join(''));

test('side by side, narrow signs are as wide as they are many', () => {
  const some = fc.array(fc.constantFrom(...narrowSigns)).map((signs) => signs.join(''));
  fc.assert(fc.property(some, (text) => stringWidth(text) === text.length));
});

test.each([undefined, 'grapheme', 'word'] as const)(
  'the segmenter of the bundle finds what Intl.Segmenter finds, by %s',
  (granularity) => {
    const options = granularity === undefined ? undefined : { granularity };
    const [late, real] = [
      new LateSegmenter(undefined, options),
      new Intl.Segmenter(undefined, options),
    ];
    fc.assert(
      fc.property(texts, fc.integer({ min: -1, max: 14 }), (text, at) => {
        expect([...late.segment(text)]).toEqual([...real.segment(text)]);
        expect(late.segment(text).containing(at)).toEqual(real.segment(text).containing(at));
      }),
    );
  },
);
