import type { Glyphs } from '../../ui/theme/glyphs.ts';

/** Returns a rating as five signs, rounded to half a star; empty if it is unknown, and for a screen reader. */
export function starsOf(stars: number | null, glyphs: Glyphs): string {
  if (stars === null || glyphs.star === '') return '';
  const halves = Math.max(0, Math.min(10, Math.round(stars * 2)));
  const whole = Math.floor(halves / 2);
  const half = halves % 2 === 0 ? '' : glyphs.halfStar;
  return glyphs.star.repeat(whole) + half + glyphs.noStar.repeat(5 - whole - half.length);
}
