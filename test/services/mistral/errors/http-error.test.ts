import { describe, expect, it } from 'vitest';
import type { ErrorData } from '../../../../src/errors/errors.ts';
import { httpError } from '../../../../src/services/mistral/errors/http-error.ts';
import { errorFamily } from '../../../support/rules/error-families.ts';
import { fixture, fixtureNames } from '../fixture.ts';

const host = 'api.test';
const now = Date.UTC(2026, 10, 20, 9, 0, 0);
const model = 'mistral-small-latest';
const limited = (seconds: number): ErrorData => ({ code: 'rate-limited', seconds });
const refused = (status: number, detail: string): ErrorData => ({
  code: 'request-refused',
  status,
  detail,
});

const errors: Readonly<Record<string, ErrorData>> = {
  '204-nothing': { code: 'bad-answer', host },
  '301-elsewhere': { code: 'network', problem: 'redirect', host },
  '400-context-too-long': refused(
    400,
    'Prompt contains 300000 tokens and 0 draft tokens, too large for model with 262144 maximum context length',
  ),
  '400-escape-sequences': refused(400, 'bad value second line'),
  '400-unknown-model': { code: 'model-unknown', model },
  '401-gateway': { code: 'key-refused' },
  '401-inactive': { code: 'inactive' },
  '401-invalid': { code: 'key-refused' },
  '401-page': { code: 'key-refused' },
  '401-revoked': { code: 'key-refused' },
  '402-empty': { code: 'payment' },
  '402-no-payment-method': { code: 'payment' },
  '403-firewall-page': { code: 'bad-answer', host },
  '403-inactive': { code: 'inactive' },
  '403-labs': { code: 'labs', model },
  '403-labs-code-number': { code: 'labs', model },
  '403-spend-limit': { code: 'spend-limit' },
  '403-tier': { code: 'tier', model },
  '403-tier-type-only': { code: 'tier', model },
  '403-unnamed': refused(403, 'Forbidden for this workspace'),
  '404-page': { code: 'bad-answer', host },
  '404-retired-model': { code: 'model-unknown', model },
  '407-proxy': { code: 'network', problem: 'proxy', host },
  '408-timeout': { code: 'service', status: 408 },
  '413-too-large': refused(413, 'Request size limit exceeded'),
  '422-detail-text': refused(422, 'temperature must be at most 1.5'),
  '422-extra-field': refused(422, 'body.store: Extra inputs are not permitted'),
  '422-extra-field-wrapped': refused(422, 'body.stream_options: Extra inputs are not permitted'),
  '422-message-list': refused(422, "body.messages.0.role: Input should be 'user'; and more"),
  '422-wrapped-in-error': refused(422, 'input is empty'),
  '429-capacity': { code: 'capacity', model },
  '429-capacity-code-only': { code: 'capacity', model },
  '429-capacity-pending': { code: 'capacity', model },
  '429-minute-used-up': limited(60),
  '429-monthly-quota': { code: 'monthly-quota' },
  '429-no-headers': limited(5),
  '429-old-limiter': limited(5),
  '429-page': limited(5),
  '429-rate-limit': limited(3),
  '429-retry-absurd': limited(86_400),
  '429-retry-date': limited(42),
  '429-retry-fraction': limited(1),
  '429-retry-nonsense': limited(5),
  '429-retry-past': limited(1),
  '429-spend-limit': { code: 'spend-limit' },
  '429-ten-seconds-used-up': limited(10),
  '429-zero-quota': { code: 'zero-quota', model },
  '429-zero-quota-per-second': { code: 'zero-quota', model },
  '429-zero-tokens': { code: 'zero-quota', model },
  '500-internal': { code: 'service', status: 500, correlationId: '01933b1e-7a' },
  '502-page': { code: 'service', status: 502 },
  '503-capacity': { code: 'capacity', model },
  '503-unavailable': { code: 'service', status: 503 },
};

function refusalOf(name: string) {
  const { status, headers, body } = fixture(name);
  const parsed = typeof body === 'string' ? undefined : body;
  return { status, headers: new Headers(headers), body: parsed, host, now };
}

describe(errorFamily('network', 'what a refusal stands for'), () => {
  it('has a row for every fixture', () => {
    expect(Object.keys(errors).sort()).toEqual([...fixtureNames()].sort());
  });

  it.each(Object.entries(errors))('%s', (name, error) => {
    expect(httpError({ ...refusalOf(name), model })).toEqual(error);
  });

  it.each(['400-unknown-model', '404-retired-model'])(
    '%s to a request without a model is not the API',
    (name) => {
      expect(httpError(refusalOf(name))).toEqual({ code: 'bad-answer', host });
    },
  );

  it('does not go by the message alone', () => {
    const headers = new Headers();
    const body = { message: 'This model is not available in your subscription tier' };
    expect(httpError({ status: 403, headers, body, host, now, model }).code).toBe(
      'request-refused',
    );
    const named = { message: 'Inactive subscription or usage limit reached', code: '42' };
    expect(httpError({ status: 401, headers, body: named, host, now }).code).toBe('key-refused');
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
