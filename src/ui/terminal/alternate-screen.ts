/** Values of `TERM` of terminals without an alternate screen. There, the last frame stays visible after the exit. */
const withoutAlternateScreen = /^(?:linux|dumb|ansi|cygwin|sun|vt\d+|screen(?:\..*)?)/;

/**
 * Returns true if the terminal can restore its text from before the program. GNU screen does so only if it is configured
 * that way; tmux, which may also set `TERM=screen`, always does.
 */
export function hasAlternateScreen(
  variables: Readonly<Record<string, string | undefined>>,
): boolean {
  const { TERM = '', STY, TMUX } = variables;
  if (TMUX) return true;
  return !STY && !withoutAlternateScreen.test(TERM);
}
