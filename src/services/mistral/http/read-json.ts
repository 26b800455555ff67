import { AppError, type ExceededLimit } from '../../../errors/errors.ts';
import { isDeep, maxDepth, parseShallow } from '../../ports/json.ts';
import type { Deadline } from './deadline.ts';
import { readText } from './read-body.ts';

const maxBytes = 20_000_000;

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
  if (text === undefined) throw limitExceeded(deadline, { problem: 'too-large', limit: maxBytes });
  if (isDeep(text)) throw limitExceeded(deadline, { problem: 'too-deep', limit: maxDepth });
  return text;
}

/** Returns the content of a JSON answer. Throws `bad-answer` if it is not JSON or exceeds a limit. */
export async function readJson(
  response: Response,
  deadline: Deadline,
  ms: number,
): Promise<unknown> {
  const value = parseShallow(await readJsonText(response, deadline, ms));
  if (value === undefined) throw new AppError({ code: 'bad-answer', host: deadline.host });
  return value;
}

function limitExceeded({ host }: Deadline, exceeded: ExceededLimit): AppError {
  return new AppError({ code: 'bad-answer', host, exceeded });
}
