import type { Secret } from '../../services/ports/secret.ts';

const assignment = /^(\s*(?:export\s+)?)MISTRAL_API_KEY\s*=.*?(\r?)$/;

/** The line that sets the key in a `.env` file, the key in clear, without a line end. */
export function dotenvLine(key: Secret): string {
  return `MISTRAL_API_KEY=${quoted(key.reveal())}`;
}

/**
 * The file with the key in it: where a line sets it, that line alone is another; else one more stands at the end. All
 * else stays as it is to the byte. `text` has one character for each byte, and is undefined where there is no file.
 */
export function withKeyLine(text: string | undefined, key: Secret): string {
  const line = dotenvLine(key);
  if (text === undefined || text === '') return `${line}\n`;
  const lines = text.split('\n');
  if (lines.some((one) => assignment.test(one))) {
    return lines
      .map((one) => one.replace(assignment, (_, begin: string, end: string) => begin + line + end))
      .join('\n');
  }
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  return `${text}${text.endsWith('\n') ? '' : end}${line}${end}`;
}

/** A key is printable ASCII; what is not letters and digits could mean something to a reader of the file. */
function quoted(text: string): string {
  if (/^[\w.-]+$/.test(text)) return text;
  const quote = ["'", '"', '`'].find((sign) => !text.includes(sign)) ?? '';
  return `${quote}${text}${quote}`;
}
