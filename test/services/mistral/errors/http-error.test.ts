import { describe, expect, it } from 'vitest';
import { httpError } from '../../../../src/services/mistral/errors/http-error.ts';
import { errorFamily } from '../../../support/rules/error-families.ts';
import { fixture, fixtureNames } from '../fixture.ts';
import { errorsFor } from './expected-errors.ts';

const host = 'api.test';
const now = Date.UTC(2026, 10, 20, 9, 0, 0);
const model = 'mistral-small-latest';
const errors = errorsFor({ host, model });

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
  ])('reads no message from %j', (body) => {
    const error = httpError({ status: 400, headers: new Headers(), body, host, now, model });
    expect(['request-refused', 'bad-answer']).toContain(error.code);
    if (error.code === 'request-refused') expect(error.detail).toBe('');
  });
});

it.each([
  ['API key expired on 2026-09-08', '2026-09-08'],
  ['API key expired at 2026-09-08T10:00:00+02:00', '2026-09-08'],
  ['API key expired on 2026/09/08.', '2026-09-08'],
  ['API key expired on 8 September 2026', '2026-09-08'],
  ['API key expired on Sep 8, 2026', '2026-09-08'],
  ['API key expired on 2026-13-45', undefined],
  ['API key expired on some day', undefined],
])('reads the day in “%s”', (detail, date) => {
  const refusal = { status: 401, body: { detail }, headers: new Headers(), host, now: 0 };
  expect(httpError(refusal)).toEqual({ code: 'key-expired', ...(date && { date }) });
});
