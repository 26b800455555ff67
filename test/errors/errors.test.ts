import { describe, expect, test } from 'vitest';
import { AppError, type ErrorData, toErrorData } from '../../src/errors/errors.ts';
import { everyError, nameOf } from '../support/fakes/errors.ts';

describe('a thrown AppError', () => {
  test.each(everyError.map((error) => [nameOf(error), error] as const))(
    'carries its error, and has only the code as message: %s',
    (_, error) => {
      const thrown = new AppError(error);
      expect(thrown.message).toBe(error.code);
      expect(`${thrown}`).toBe(`AppError: ${error.code}`);
      expect(toErrorData(thrown)).toBe(error);
    },
  );
});

describe('a key in the place of something else is not repeated', () => {
  const key = 'k4Nq8Zt2Wm6Xs9Rb3Vd7Yf5Hj1Lp0GcA';
  const accepts = { en: 'a', fr: 'b' };
  test.each<ErrorData>([
    {
      code: 'usage',
      problem: 'invalid-value',
      option: 'MISTRAL_ONBOARD_HOME',
      given: key,
      accepts,
    },
    { code: 'usage', problem: 'unknown-command', given: `${key}.py` },
    { code: 'network', problem: 'dns', host: `${key.toLowerCase()}.example` },
    { code: 'network', problem: 'proxy', host: 'api.mistral.ai', proxy: `${key}:8080` },
    { code: 'bad-answer', host: key },
  ])('in $code, $problem', (error) => {
    const kept = new AppError(error).error;
    expect(JSON.stringify(kept).toLowerCase()).not.toContain(key.toLowerCase());
    expect(JSON.stringify(kept)).toContain('…');
    expect(kept).toMatchObject({ code: error.code });
  });

  test('other values are kept', () => {
    const error = { code: 'network', problem: 'dns', host: 'api.mistral.ai' } as const;
    expect(new AppError(error).error).toBe(error);
  });
});

describe('any other thrown value becomes an AppError', () => {
  class Odd extends Error {
    override name = 'Odd';
  }

  test.each<readonly [string, unknown, ErrorData]>([
    ['an abort', new DOMException('gone', 'AbortError'), { code: 'cancelled' }],
    ['an abort of Node’s', AbortSignal.abort().reason, { code: 'cancelled' }],
    [
      'an error',
      new TypeError('x is not a function'),
      { code: 'bug', detail: 'TypeError: x is not a function' },
    ],
    [
      'an error whose words hold a key and an escape',
      new TypeError('Bearer hJ4kL6zX8cV1bN3mQ5wE7rT9yU2iO4pA\x1b[2J is no header'),
      { code: 'bug', detail: 'TypeError: Bearer … [2J is no header' },
    ],
    [
      'an error of many words',
      new Error('x '.repeat(500)),
      { code: 'bug', detail: `Error: ${'x '.repeat(146)}x…` },
    ],
    [
      'a chunk of the program that is gone',
      Object.assign(new Error('Cannot find module'), { code: 'MODULE_NOT_FOUND' }),
      { code: 'program-changed' },
    ],
    [
      'a part of the program that is gone',
      Object.assign(new Error('Cannot find module'), { code: 'ERR_MODULE_NOT_FOUND' }),
      { code: 'program-changed' },
    ],
    ['an error of a class of its own', new Odd('why'), { code: 'bug', detail: 'Odd: why' }],
    ['an error without words', new Error(), { code: 'bug', detail: 'Error: ' }],
    ['a text', 'hJ4kL6zX8cV1bN3mQ5wE7rT9yU2iO4pA', { code: 'bug', detail: 'string' }],
    ['an object', { code: 'cancelled' }, { code: 'bug', detail: 'object' }],
    ['nothing', undefined, { code: 'bug', detail: 'undefined' }],
    ['null', null, { code: 'bug', detail: 'object' }],
  ])('%s', (_, thrown, error) => {
    expect(toErrorData(thrown)).toEqual(error);
  });
});
