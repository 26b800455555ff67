type Variables = Readonly<Record<string, string | undefined>>;

/** Returns true if the terminal reads UTF-8, and so shows accents, according to the environment. */
export function readsUtf8(
  { LC_ALL, LC_CTYPE, LANG }: Variables,
  platform: NodeJS.Platform,
): boolean {
  if (platform === 'win32') return true;
  const locale = LC_ALL || LC_CTYPE || LANG;
  return locale === undefined || locale === '' || /utf-?8/i.test(locale);
}

/**
 * Returns true if the terminal also has box and block characters, check marks and stars. The Linux console reads UTF-8
 * but has few of them, and so have the fonts of the old console of Windows.
 */
export function speaksUnicode(variables: Variables, platform: NodeJS.Platform): boolean {
  if (platform === 'win32') return isNewerTerminal(variables);
  return variables['TERM'] !== 'linux' && readsUtf8(variables, platform);
}

/** Returns true for Windows Terminal, an editor's terminal, ConEmu or one of Unix, each known by a variable of its own. */
function isNewerTerminal(variables: Variables): boolean {
  const own = ['WT_SESSION', 'TERM_PROGRAM', 'TERMINAL_EMULATOR', 'CONEMUANSI'];
  return (
    own.some((name) => variables[name]) || /^(?:xterm|alacritty)/.test(variables['TERM'] ?? '')
  );
}
