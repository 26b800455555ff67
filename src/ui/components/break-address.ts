const afterWhich = /[/?&=#.-]/;

/**
 * An address in lines of at most `columns` cells: in one where it fits, else broken after a slash or another sign that
 * parts it, and only inside a word that is longer than a line.
 */
export function breakAddress(address: string, columns: number): readonly string[] {
  const width = Math.max(1, columns);
  const lines: string[] = [];
  let rest = address;
  while (rest.length > width) {
    const head = rest.slice(0, width);
    const end = [...head].findLastIndex((sign) => afterWhich.test(sign)) + 1;
    // The two slashes after `https:` part nothing.
    const at = end > 'https://'.length || lines.length > 0 ? end : 0;
    lines.push(rest.slice(0, at || width));
    rest = rest.slice(at || width);
  }
  return [...lines, rest];
}
