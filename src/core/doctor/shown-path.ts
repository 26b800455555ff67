import { plainText } from '../../i18n/plain-text.ts';
import { shellLiteral } from '../export/snippets/text-literal.ts';

/** The lowest of the lone surrogates that represent bytes which are not UTF-8 in paths. */
const lowestByte = 0xdc80;
const highestByte = 0xdcff;

/**
 * Returns a path that is safe to display: control characters and invisible characters are written as numbers. No
 * character is omitted, so that different paths look different.
 */
export function shownPath(path: string): string {
  if (isPlain(path)) return path;
  return Array.from(path, (character) => {
    if (character === '\\') return '\\\\';
    if (isPlain(character)) return character;
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x100) return byteEscape(code);
    return isByte(code) ? byteEscape(code - lowestByte + 0x80) : `\\u{${code.toString(16)}}`;
  }).join('');
}

/** Returns true for a path that cannot be passed to a program: it is not UTF-8 or has a line end. */
export function isUnwritablePath(path: string): boolean {
  return (
    /[\r\n]/.test(path) ||
    Array.from(path).some((character) => isByte(character.codePointAt(0) ?? 0))
  );
}

/** Returns paths as words of a POSIX shell. Writes invisible characters as numbers, which the shell decodes. */
export function commandWords(paths: readonly string[]): string {
  return paths.map(commandWord).join(' ');
}

function commandWord(path: string): string {
  // In quotes, a shell does not replace the name of the home folder.
  if (path.startsWith('~/')) return `~/${commandWord(path.slice(2))}`;
  if (/^[\w./:@+-]+$/.test(path)) return path;
  if (isPlain(path)) return shellLiteral(path);
  const written = Array.from(path, (character) => {
    if (/^[\w./:@+ -]$/.test(character)) return character;
    const code = character.codePointAt(0) ?? 0;
    const bytes = isByte(code)
      ? [code - lowestByte + 0x80]
      : [...new TextEncoder().encode(character)];
    return bytes.map(byteEscape).join('');
  });
  return `$'${written.join('')}'`;
}

function isPlain(text: string): boolean {
  return (
    plainText(text) === text && !/[\n\t]/.test(text) && !/[\ud800-\udfff]/.test(withoutPairs(text))
  );
}

function withoutPairs(text: string): string {
  return text.replaceAll(/[\ud800-\udbff][\udc00-\udfff]/g, '');
}

function isByte(code: number): boolean {
  return code >= lowestByte && code <= highestByte;
}

function byteEscape(code: number): string {
  return `\\x${code.toString(16).padStart(2, '0')}`;
}
