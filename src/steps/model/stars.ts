import type { Glyphs } from '../../ui/theme/glyphs.ts';

/** Five signs; a half counts down, as promising too much would be worse. Empty where the stars are not known. */
export function starsOf(stars: number | null, glyphs: Glyphs): string {
  if (stars === null) return '';
  const whole = Math.max(0, Math.min(5, Math.floor(stars)));
  return glyphs.star.repeat(whole) + glyphs.noStar.repeat(5 - whole);
}
