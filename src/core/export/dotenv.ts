import { byteOrderMarks, dotenvEntries } from '../../services/ports/dotenv-entries.ts';
import type { Secret } from '../../services/ports/secret.ts';

const variable = 'MISTRAL_API_KEY';

/** Returns the line that sets the key in a `.env` file, in plain text and without a line end. */
export function dotenvLine(key: Secret): string {
  return `${variable}=${quoted(key.reveal())}`;
}

/** Returns the value of `MISTRAL_API_KEY` that programs read from the file; undefined if there is none. */
export function dotenvValue(text: string | undefined): string | undefined {
  return text === undefined ? undefined : dotenvEntries(text, variable).at(-1)?.value;
}

/**
 * Returns the file with the key: replaces the complete value of each assignment, or adds a line at the end if there is
 * none. Removes no other byte. `text` has one character per byte, and is undefined if there is no file.
 */
export function withKeyLine(text: string | undefined, key: Secret): string {
  const line = dotenvLine(key);
  if (text === undefined || text === '') return `${line}\n`;
  const entries = dotenvEntries(text, variable);
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  if (entries.length === 0) {
    return `${opened(/[\r\n]$/.test(text) ? text : text + lineEnd, lineEnd)}${line}${lineEnd}`;
  }
  let changed = '';
  let from = 0;
  for (const { start, end, prefix } of entries) {
    const [ownEnd = ''] = /(?:\r\n|\r|\n)$/.exec(text.slice(start, end)) ?? [];
    changed += opened(text.slice(from, start), lineEnd) + prefix + line + ownEnd;
    from = end;
  }
  return changed + text.slice(from);
}

/**
 * Returns the text before the added line, with a line end if a program would otherwise misread the added line: dotenv
 * reads the line after `name:` as the value of that name, and python-dotenv reads a byte order mark as part of the
 * name.
 */
function opened(before: string, lineEnd: string): string {
  if (byteOrderMarks.includes(before)) return before + lineEnd;
  return before + (/[\w.-]:(\r\n|\r|\n)$/.exec(before)?.[1] ?? '');
}

/**
 * Quotes a key with characters that could have a meaning in the file. Prefers single quotes, because a shell that reads
 * the file would run `$(…)` in double quotes.
 */
function quoted(text: string): string {
  if (/^[\w.-]+$/.test(text)) return text;
  const quote = ["'", '"', '`'].find((sign) => !text.includes(sign)) ?? '';
  return `${quote}${text}${quote}`;
}
