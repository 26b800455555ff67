import { describe, expect, test } from 'vitest';
import { plainStyle, type StyleRequest, styleFor } from '../../../src/cli/output/style.ts';

const terminal: StyleRequest = {
  isTerminal: true,
  colourBits: 24,
  variables: { TERM: 'xterm-256color' },
  platform: 'linux',
};
const styleOf = (request: Partial<StyleRequest>) => styleFor({ ...terminal, ...request });
const address = 'https://console.mistral.ai/api-keys';
const asLink = (url: string) => `\u001b]8;;${url}\u001b\\${url}\u001b]8;;\u001b\\`;

describe('styles', () => {
  test.each<[string, Partial<StyleRequest>]>([
    ['a pipe', { isTerminal: false }],
    ['NO_COLOR', { variables: { NO_COLOR: '1' } }],
    ['TERM=dumb', { variables: { TERM: 'dumb' } }],
    ['a terminal without colours', { colourBits: 1 }],
  ])('are left out with %s', (_, request) => {
    const style = styleOf(request);
    expect(style.isStyled).toBe(false);
    const paints = [style.strong, style.italic, style.faint, style.accent, style.good, style.bad];
    expect(paints.map((paint) => paint('x'))).toEqual(paints.map(() => 'x'));
    expect(style.signs.good).toBe('✓');
  });

  test('are kept with an empty NO_COLOR', () => {
    expect(styleOf({ variables: { NO_COLOR: '' } }).strong('x')).toBe('\u001b[1mx\u001b[22m');
  });

  test.each([
    ['dark', 4, '\u001b[92mx\u001b[39m'],
    ['light', 4, '\u001b[34mx\u001b[39m'],
    ['dark', 8, '\u001b[38;5;77mx\u001b[39m'],
    ['light', 8, '\u001b[38;5;22mx\u001b[39m'],
    ['dark', 24, '\u001b[38;2;63;185;80mx\u001b[39m'],
    ['light', 24, '\u001b[38;2;17;99;41mx\u001b[39m'],
  ] as const)('use colours for a %s terminal of %d bits', (theme, colourBits, expected) => {
    expect(styleOf({ theme, colourBits }).good('x')).toBe(expected);
  });

  test('use the background that COLORFGBG names, unless --theme names another', () => {
    const variables = { COLORFGBG: '0;15' };
    expect(styleOf({ variables }).good('x')).toBe(styleOf({ theme: 'light' }).good('x'));
    expect(styleOf({ variables, theme: 'dark' }).good('x')).toBe(
      styleOf({ theme: 'dark' }).good('x'),
    );
  });

  test('use bold for good and bad if no colour suits every background', () => {
    expect(styleOf({ colourBits: 4 }).bad('x')).toBe('\u001b[1mx\u001b[22m');
  });
});

test.each([
  ['C', ['+', '!', 'x', '-']],
  ['fr_FR.UTF-8', ['✓', '!', '✗', '-']],
])('signs suit the character set of LANG=%s', (LANG, expected) => {
  const { signs } = styleOf({ isTerminal: false, variables: { LANG } });
  expect([signs.good, signs.warn, signs.bad, signs.note]).toEqual(expected);
});

describe('links', () => {
  test.each([
    { WT_SESSION: '1' },
    { VTE_VERSION: '7200' },
    { KONSOLE_VERSION: '220400' },
    { TERM_PROGRAM: 'iTerm.app' },
    { TERM_PROGRAM: 'vscode' },
    { TERM: 'xterm-kitty' },
    { FORCE_HYPERLINK: '1' },
    { FORCE_HYPERLINK: '1', NO_COLOR: '1' },
  ])('open on a click with %j', (variables) => {
    const { links } = styleOf({ variables });
    expect(links(`Delete it there: ${address}.`)).toBe(`Delete it there: ${asLink(address)}.`);
    expect(links(`« ${address} », ${address}`)).toBe(`« ${asLink(address)} », ${asLink(address)}`);
  });

  test.each([
    {},
    { VTE_VERSION: '5000' },
    { TERM_PROGRAM: 'Apple_Terminal' },
    { WT_SESSION: '1', TMUX: '/tmp/tmux-0/default,1,0' },
    { WT_SESSION: '1', FORCE_HYPERLINK: '0' },
    { WT_SESSION: '1', TERM: 'dumb' },
  ])('are plain addresses with %j', (variables) => {
    expect(styleOf({ variables }).links(address)).toBe(address);
  });

  test('are plain addresses in a pipe', () => {
    const variables = { WT_SESSION: '1' };
    expect(styleOf({ isTerminal: false, variables }).links(address)).toBe(address);
    expect(plainStyle.links(address)).toBe(address);
  });

  test('leave other addresses as they are', () => {
    const { links } = styleOf({ variables: { WT_SESSION: '1' } });
    expect(links('http://127.0.0.1:8080 file:///etc/passwd')).not.toContain('\u001b');
  });
});
