/** The signs drawn beside texts. Each is one cell wide. */
export interface Glyphs {
  readonly good: string;
  readonly warn: string;
  readonly bad: string;
  readonly info: string;
  /** Shown before the current row. */
  readonly current: string;
  /** Shown for each character of a secret, and before an item of a list. */
  readonly bullet: string;
  /** Separates two key hints. */
  readonly between: string;
  readonly up: string;
  readonly down: string;
  readonly left: string;
  readonly right: string;
  /** From low to high. */
  readonly shades: readonly [string, string, string, string];
  /** Frames of the animation during a wait; a single one if animation is off. */
  readonly spinner: readonly string[];
  /** One cell of a line across the screen. */
  readonly rule: string;
  /** Border of a field, and of the line beside details; none for a screen reader. */
  readonly frame: 'round' | 'classic';
  /** Marks of a completed step and of a step still to do. */
  readonly stepDone: string;
  readonly stepOpen: string;
  readonly star: string;
  readonly noStar: string;
}

const unicodeGlyphs: Glyphs = {
  good: '✓',
  warn: '!',
  bad: '✗',
  info: '●',
  current: '›',
  bullet: '•',
  between: '·',
  up: '↑',
  down: '↓',
  left: '←',
  right: '→',
  shades: ['░', '▒', '▓', '█'],
  spinner: ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'],
  rule: '─',
  frame: 'round',
  stepDone: '●',
  stepOpen: '○',
  star: '★',
  noStar: '☆',
};

const asciiGlyphs: Glyphs = {
  good: '+',
  warn: '!',
  bad: 'x',
  info: '*',
  current: '>',
  bullet: '*',
  between: '|',
  up: '^',
  down: 'v',
  left: '<',
  right: '>',
  shades: [' ', '.', ':', '#'],
  spinner: ['|', '/', '-', '\\'],
  rule: '-',
  frame: 'classic',
  stepDone: '#',
  stepOpen: '.',
  star: '*',
  noStar: '.',
};

/**
 * Returns the signs for this terminal. `unicode` is false if it can only draw ASCII; `still` is true if animation is
 * off.
 */
export function glyphs(unicode: boolean, still = false): Glyphs {
  const signs = unicode ? unicodeGlyphs : asciiGlyphs;
  return still ? { ...signs, spinner: [signs.info] } : signs;
}

/** Texts that a screen reader reads instead of a sign; decorative signs are not read. */
export interface SpokenSigns {
  readonly good: string;
  readonly bad: string;
  readonly current: string;
  readonly up: string;
  readonly down: string;
  /** Left and right. */
  readonly sides: string;
}

/** The signs for a screen reader, as text. */
export function spokenGlyphs(signs: Glyphs, { up, down, sides, ...said }: SpokenSigns): Glyphs {
  const arrows = { up: `${up} `, down: `${down} `, left: sides, right: '' };
  const adornments = { info: '', bullet: '*', stepDone: '', stepOpen: '', star: '', noStar: '' };
  return { ...signs, ...adornments, ...arrows, ...said };
}
