import { fieldOf } from '../readers/fields.ts';
import { readErrorBody } from './error-body.ts';
import { httpError, namedError, type Refusal, type RefusalError } from './http-error.ts';

/** Fields of which each answer of the API has at least one. */
const answerFields = ['choices', 'data', 'pages', 'results', 'text'] as const;

/** Returns true for an error in place of an answer, or of a part of a stream, from the service or from a proxy. */
export function isErrorBody(body: unknown): boolean {
  if (fieldOf(body, 'object') === 'error') return true;
  const isSaid = (name: string) => !['', null, undefined].includes(fieldOf(body, name) as string);
  const hasError = ['error', 'message', 'detail'].some(isSaid);
  return hasError && answerFields.every((name) => fieldOf(body, name) === undefined);
}

/**
 * Returns the error that a body means although its answer has the status 200, as gateways send it; undefined for a body
 * that is no error, or one of unknown meaning.
 */
export function errorInAnswer(
  body: unknown,
  request: Pick<Refusal, 'host' | 'model' | 'now'>,
): RefusalError | undefined {
  if (!isErrorBody(body)) return undefined;
  const status = statusIn(body);
  if (status === undefined) return namedError(readErrorBody(body), request);
  return httpError({ ...request, status, body, headers: new Headers() });
}

/** Names of statuses, by patterns of types, codes and messages. */
const statusNames = [
  [/rate.?limit|too many requests|\b1300\b/i, 429],
  [/unauthori[sz]ed|invalid.api.key|authentication/i, 401],
  [/overload|unavailable|internal|server.error|bad gateway|timed? ?out/i, 503],
] as const;

/** Returns the status that an error names, by a field or in words. */
function statusIn(body: unknown): number | undefined {
  const layers = [body, fieldOf(body, 'error'), fieldOf(body, 'detail')];
  const names = ['raw_status_code', 'status_code', 'status', 'code', 'error_code'];
  const named = layers.flatMap((layer) => names.map((name) => Number(fieldOf(layer, name))));
  const status = named.find((number) => number >= 400 && number <= 599);
  if (status !== undefined) return status;
  const { type = '', code = '', detail } = readErrorBody(body);
  return statusNames.find(([pattern]) => pattern.test(`${type} ${code} ${detail}`))?.[1];
}
