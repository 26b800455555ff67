import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';

/** What was found at a path that is to be read as text. */
export type FileText =
  | { readonly type: 'text'; readonly text: string; readonly mode: number }
  /** No regular file, empty, binary, or not to be read. */
  | { readonly type: 'none' }
  | { readonly type: 'too-large' };

const none: FileText = { type: 'none' };

/** A link is not followed; a pipe that no one writes to is not waited for. Windows has neither flag. */
const readFlags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0);

/** Bytes in which a binary file shows itself, as git has it. */
const tellingBytes = 8_000;

/** Most files fit: they are read into one place, one after another. */
const shared = Buffer.alloc(262_144);

/**
 * Reads a file of at most `mostBytes` as text, a character for each byte; one in UTF-16, as PowerShell writes, by its
 * letters. It does not wait in between: of thousands of small files, that costs a sixth.
 */
export function readFileText(path: string, maxBytes: number): FileText {
  let file: number | undefined;
  try {
    file = openSync(path, readFlags);
    const stats = fstatSync(file);
    // What the system makes up as it is read has no size, and may have no end.
    if (!stats.isFile() || stats.size === 0) return none;
    if (stats.size > maxBytes) return { type: 'too-large' };
    const bytes = stats.size > shared.length ? Buffer.allocUnsafe(stats.size) : shared;
    const text = textOf(bytes.subarray(0, readSync(file, bytes, 0, stats.size, 0)));
    return text === undefined ? none : { type: 'text', text, mode: stats.mode & 0o777 };
  } catch {
    return none;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

function textOf(bytes: Buffer): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.toString('utf16le', 2);
  const nul = bytes.indexOf(0);
  return nul === -1 || nul >= tellingBytes ? bytes.toString('latin1') : undefined;
}
