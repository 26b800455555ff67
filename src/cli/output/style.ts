/** Colours and weights of terminal text. None carries a meaning that the text does not have. */
export interface Style {
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly good: (text: string) => string;
  readonly warn: (text: string) => string;
  readonly bad: (text: string) => string;
}

type Variables = Readonly<Record<string, string | undefined>>;

const codes = {
  strong: [1, 22],
  faint: [2, 22],
  good: [32, 39],
  warn: [33, 39],
  bad: [31, 39],
} as const;

/** Returns the style of output: none in a pipe, on a dumb terminal, and with `NO_COLOR`. */
export function styleFor(isTerminal: boolean, variables: Variables): Style {
  const isPlain = !isTerminal || Boolean(variables['NO_COLOR']) || variables['TERM'] === 'dumb';
  const paint = ([on, off]: readonly [number, number]) =>
    isPlain ? (text: string) => text : (text: string) => `\x1b[${on}m${text}\x1b[${off}m`;
  return {
    strong: paint(codes.strong),
    faint: paint(codes.faint),
    good: paint(codes.good),
    warn: paint(codes.warn),
    bad: paint(codes.bad),
  };
}

/** A style without any effect. */
export const plainStyle: Style = styleFor(false, {});
