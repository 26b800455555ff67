import type { ErrorData } from '../../../errors/errors.ts';
import type { RateLimit } from '../../ports/mistral.ts';
import { answerMetadataOf } from '../readers/answer-metadata.ts';
import { type ErrorBody, readErrorBody } from './error-body.ts';
import { retrySeconds } from './retry-seconds.ts';

/** An answer that is not a 200. */
export interface Refusal {
  readonly status: number;
  /** The parsed JSON; undefined where the body is none (a proxy's page, an empty body). */
  readonly body: unknown;
  readonly headers: Headers;
  readonly host: string;
  /** The model the request was for, where it was for one. */
  readonly model?: string;
  /** Milliseconds since 1970, for a `Retry-After` that is a date. */
  readonly now: number;
}

/**
 * The error that an answer stands for. The service says little with the status alone and the same with many messages,
 * so it is read from `code` and `type`, then from the status, and for a 429 from the `x-ratelimit-*` headers.
 */
export function httpError(refusal: Refusal): ErrorData {
  const said = readErrorBody(refusal.body);
  const { status } = refusal;
  if (status < 300) return { code: 'bad-answer', host: refusal.host };
  if (status < 400) return { code: 'network', problem: 'redirect', host: refusal.host };
  if (status === 429) return tooMany(refusal, said);
  const named = status < 500 ? namedError(refusal, said) : undefined;
  if (named !== undefined) return named;
  if (status >= 500 || status === 408 || status === 425) return serviceError(refusal, said);
  return requestError(refusal, said);
}

const capacityCodes: ReadonlySet<string | undefined> = new Set(['3505', '3810']);
const capacityTypes = /^(service_tier_capacity_exceeded|engine_max_pending_tokens)$/;
const spendTypes = /(spend|spending|budget)_?(limit|cap)/;

function isCapacity(said: ErrorBody): boolean {
  return capacityCodes.has(said.code) || capacityTypes.test(said.type ?? '');
}

/** The errors that `code` or `type` names, whatever the status beside it. */
function namedError(refusal: Refusal, said: ErrorBody): ErrorData | undefined {
  const { code, type = '' } = said;
  const model = modelOf(refusal);
  if (code === '1910' || type === 'tier_not_allowed') return { code: 'tier', ...model };
  if (code === '1913' || type === 'labs_not_enabled') return { code: 'labs', ...model };
  if (spendTypes.test(type) || spendTypes.test(code ?? '')) return { code: 'spend-limit' };
  if (isCapacity(said)) return { code: 'capacity', ...model };
  if (code === '1500' || type === 'invalid_model') return unknownModel(refusal);
  return undefined;
}

/** A 429: one body for a rate, a month's quota and no quota at all. Only the headers tell them apart. */
function tooMany(refusal: Refusal, said: ErrorBody): ErrorData {
  const { limits } = answerMetadataOf(refusal.headers);
  if (limits.some(isZero)) return { code: 'zero-quota', ...modelOf(refusal) };
  if (limits.some(isMonthOver)) return { code: 'monthly-quota' };
  const named = namedError(refusal, said);
  if (named !== undefined) return named;
  return { code: 'rate-limited', seconds: retrySeconds(refusal.headers, limits, refusal.now) };
}

/** An allowance of nothing. A month's tokens are left out: there a limit of 0 may stand for no limit. */
function isZero({ unit, window, limit }: RateLimit): boolean {
  return limit === 0 && (unit === 'req' || (unit === 'tokens' && window !== 'month'));
}

function isMonthOver({ window, remaining }: RateLimit): boolean {
  return window === 'month' && remaining !== undefined && remaining <= 0;
}

/** 5xx. One of the service's own engineers says that capacity comes as 503 too. */
function serviceError(refusal: Refusal, said: ErrorBody): ErrorData {
  if (isCapacity(said)) return { code: 'capacity', ...modelOf(refusal) };
  const { correlationId } = answerMetadataOf(refusal.headers);
  return {
    code: 'service',
    status: refusal.status,
    ...(correlationId === undefined ? {} : { correlationId }),
  };
}

/** The old plans' refusal: it has neither code nor type, so status and sentence together tell it from a bad key. */
function isInactive({ status }: Refusal, { code, type, detail }: ErrorBody): boolean {
  const bare = code === undefined && type === undefined;
  return bare && (status === 401 || status === 403) && /^inactive subscription/i.test(detail);
}

/** The rest of 4xx, by status. A page instead of JSON is not the service's: a proxy or a portal stands in between. */
function requestError(refusal: Refusal, said: ErrorBody): ErrorData {
  const { status, host } = refusal;
  if (isInactive(refusal, said)) return { code: 'inactive' };
  if (status === 401) return { code: 'key-refused' };
  if (status === 402) return { code: 'payment' };
  if (status === 407) return { code: 'network', problem: 'proxy', host };
  if (typeof refusal.body !== 'object' || refusal.body === null)
    return { code: 'bad-answer', host };
  if (status === 404) return unknownModel(refusal);
  return { code: 'request-refused', status, detail: said.detail };
}

/** Where the request named no model, a 404 says that this is not the API's address. */
function unknownModel({ model, host }: Refusal): ErrorData {
  return model === undefined ? { code: 'bad-answer', host } : { code: 'model-unknown', model };
}

function modelOf({ model }: Refusal): { readonly model?: string } {
  return model === undefined ? {} : { model };
}
