import stringWidth from 'string-width';

/** The part of a terminal's output that letters go through. */
interface Writable {
  write(chunk: string | Uint8Array, ...rest: unknown[]): boolean;
}

/**
 * The same output, for a terminal that reads no UTF-8: `fold` makes ASCII of every text, and question marks, as many as
 * it is wide, stand for what can't be folded. Bytes of a longer letter would be read as control characters there.
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
