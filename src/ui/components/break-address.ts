const separator = /[/?&=#.-]/;

/**
 * Splits an address into lines of at most `columns` cells. Breaks after a separator, and inside a word only if the word
 * is longer than a line.
 */
export function breakAddress(address: string, columns: number): readonly string[] {
  const width = Math.max(1, columns);
  const lines: string[] = [];
  let rest = address;
  while (rest.length > width) {
    const head = rest.slice(0, width);
    const end = [...head].findLastIndex((sign) => separator.test(sign)) + 1;
    // The two slashes after `https:` are not separators.
    const at = end > 'https://'.length || lines.length > 0 ? end : 0;
    lines.push(rest.slice(0, at || width));
    rest = rest.slice(at || width);
  }
  return [...lines, rest];
}
