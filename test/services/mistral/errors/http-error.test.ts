import { describe, expect, it } from 'vitest';
import type { ErrorData } from '../../../../src/errors/errors.ts';
import { httpError } from '../../../../src/services/mistral/errors/http-error.ts';
import { errorFamily } from '../../../support/rules/error-families.ts';
import { fixture, fixtureNames } from '../fixture.ts';

const host = 'api.test';
const now = Date.UTC(2026, 10, 20, 9, 0, 0);
const model = 'mistral-small-latest';
const limited = (seconds: number): ErrorData => ({ code: 'rate-limited', seconds });
const asked = (seconds: number): ErrorData => ({ code: 'rate-limited', seconds, isAsked: true });
const correlationId = '01933b1e-7a';
const refused = (status: number, detail: string): ErrorData => ({
  code: 'request-refused',
  status,
  detail,
});

const errors: Readonly<Record<string, ErrorData>> = {
  '204-nothing': { code: 'bad-answer', host },
  '301-elsewhere': { code: 'network', problem: 'redirect', host },
  '400-argument-of-the-model': refused(400, 'This model takes no output_dimension.'),
  '400-context-too-long': {
    code: 'prompt-too-long',
    model,
    tokens: 300_000,
    contextTokens: 262_144,
  },
  '400-escape-sequences': refused(400, 'bad value second line'),
  '400-greedy': {
    code: 'request-refused',
    status: 400,
    detail: 'top_p has to be 1 with greedy sampling.',
    reason: 'greedy',
    correlationId,
  },
  '400-unknown-model': { code: 'model-unknown', model },
  '401-expired': { code: 'key-expired', date: '2027-02-03' },
  '401-expired-undated': { code: 'key-expired' },
  '401-gateway': { code: 'key-refused' },
  '401-inactive': { code: 'inactive' },
  '401-invalid': { code: 'key-refused' },
  '401-page': { code: 'key-refused' },
  '401-revoked': { code: 'key-refused' },
  '402-empty': { code: 'payment' },
  '402-budget': { code: 'allowance-used' },
  '402-budget-code-only': { code: 'allowance-used' },
  '402-invoice': { code: 'invoice-unpaid' },
  '402-no-method': { code: 'payment' },
  '402-no-payment-method': {
    code: 'payment',
    detail: 'You must be subscribed to this plan to use the API',
  },
  '402-sentence-invoice': { code: 'invoice-unpaid' },
  '402-spending-limit': { code: 'spend-limit', of: 'organization', correlationId },
  '402-unknown-reason': { code: 'payment', detail: 'The account is on hold.' },
  '402-workspace-limit': { code: 'spend-limit', of: 'workspace' },
  '403-firewall-page': { code: 'bad-answer', host },
  '403-guardrail': { code: 'guardrail', categories: ['pii', 'health'], correlationId },
  '403-guardrail-unnamed': { code: 'guardrail' },
  '403-inactive': { code: 'inactive' },
  '403-labs': { code: 'labs', model },
  '403-labs-code-number': { code: 'labs', model },
  '403-spend-limit': { code: 'spend-limit', of: 'workspace' },
  '403-tier': { code: 'tier', model },
  '403-tier-type-only': { code: 'tier', model },
  '403-unnamed': refused(403, 'Forbidden for this workspace'),
  '404-page': { code: 'bad-answer', host },
  '404-no-route': { code: 'no-route', host },
  '404-not-found': { code: 'no-route', host },
  '404-retired-model': { code: 'model-unknown', model, isRetired: true },
  '404-unnamed-model': { code: 'model-unknown', model },
  '405-method': { code: 'no-route', host },
  '407-proxy': { code: 'network', problem: 'proxy', host },
  '408-timeout': { code: 'service', status: 408 },
  '413-too-large': refused(413, 'Request size limit exceeded'),
  '422-detail-text': refused(422, 'temperature must be at most 1.5'),
  '422-extra-field': refused(422, 'body.store: Extra inputs are not permitted'),
  '422-extra-field-wrapped': refused(422, 'body.stream_options: Extra inputs are not permitted'),
  '422-json-in-text': refused(422, 'body.top_k: Extra inputs are not permitted'),
  '422-message-list': refused(422, "body.messages.0.role: Input should be 'user'; and more"),
  '422-wrapped-in-error': refused(422, 'input is empty'),
  '429-capacity': { code: 'capacity', model },
  '429-capacity-backend': { code: 'capacity', model },
  '429-capacity-code-only': { code: 'capacity', model },
  '429-capacity-new-type': { code: 'capacity', model },
  '429-capacity-pending': { code: 'capacity', model },
  '429-capacity-without-code': { code: 'capacity', model },
  '429-empty-zero-quota': { code: 'zero-quota', model, unit: 'req' },
  '429-minute-used-up': limited(60),
  '429-monthly-quota': { code: 'monthly-quota' },
  '429-no-headers': limited(5),
  '429-old-limiter': limited(5),
  '429-page': limited(5),
  '429-rate-limit': asked(3),
  '429-retry-absurd': asked(86_400),
  '429-retry-date': asked(42),
  '429-retry-fraction': asked(1),
  '429-retry-nonsense': limited(5),
  '429-retry-past': asked(1),
  '429-spend-limit': { code: 'spend-limit' },
  '429-ten-seconds-used-up': limited(10),
  '429-zero-pages': { code: 'zero-quota', model, unit: 'ocr-pages' },
  '429-zero-quota': { code: 'zero-quota', model, unit: 'req' },
  '429-zero-quota-per-second': { code: 'zero-quota', model, unit: 'req' },
  '429-zero-tokens': { code: 'zero-quota', model, unit: 'tokens' },
  '500-internal': { code: 'service', status: 500, correlationId },
  '502-page': { code: 'service', status: 502 },
  '503-capacity': { code: 'capacity', model },
  '503-unavailable': { code: 'service', status: 503 },
  '504-empty': { code: 'service', status: 504 },
};

function refusalOf(name: string) {
  const { status, headers, body } = fixture(name);
  const parsed = typeof body === 'string' ? undefined : body;
  return { status, headers: new Headers(headers), body: parsed, host, now };
}

describe(errorFamily('network', 'the meaning of a refusal'), () => {
  it('has a row for every fixture', () => {
    expect(Object.keys(errors).sort()).toEqual([...fixtureNames()].sort());
  });

  it.each(Object.entries(errors))('%s', (name, error) => {
    expect(httpError({ ...refusalOf(name), model })).toEqual(error);
  });

  it('reports no unknown model if the request named none', () => {
    expect(httpError(refusalOf('400-unknown-model'))).toEqual({ code: 'bad-answer', host });
    expect(httpError(refusalOf('404-retired-model'))).toEqual({ code: 'no-route', host });
  });

  it('does not rely on the message alone', () => {
    const headers = new Headers();
    const body = { message: 'This model is not available in your subscription tier' };
    expect(httpError({ status: 403, headers, body, host, now, model }).code).toBe(
      'request-refused',
    );
    const named = { message: 'Inactive subscription or usage limit reached', code: '42' };
    expect(httpError({ status: 401, headers, body: named, host, now }).code).toBe('key-refused');
    const limit = { message: 'The monthly spending limit is reached' };
    expect(httpError({ status: 403, headers, body: limit, host, now, model }).code).toBe(
      'request-refused',
    );
  });

  it.each([
    null,
    [],
    'text',
    7,
    { message: 7 },
    { detail: {} },
    { message: { detail: [7, null] } },
  ])('takes %j for a body without a word', (body) => {
    const error = httpError({ status: 400, headers: new Headers(), body, host, now, model });
    expect(['request-refused', 'bad-answer']).toContain(error.code);
    if (error.code === 'request-refused') expect(error.detail).toBe('');
  });
});
