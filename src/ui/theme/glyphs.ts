/** Signs drawn beside texts. Each is one cell wide. */
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
  /** Shades for low to high values. */
  readonly shades: readonly [string, string, string, string];
  /** Frames of the animation during a wait; a single frame if animation is off. */
  readonly spinner: readonly string[];
  /** One cell of a line across the screen. */
  readonly rule: string;
  /** Border of a field, and of the line beside details; none for a screen reader. */
  readonly frame: 'round' | 'classic';
  /** Marks of a completed step and of a step still to do. */
  readonly stepDone: string;
  readonly stepOpen: string;
  readonly star: string;
  readonly halfStar: string;
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
  halfStar: '½',
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
  halfStar: '+',
  noStar: '.',
};

/** Returns the glyphs for a terminal. `unicode` is false if it draws only ASCII; `noAnimation` replaces the moving spinner. */
export function glyphs(unicode: boolean, noAnimation = false): Glyphs {
  const animated = unicode ? unicodeGlyphs : asciiGlyphs;
  return noAnimation ? { ...animated, spinner: [animated.info] } : animated;
}

/** Words that a screen reader reads instead of glyphs. Decorative glyphs are not read. */
export interface SpokenSigns {
  readonly good: string;
  readonly bad: string;
  readonly current: string;
  readonly up: string;
  readonly down: string;
  /** One text for the arrows to the left and to the right, which are always shown together. */
  readonly sides: string;
}

/** Returns the glyphs for a screen reader: words for glyphs with a meaning, empty texts for decorative glyphs. */
export function spokenGlyphs(drawn: Glyphs, { up, down, sides, ...words }: SpokenSigns): Glyphs {
  const arrows = { up: `${up} `, down: `${down} `, left: sides, right: '' };
  const decorative = { info: '', bullet: '*', stepDone: '', stepOpen: '' };
  const rating = { star: '', halfStar: '', noStar: '' };
  return { ...drawn, ...decorative, ...rating, ...arrows, ...words };
}
