import { describe, expect, test } from 'vitest';
import { retryWait } from '../../../../src/services/mistral/errors/retry-seconds.ts';
import { errorFamily } from '../../../support/rules/error-families.ts';

const now = Date.UTC(2026, 10, 20, 9, 0, 0);
const guess = 5;
const day = 86_400;

const asked = (value: string | undefined, more: Readonly<Record<string, string>> = {}) =>
  new Headers({ ...(value !== undefined && { 'retry-after': value }), ...more });

describe(errorFamily('network', 'the retry time of a 429'), () => {
  test.each([
    ['in seconds', '3', 3],
    ['in seconds, with spaces', '  7 ', 7],
    ['with a fraction', '0.2', 1],
    ['in no time', '0', 1],
    ['in a day', '86400', day],
    ['in ages', '99999999999999999999', day],
    ['in so many digits that they are no number', '9'.repeat(400), day],
    ['in less than no time', '-5', guess],
    ['with a sign', '+5', guess],
    ['with an exponent', '1e3', guess],
    ['in hexadecimal', '0x10', guess],
    ['with a unit', '10s', guess],
    ['in other digits', '\u00b2', guess],
    ['twice', '3, 4', guess],
    ['with more behind it', '5; please', guess],
    ['in as many seconds as a year has a name', '2026', 2026],
    ['as a word', 'soon', guess],
    ['as a number that is none', 'NaN', guess],
    ['as one without an end', 'Infinity', guess],
    ['not at all', undefined, guess],
    ['by nothing', '', guess],
    ['as a date', 'Fri, 20 Nov 2026 09:00:42 GMT', 42],
    ['as a date of the old kind', 'Friday, 20-Nov-26 09:00:42 GMT', 42],
    ['as a date of the oldest kind', 'Fri Nov 20 09:00:42 2026', 42],
    ['as a date in the past', 'Fri, 20 Nov 2026 08:00:00 GMT', 1],
    ['as a date of another century', 'Fri, 20 Nov 2126 09:00:00 GMT', day],
    ['as a date that never is', 'Fri, 45 Nov 2026 99:00:00 GMT', guess],
    ['as a date of a program', '2026-11-20T09:00:42Z', 42],
  ])('%s', (_, value, seconds) => {
    expect(retryWait(asked(value), [], now)).toEqual(
      seconds === guess && value !== '5' ? { seconds } : { seconds, isAsked: true },
    );
  });

  const date = 'Fri, 20 Nov 2026 09:00:42 GMT';
  test.each([
    ['an hour behind', 'Fri, 20 Nov 2026 10:00:00 GMT', 'Fri, 20 Nov 2026 10:00:42 GMT'],
    ['a day ahead', 'Thu, 19 Nov 2026 09:00:00 GMT', 'Thu, 19 Nov 2026 09:00:42 GMT'],
    ['right', 'Fri, 20 Nov 2026 09:00:00 GMT', date],
  ])('by the clock of the service, if that of this machine is %s', (_, theirs, until) => {
    expect(retryWait(asked(until, { date: theirs }), [], now)).toEqual({
      seconds: 42,
      isAsked: true,
    });
  });

  test('uses the local clock if the answer has no date', () => {
    expect(retryWait(asked(date, { date: 'today' }), [], now).seconds).toBe(42);
  });
});
