/** A byte that is not UTF-8 becomes U+DC00 plus the byte, as in Python. */
const escaped = 0xdc00;

/**
 * Decodes the bytes of a path as UTF-8. Each invalid byte becomes a lone surrogate, so that every path can be
 * displayed, distinguished and opened again.
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

/** U+FFFD itself, which also results from decoding invalid bytes. */
const replacement = Buffer.from('\ufffd');

/** Returns the number of bytes of the character at `at`; 0 if there is none. */
function lengthOfLetter(bytes: Buffer, at: number): number {
  for (let length = 1; length <= 4 && at + length <= bytes.length; length += 1) {
    const letter = bytes.toString('utf8', at, at + length);
    if (!letter.includes('\ufffd')) return length;
  }
  return bytes.subarray(at, at + 3).equals(replacement) ? 3 : 0;
}
