import { inspect } from 'node:util';
import { backgroundFromVariable, depthOf } from '../../ui/theme/background.ts';
import { glyphs } from '../../ui/theme/glyphs.ts';
import { type TextStyle, themeFor } from '../../ui/theme/theme.ts';
import { supportsSymbols } from './unicode-support.ts';

type Paint = (text: string) => string;
type Variables = Readonly<Record<string, string | undefined>>;

/** Names of the signs before a line. The text beside a sign always says the same. */
export type Mark = 'good' | 'warn' | 'bad' | 'note';

/** Formats text for one output stream. Colour never carries a meaning that the text does not. */
export interface Style {
  readonly strong: Paint;
  readonly italic: Paint;
  readonly faint: Paint;
  readonly accent: Paint;
  readonly good: Paint;
  readonly warn: Paint;
  readonly bad: Paint;
  /** ✓, !, ✗ and –, in colour if the stream has colours. */
  readonly signs: Readonly<Record<Mark, string>>;
  readonly bullet: string;
  /** Makes the https addresses in a text open on a click, in terminals that support it. */
  readonly links: Paint;
  /** False in a pipe, on a terminal without colours, and where `NO_COLOR` is set. */
  readonly isStyled: boolean;
}

/** Facts that decide the style of a stream. */
export interface StyleRequest {
  readonly isTerminal: boolean;
  /** Bits of a colour, as Node reports them; 1 without colours. */
  readonly colourBits: number;
  readonly variables: Variables;
  readonly platform: NodeJS.Platform;
  /** The value of `--theme`. The terminal is not queried, because a command must not consume typed input. */
  readonly theme?: 'auto' | 'dark' | 'light';
}

const unstyled: Paint = (text) => text;

/** Returns the style of a stream. */
export function styleFor(request: StyleRequest): Style {
  const { isTerminal, colourBits, variables, platform, theme = 'auto' } = request;
  const isDumb = variables['TERM'] === 'dumb';
  const isStyled = isTerminal && !isDumb && colourBits > 1 && !variables['NO_COLOR'];
  const background = theme === 'auto' ? backgroundFromVariable(variables['COLORFGBG']) : theme;
  const { strong, faint, accent, good, warn, bad } = themeFor(background, depthOf(colourBits));
  const paint = (style: TextStyle) => (isStyled ? painter(style) : unstyled);
  const paints = {
    strong: paint(strong),
    faint: paint(faint),
    accent: paint(accent),
    good: paint(good),
    warn: paint(warn),
    bad: paint(bad),
  };
  const signs = glyphs(supportsSymbols(variables, platform));
  return {
    ...paints,
    italic: isStyled ? sequence('3', '23') : unstyled,
    signs: {
      good: paints.good(signs.good),
      warn: paints.warn(signs.warn),
      bad: paints.bad(signs.bad),
      note: paints.faint('-'),
    },
    bullet: signs.bullet,
    links: isTerminal && !isDumb && opensLinks(variables) ? linked : unstyled,
    isStyled,
  };
}

/** The style for a pipe: no colours, and signs in Unicode. */
export const plainStyle: Style = styleFor({
  isTerminal: false,
  colourBits: 1,
  variables: {},
  platform: 'linux',
});

function painter({ color, bold, dimColor }: TextStyle): Paint {
  const paints = [
    ...(color === undefined ? [] : [sequence(colourCode(color), '39')]),
    ...(bold ? [sequence('1', '22')] : []),
    ...(dimColor ? [sequence('2', '22')] : []),
  ];
  return (text) => (text === '' ? '' : paints.reduce((painted, paint) => paint(painted), text));
}

function sequence(on: string, off: string): Paint {
  return (text) => `\x1b[${on}m${text}\x1b[${off}m`;
}

/** Returns the parameters that select a colour of the theme: `#rrggbb`, `ansi256(n)` or the name of one of 16. */
function colourCode(color: string): string {
  const number = /^ansi256\((\d+)\)$/.exec(color)?.[1];
  if (number !== undefined) return `38;5;${number}`;
  const parts = /^#(..)(..)(..)$/.exec(color)?.slice(1);
  if (parts === undefined) return String(inspect.colors[color]?.[0] ?? 39);
  return `38;2;${parts.map((part) => Number.parseInt(part, 16)).join(';')}`;
}

const address = /https:\/\/[^\s"'<>()«»“”]*[^\s"'<>()«»“”.,;:!?…]/g;

/** Adds the escape sequence OSC 8 around each address. */
function linked(text: string): string {
  return text.replaceAll(address, (url) => `\x1b]8;;${url}\x1b\\${url}\x1b]8;;\x1b\\`);
}

/** Returns true for terminals that are known to support links. Others may show the escape sequence as text. */
function opensLinks(variables: Variables): boolean {
  const { TERM = '', TERM_PROGRAM = '', VTE_VERSION, FORCE_HYPERLINK } = variables;
  if (FORCE_HYPERLINK) return FORCE_HYPERLINK !== '0';
  // Multiplexers pass links on only in new versions, and to terminals that they know.
  if (variables['TMUX'] || variables['STY']) return false;
  if (variables['WT_SESSION'] || variables['KONSOLE_VERSION']) return true;
  // VTE 0.50.0 crashes at a link.
  if (Number(VTE_VERSION) > 5_000) return true;
  return (
    /^(?:iTerm\.app|WezTerm|vscode|ghostty)$/.test(TERM_PROGRAM) ||
    /^(?:xterm-kitty|xterm-ghostty|alacritty|foot(?:-.*)?|wezterm)$/.test(TERM)
  );
}
