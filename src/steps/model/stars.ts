import type { Glyphs } from '../../ui/theme/glyphs.ts';

/** Returns a rating as five stars, rounded down; empty if the rating is unknown. */
export function starsOf(stars: number | null, glyphs: Glyphs): string {
  if (stars === null) return '';
  const whole = Math.max(0, Math.min(5, Math.floor(stars)));
  return glyphs.star.repeat(whole) + glyphs.noStar.repeat(5 - whole);
}
