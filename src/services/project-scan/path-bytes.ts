/** Stands for a byte that is no UTF-8: U+DC00 plus the byte, as Python and other languages have it. */
const escaped = 0xdc00;

/**
 * Reads the bytes of a path as UTF-8. A byte that is none becomes a lone surrogate, so that every path can be named, told
 * from others and opened again.
 */
export function decodePath(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  if (!text.includes('\ufffd')) return text;
  let decoded = '';
  for (let at = 0; at < bytes.length; ) {
    const length = lengthOfLetter(bytes, at);
    decoded +=
      length === 0
        ? String.fromCharCode(escaped + (bytes[at] ?? 0))
        : bytes.toString('utf8', at, at + length);
    at += Math.max(1, length);
  }
  return decoded;
}

/** Returns the path as the file system has it. */
export function encodePath(path: string): string | Buffer {
  if (!/[\udc80-\udcff]/.test(path)) return path;
  const letters = Array.from(path, (letter) => {
    const code = letter.codePointAt(0) ?? 0;
    const isByte = code >= escaped + 0x80 && code <= escaped + 0xff;
    return isByte ? Buffer.from([code - escaped]) : Buffer.from(letter);
  });
  return Buffer.concat(letters);
}

/** U+FFFD itself, which is what bytes that are no UTF-8 are read as. */
const replacement = Buffer.from('\ufffd');

/** Counts the bytes of the letter that begins at `at`; 0 where none does. */
function lengthOfLetter(bytes: Buffer, at: number): number {
  for (let length = 1; length <= 4 && at + length <= bytes.length; length += 1) {
    const letter = bytes.toString('utf8', at, at + length);
    if (!letter.includes('\ufffd')) return length;
  }
  return bytes.subarray(at, at + 3).equals(replacement) ? 3 : 0;
}
