/** Style of a piece of text. Colour never carries meaning alone: a sign or a text always says the same. */
export interface TextStyle {
  readonly color?: string;
  readonly bold?: boolean;
  readonly dimColor?: boolean;
}

/** The styles of the program, as props of Ink's `Text`. */
export interface Theme {
  /** Mistral's orange: marks the current position, and items to open or copy. */
  readonly accent: TextStyle;
  readonly good: TextStyle;
  readonly warn: TextStyle;
  readonly bad: TextStyle;
  readonly faint: TextStyle;
  readonly strong: TextStyle;
  /** Strings in code; plain where the terminal has no colour for them. */
  readonly quoted: TextStyle;
  readonly plain: TextStyle;
}

/** Background of the terminal; `unknown` if it does not report one. */
export const backgrounds = ['dark', 'light', 'unknown'] as const;
export type Background = (typeof backgrounds)[number];

/** Number of colours of a terminal. If it has none, Ink leaves the colours out. */
export const colourDepths = [16, 256, 'true'] as const;
export type ColourDepth = (typeof colourDepths)[number];

type Colours = Readonly<Record<'accent' | 'good' | 'warn' | 'bad' | 'faint', TextStyle>>;

const shade = (number: number): TextStyle => ({ color: `ansi256(${number})` });
const hex = (color: string): TextStyle => ({ color });
const bold: TextStyle = { bold: true };
const dim: TextStyle = { dimColor: true };

/**
 * Each colour has a contrast of at least 4.5:1 with its background, or with black and with white if the background is
 * unknown. If none of the 16 or 256 colours has such a contrast, the text is bold or dim
 * instead.
 */
const palettes: Readonly<Record<Background, Readonly<Record<ColourDepth, Colours>>>> = {
  dark: {
    true: {
      accent: hex('#ff8205'),
      good: hex('#3fb950'),
      warn: hex('#d29922'),
      bad: hex('#ff7b72'),
      faint: hex('#9e9e9e'),
    },
    256: {
      accent: shade(208),
      good: shade(77),
      warn: shade(178),
      bad: shade(203),
      faint: shade(247),
    },
    16: {
      accent: { color: 'yellowBright' },
      good: { color: 'greenBright' },
      warn: { color: 'yellowBright' },
      bad: { color: 'redBright' },
      faint: dim,
    },
  },
  light: {
    true: {
      accent: hex('#b8380a'),
      good: hex('#116329'),
      warn: hex('#805600'),
      bad: hex('#b31d28'),
      faint: hex('#5f5f5f'),
    },
    256: {
      accent: shade(130),
      good: shade(22),
      warn: shade(94),
      bad: shade(124),
      faint: shade(240),
    },
    16: {
      accent: { color: 'magenta' },
      good: { color: 'blue' },
      warn: { color: 'magenta' },
      bad: { color: 'red' },
      faint: dim,
    },
  },
  unknown: {
    true: {
      accent: hex('#d54105'),
      good: hex('#00875f'),
      warn: hex('#9e6d00'),
      bad: hex('#eb0f0f'),
      faint: hex('#767676'),
    },
    256: { accent: shade(131), good: shade(29), warn: bold, bad: shade(131), faint: shade(243) },
    16: { accent: bold, good: bold, warn: bold, bad: bold, faint: dim },
  },
};

/** Returns the styles for a terminal. */
export function themeFor(background: Background, depth: ColourDepth): Theme {
  const colours = palettes[background][depth];
  const quoted = colours.good === bold ? {} : colours.good;
  return { ...colours, strong: bold, quoted, plain: {} };
}
