import { describe, expect, test } from 'vitest';
import {
  backgrounds,
  colourDepths,
  type TextStyle,
  themeFor,
} from '../../../src/ui/theme/theme.ts';

/** xterm's 16 colours, and the backgrounds of each theme. */
const namedColours: Readonly<Record<string, string>> = {
  red: '#cd0000',
  blue: '#0000ee',
  magenta: '#cd00cd',
  redBright: '#ff0000',
  greenBright: '#00ff00',
  yellowBright: '#ffff00',
};
const sampleColours = {
  dark: ['#000000', '#1e1e1e'],
  light: ['#ffffff'],
  unknown: ['#000000', '#ffffff'],
} as const;

const isPure = (colour: string) => colour === '#000000' || colour === '#ffffff';

const steps = [0, 95, 135, 175, 215, 255];
const hexOf = (parts: readonly number[]) =>
  `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;

/** Returns the colour of a number of the 256-colour palette. */
function numbered(number: number): string {
  if (number >= 232) return hexOf(Array.from({ length: 3 }, () => 8 + (number - 232) * 10));
  const place = number - 16;
  const parts = [Math.floor(place / 36), Math.floor(place / 6) % 6, place % 6];
  return hexOf(parts.map((part) => steps[part] ?? 0));
}

function shown({ color }: TextStyle): string | undefined {
  if (color === undefined || color.startsWith('#')) return color;
  const number = /^ansi256\((\d+)\)$/.exec(color)?.[1];
  return number === undefined ? namedColours[color] : numbered(Number(number));
}

/** Relative luminance, as WCAG 2 defines it. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

test('computes contrast as WCAG defines it', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#ff8700', '#ffffff')).toBeCloseTo(2.41, 2);
  expect(numbered(208)).toBe('#ff8700');
});

describe.each(backgrounds)('on a %s background', (background) => {
  test.each(colourDepths)('every colour of %s is readable', (depth) => {
    for (const [name, style] of Object.entries(themeFor(background, depth))) {
      if (style.color === undefined) continue;
      const colour = shown(style);
      expect(colour, `${name} is a colour we know`).toBeDefined();
      // Terminals choose their 16 colours; only xterm’s are known here, so compare them with pure black and white.
      const all =
        depth === 16 ? sampleColours[background].filter(isPure) : sampleColours[background];
      for (const sampleColour of all) {
        expect(
          contrast(colour ?? '', sampleColour),
          `${name} on ${sampleColour}`,
        ).toBeGreaterThanOrEqual(4.5);
      }
    }
  });

  test.each(colourDepths)('emphasis is visible with %s', (depth) => {
    const { accent, good, warn, bad, faint, plain } = themeFor(background, depth);
    for (const style of [accent, good, warn, bad, faint]) expect(style).not.toEqual(plain);
  });
});
