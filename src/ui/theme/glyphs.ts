/** The signs drawn beside words. Each is one cell wide. */
export interface Glyphs {
  readonly good: string;
  readonly warn: string;
  readonly bad: string;
  readonly info: string;
  /** Stands before the row that a key press would take. */
  readonly current: string;
  /** Stands for one character of a secret, and before an item of a list. */
  readonly bullet: string;
  /** Stands between two key hints. */
  readonly between: string;
  readonly up: string;
  readonly down: string;
  readonly left: string;
  readonly right: string;
  /** From little to much. */
  readonly shades: readonly [string, string, string, string];
  /** Shown in turn while one waits; a single one where nothing shall move by itself. */
  readonly spinner: readonly string[];
  /** One cell of a line across the screen. */
  readonly rule: string;
  /** Stand for a step that is behind the person, and for one that is not. */
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
  stepDone: '#',
  stepOpen: '.',
  star: '*',
  noStar: '.',
};

/**
 * The signs for this terminal: `unicode` is false where it can draw ASCII only, `still` true where nothing shall move by
 * itself.
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

/** The signs for a screen reader, in words. */
export function spokenGlyphs(signs: Glyphs, { up, down, sides, ...said }: SpokenSigns): Glyphs {
  const arrows = { up: `${up} `, down: `${down} `, left: sides, right: '' };
  const adornments = { info: '', bullet: '*', stepDone: '', stepOpen: '', star: '', noStar: '' };
  return { ...signs, ...adornments, ...arrows, ...said };
}
