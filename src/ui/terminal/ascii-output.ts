import stringWidth from 'string-width';
import { replaceMethod } from './replace-method.ts';

/** The part of a terminal's output that text passes through. */
interface Writable {
  write(chunk: string | Uint8Array, ...rest: unknown[]): boolean;
}

/**
 * Wraps the output for a terminal that does not read UTF-8, which would take some bytes of other characters as control
 * characters. `fold` converts each text to ASCII; a grapheme without a substitute becomes question marks of its width.
 */
export function asciiOutput<T extends Writable>(
  output: T,
  fold: (text: string, other: (grapheme: string) => string) => string,
): T {
  const write = (chunk: string | Uint8Array, ...rest: unknown[]) =>
    output.write(typeof chunk === 'string' ? fold(chunk, questionMarks) : chunk, ...rest);
  return replaceMethod(output, 'write', write);
}

function questionMarks(grapheme: string): string {
  return '?'.repeat(stringWidth(grapheme));
}
