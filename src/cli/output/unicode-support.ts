type Variables = Readonly<Record<string, string | undefined>>;

/** Returns true if, according to the environment, the terminal reads UTF-8 and so shows accents. */
export function supportsUtf8(
  { LC_ALL, LC_CTYPE, LANG }: Variables,
  platform: NodeJS.Platform,
): boolean {
  if (platform === 'win32') return true;
  const locale = LC_ALL || LC_CTYPE || LANG;
  return locale === undefined || locale === '' || /utf-?8/i.test(locale);
}

/**
 * Returns true if the terminal also shows box and block characters, check marks and stars. The Linux console reads UTF-8
 * but shows few of these characters, and the fonts of the old Windows console have few of them.
 */
export function supportsSymbols(variables: Variables, platform: NodeJS.Platform): boolean {
  if (platform === 'win32') return isNewerTerminal(variables);
  return variables['TERM'] !== 'linux' && supportsUtf8(variables, platform);
}

/** Returns true for Windows Terminal, ConEmu, and terminals of editors and of Unix. Each sets a variable of its own. */
function isNewerTerminal(variables: Variables): boolean {
  const own = ['WT_SESSION', 'TERM_PROGRAM', 'TERMINAL_EMULATOR', 'CONEMUANSI'];
  return (
    own.some((name) => variables[name]) || /^(?:xterm|alacritty)/.test(variables['TERM'] ?? '')
  );
}
