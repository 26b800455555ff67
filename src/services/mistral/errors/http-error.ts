import type { AccountError, KeyError, PromptError, ServiceError } from '../../../errors/errors.ts';
import type { RateLimit } from '../../ports/answer.ts';
import { answerMetadataOf } from '../readers/answer-metadata.ts';
import { type ErrorBody, readErrorBody } from './error-body.ts';
import { retryWait } from './retry-seconds.ts';

/** An answer that is not a 200. */
export interface Refusal {
  readonly status: number;
  /** The parsed JSON; undefined if the body is not JSON (a proxy's page, an empty body). */
  readonly body: unknown;
  readonly headers: Headers;
  readonly host: string;
  /** The requested model; undefined if the request named none. */
  readonly model?: string | undefined;
  /** Milliseconds since 1970, for a `Retry-After` that is a date. */
  readonly now: number;
}

/** Errors that a refusal can mean. */
export type RefusalError = KeyError | AccountError | ServiceError | PromptError;

/**
 * Returns the error that a refusal means. The status alone says little, and messages vary, so the error is derived from
 * `type` and `code`, then from the status, and for a 429 from the `x-ratelimit-*` headers. A message counts only
 * together with the status, and only if the body has no code. The error includes the request id of the service, except
 * for a refused key, which the gateway refuses before the service assigns one.
 */
export function httpError(refusal: Refusal): RefusalError {
  const error = errorOf(refusal, readErrorBody(refusal.body));
  const { correlationId } = answerMetadataOf(refusal.headers);
  const isTraced = correlationId !== undefined && refusal.status !== 401 && refusal.status >= 400;
  return isTraced ? { ...error, correlationId } : error;
}

function errorOf(refusal: Refusal, parsed: ErrorBody): RefusalError {
  const { status, host } = refusal;
  if (status < 300) return { code: 'bad-answer', host };
  if (status < 400) return { code: 'network', problem: 'redirect', host };
  if (status === 429) return tooMany(refusal, parsed);
  const named = status < 500 ? namedError(parsed, refusal) : undefined;
  if (named !== undefined) return named;
  if (status >= 500 || status === 408 || status === 425) {
    return isCapacity(parsed)
      ? { code: 'capacity', ...modelOf(refusal) }
      : { code: 'service', status };
  }
  return requestError(refusal, parsed);
}

const capacityCodes: ReadonlySet<string | undefined> = new Set(['3505', '3810']);
const capacityTypes = /capacity|max_pending|overload/;

function isCapacity({ code, type = '' }: ErrorBody): boolean {
  return capacityCodes.has(code) || capacityTypes.test(type);
}

/** Returns the error that `type` or `code` names, for any status. */
export function namedError(
  parsed: ErrorBody,
  request: Pick<Refusal, 'model' | 'host'> & { readonly status?: number },
): RefusalError | undefined {
  const { code, type = '' } = parsed;
  const model = modelOf(request);
  if (type === 'tier_not_allowed' || code === '1910') return { code: 'tier', ...model };
  if (type === 'labs_not_enabled' || code === '1913') return { code: 'labs', ...model };
  const billing = billingError(parsed, request);
  if (billing !== undefined) return billing;
  if (type.startsWith('guardrail') || code === '1920') {
    const { categories } = parsed;
    return categories.length === 0 ? { code: 'guardrail' } : { code: 'guardrail', categories };
  }
  if (isCapacity(parsed)) return { code: 'capacity', ...model };
  if (type === 'invalid_model' || code === '1500') return unknownModel(request, parsed);
  return undefined;
}

/** Reasons why an account cannot spend more, by patterns of their names in the API. */
const billingReasons = [
  [/\b(?:spend(?:ing)?|budget) (?:limit|cap)\b/, 'spend-limit'],
  [/\b(?:invoice|past due|overdue|unpaid|payment failed)\b/, 'invoice-unpaid'],
  [/\b(?:insufficient|no) (?:credits?|balance|funds)\b/, 'allowance-used'],
  [
    /\b(?:budget|allowance|credits?|quota|usage)\b.*\b(?:exhausted|used|reached|exceeded|depleted|empty)\b/,
    'allowance-used',
  ],
] as const;

const billingCodes: Readonly<Record<string, 'spend-limit' | 'allowance-used'>> = {
  '2300': 'spend-limit',
  '2303': 'allowance-used',
};

/**
 * Returns the reason why an account cannot spend more. Without a `type`, the message of a 402 decides; an unknown
 * reason is shown in the service's own words.
 */
function billingError(
  { code = '', type, detail }: ErrorBody,
  { status }: { readonly status?: number },
): RefusalError | undefined {
  const isPayment = status === 402;
  const reason = (type ?? (isPayment ? detail : code)).toLowerCase().replaceAll('_', ' ');
  const known = billingReasons.find(([pattern]) => pattern.test(reason))?.[1] ?? billingCodes[code];
  if (known === 'spend-limit') return { code: known, ...spenderOf(reason) };
  if (known !== undefined) return { code: known };
  if (!isPayment && !reason.startsWith('billing ')) return undefined;
  const isPlain =
    detail === '' || /payment method|\bcard\b/.test(`${reason} ${detail.toLowerCase()}`);
  return isPlain ? { code: 'payment' } : { code: 'payment', detail };
}

function spenderOf(reason: string): { readonly of?: 'organization' | 'workspace' } {
  if (reason.includes('workspace')) return { of: 'workspace' };
  return /customer|organi[sz]ation|\borg\b/.test(reason) ? { of: 'organization' } : {};
}

/**
 * Interprets a 429: its body is the same for a rate limit, a monthly quota and an allowance of zero. Only the headers
 * distinguish them.
 */
function tooMany(refusal: Refusal, parsed: ErrorBody): RefusalError {
  const { limits } = answerMetadataOf(refusal.headers);
  const zero = limits.find(isZero);
  if (zero !== undefined) return { code: 'zero-quota', ...modelOf(refusal), unit: zero.unit };
  if (limits.some(isMonthOver)) return { code: 'monthly-quota' };
  const named = namedError(parsed, refusal);
  if (named !== undefined) return named;
  if (parsed.code === undefined && /capacity exceeded/i.test(parsed.detail)) {
    return { code: 'capacity', ...modelOf(refusal) };
  }
  return { code: 'rate-limited', ...retryWait(refusal.headers, limits, refusal.now) };
}

/** Returns true for a limit of zero. Ignores the monthly tokens, for which 0 may mean no limit. */
function isZero({ unit, window, limit }: RateLimit): boolean {
  return limit === 0 && !(unit === 'tokens' && window === 'month');
}

function isMonthOver({ window, remaining }: RateLimit): boolean {
  return window === 'month' && remaining !== undefined && remaining <= 0;
}

/**
 * Interprets other 4xx answers by status. A page instead of JSON comes from a proxy or portal, not from the service.
 */
function requestError(refusal: Refusal, parsed: ErrorBody): RefusalError {
  const { status, host } = refusal;
  if (isInactive(refusal, parsed)) return { code: 'inactive' };
  if (status === 401) return refusedKey(parsed);
  if (status === 407) return { code: 'network', problem: 'proxy', host };
  if (typeof refusal.body !== 'object' || refusal.body === null) {
    return { code: 'bad-answer', host };
  }
  if (status === 405) return { code: 'no-route', host };
  if (status === 404) return notFound(refusal, parsed);
  return tooLong(refusal, parsed) ?? refusedRequest(status, parsed);
}

/**
 * Returns true for an inactive plan. Its refusal has neither code nor type, only a message that no refusal of an
 * invalid key has.
 */
function isInactive({ status }: Refusal, { code, type, detail }: ErrorBody): boolean {
  const bare = code === undefined && type === undefined;
  return bare && (status === 401 || status === 403) && /^inactive subscription/i.test(detail);
}

/** Returns the error of a refused key. Only the message tells an expired key from others. */
function refusedKey({ code, type = '', detail }: ErrorBody): RefusalError {
  const isExpired = /expired/i.test(`${type} ${code ?? ''} ${detail}`);
  if (!isExpired) return { code: 'key-refused' };
  const date = dateIn(detail);
  return date === undefined ? { code: 'key-expired' } : { code: 'key-expired', date };
}

/** Matches dates such as `2026-09-08T10:00:00Z`, `2026/09/08`, `8 September 2026` and `September 8, 2026`. */
const dateForms =
  /\b\d{4}[-/]\d{2}[-/]\d{2}|\b\d{1,2} [A-Z][a-z]{2,8} \d{4}\b|\b[A-Z][a-z]{2,8} \d{1,2},? \d{4}\b/;

/** Returns the first date in a sentence as an ISO 8601 date; undefined if it names none. */
function dateIn(text: string): string | undefined {
  const found = dateForms.exec(text)?.[0].replaceAll('/', '-');
  // `Date.parse` reads a date with the name of a month as local time, so add UTC.
  const time = Date.parse(/^\d{4}-/.test(found ?? '') ? (found ?? '') : `${found} UTC`);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString().slice(0, 10);
}

/** Interprets a 404: the service sends it for a retired model, its gateway for an unknown path. */
function notFound(refusal: Refusal, parsed: ErrorBody): RefusalError {
  const { host, model } = refusal;
  const isOfModel = /\bmodel\b/i.test(parsed.detail) || (model && parsed.detail.includes(model));
  return model !== undefined && isOfModel
    ? unknownModel(refusal, parsed)
    : { code: 'no-route', host };
}

/** Returns the error of an unknown model. If the request named no model, this is not the API's address. */
function unknownModel(
  { model, host }: Pick<Refusal, 'model' | 'host'>,
  { detail }: ErrorBody,
): RefusalError {
  if (model === undefined) return { code: 'bad-answer', host };
  const isRetired = /\b(?:deprecated|retired)\b/i.test(detail);
  return isRetired ? { code: 'model-unknown', model, isRetired } : { code: 'model-unknown', model };
}

/** Returns the error of a prompt that is too long. Its code 3051 has other meanings, too, so the message decides. */
function tooLong({ status, model }: Refusal, { detail }: ErrorBody): RefusalError | undefined {
  const [, tokens, contextTokens] =
    /\b(\d+) tokens\b.*too large for model with (\d+) maximum context length/i.exec(detail) ?? [];
  if (status !== 400 || model === undefined || contextTokens === undefined) return undefined;
  const counts = { tokens: Number(tokens), contextTokens: Number(contextTokens) };
  return { code: 'prompt-too-long', model, ...counts };
}

function refusedRequest(status: number, { detail }: ErrorBody): RefusalError {
  const error = { code: 'request-refused', status, detail } as const;
  return /greedy sampling/i.test(detail) ? { ...error, reason: 'greedy' } : error;
}

function modelOf({ model }: Pick<Refusal, 'model'>): { readonly model?: string } {
  return model === undefined ? {} : { model };
}
