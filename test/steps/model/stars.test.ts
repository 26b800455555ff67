import { expect, test } from 'vitest';
import { starsOf } from '../../../src/steps/model/stars.ts';
import { glyphs, spokenGlyphs } from '../../../src/ui/theme/glyphs.ts';

test.each([
  [5, '★★★★★', '*****'],
  [4, '★★★★☆', '****.'],
  [3.5, '★★★½☆', '***+.'],
  [0.5, '½☆☆☆☆', '+....'],
  [0, '☆☆☆☆☆', '.....'],
  [7, '★★★★★', '*****'],
  [null, '', ''],
])('%s stars are drawn as %j, in ASCII as %j', (stars, drawn, ascii) => {
  expect(starsOf(stars, glyphs(true))).toBe(drawn);
  expect(starsOf(stars, glyphs(false))).toBe(ascii);
});

test('a screen reader gets no stars', () => {
  const said = { good: '', bad: '', current: '', up: '', down: '', sides: '' };
  expect(starsOf(3.5, spokenGlyphs(glyphs(true), said))).toBe('');
});
