/** Terminals without a second screen, which keep the last frame visible after the exit. */
const withoutSecond = /^(?:linux|dumb|ansi|cygwin|sun|vt\d+|screen(?:\..*)?)/;

/**
 * True if the terminal can put back what it showed before the program. GNU screen cannot unless it was told to; tmux,
 * which may call itself `screen`, can.
 */
export function hasAlternateScreen(
  variables: Readonly<Record<string, string | undefined>>,
): boolean {
  const { TERM = '', STY, TMUX } = variables;
  if (TMUX) return true;
  return !STY && !withoutSecond.test(TERM);
}
