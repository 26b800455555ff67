import { AppError, type UnreadAnswer } from '../../../errors/errors.ts';
import { jsonOf } from '../readers/fields.ts';
import type { Deadline } from './deadline.ts';
import { readText } from './read-body.ts';

const maxBytes = 20_000_000;
/** No answer of the service has half as many levels; the parser of a hostile one would take minutes and gigabytes. */
const maxDepth = 100;

/**
 * Returns the text of a JSON answer, not yet parsed. Throws `bad-answer` for one beyond what is read; each piece must
 * come within `ms`.
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

/** Returns what a JSON answer holds. Throws `bad-answer` for one that is no JSON, or beyond what is read. */
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

/** Counts the levels of brackets, those in texts left out. */
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
