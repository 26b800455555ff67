import { plainLine } from '../../../i18n/plain-text.ts';
import type { AnswerMetadata, RateLimit } from '../../ports/answer.ts';

const header = /^x-ratelimit-(limit|remaining)-([a-z]+(?:-[a-z]+)*?)-((?:\d+-)?[a-z]+)$/;

/** Returns the details from the headers of an answer. */
export function answerMetadataOf(headers: Headers): AnswerMetadata {
  const limits = new Map<string, RateLimit>();
  for (const [name, value] of headers) {
    const [, side, unit, window] = header.exec(name) ?? [];
    const count = value.trim() === '' ? Number.NaN : Number(value);
    if (unit === undefined || window === undefined || !Number.isFinite(count)) continue;
    const known = limits.get(`${unit} ${window}`) ?? { unit, window };
    limits.set(`${unit} ${window}`, {
      ...known,
      [side === 'limit' ? 'limit' : 'remaining']: count,
    });
  }
  const correlationId = plainLine(headers.get('mistral-correlation-id') ?? '', 100);
  return { limits: [...limits.values()], ...(correlationId === '' ? {} : { correlationId }) };
}
