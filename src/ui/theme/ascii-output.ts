import stringWidth from 'string-width';

/** The part of a terminal's output that text passes through. */
interface Writable {
  write(chunk: string | Uint8Array, ...rest: unknown[]): boolean;
}

/**
 * Wraps the output for a terminal that does not read UTF-8. `fold` converts every text to ASCII; characters that cannot
 * be folded become question marks of the same width. The terminal would read bytes of other characters as control
 * characters.
 */
export function asciiOutput<T extends Writable>(
  output: T,
  fold: (text: string, other: (grapheme: string) => string) => string,
): T {
  const write = (chunk: string | Uint8Array, ...rest: unknown[]) =>
    output.write(typeof chunk === 'string' ? fold(chunk, questionMarks) : chunk, ...rest);
  return new Proxy(output, {
    get: (target, name) => {
      if (name === 'write') return write;
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

function questionMarks(grapheme: string): string {
  return '?'.repeat(stringWidth(grapheme));
}
