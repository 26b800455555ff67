import { AppError, type UnreadAnswer } from '../../../errors/errors.ts';
import { jsonOf } from '../readers/fields.ts';
import type { Deadline } from './deadline.ts';
import { readText } from './read-body.ts';

const maxBytes = 20_000_000;
/**
 * Maximum nesting, more than twice that of any answer of the service. For a hostile answer, the parser would take
 * minutes and gigabytes.
 */
const maxDepth = 100;

/**
 * Returns the unparsed text of a JSON answer. Throws `bad-answer` if it exceeds a limit; each piece must arrive within
 * `ms`.
 */
export async function readJsonText(
  response: Response,
  deadline: Deadline,
  ms: number,
): Promise<string> {
  const text = await readText(response.body, deadline, { ms, maxBytes });
  if (text === undefined) throw unreadAnswer(deadline, { problem: 'too-large', limit: maxBytes });
  if (isDeep(text)) throw unreadAnswer(deadline, { problem: 'too-deep', limit: maxDepth });
  return text;
}

/** Returns the content of a JSON answer. Throws `bad-answer` if it is not JSON or exceeds a limit. */
export async function readJson(
  response: Response,
  deadline: Deadline,
  ms: number,
): Promise<unknown> {
  const value = jsonOf(await readJsonText(response, deadline, ms));
  if (value === undefined) throw new AppError({ code: 'bad-answer', host: deadline.host });
  return value;
}

function unreadAnswer({ host }: Deadline, unread: UnreadAnswer): AppError {
  return new AppError({ code: 'bad-answer', host, unread });
}

const [quote, backslash] = [0x22, 0x5c];
const [opening, closing] = [new Set([0x5b, 0x7b]), new Set([0x5d, 0x7d])];

/** Returns true if brackets outside of strings are nested more than `maxDepth` levels deep. */
function isDeep(text: string): boolean {
  let depth = 0;
  let isInText = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (isInText) {
      if (code === backslash) at += 1;
      else if (code === quote) isInText = false;
    } else if (code === quote) isInText = true;
    else if (opening.has(code)) {
      depth += 1;
      if (depth > maxDepth) return true;
    } else if (closing.has(code)) depth -= 1;
  }
  return false;
}
