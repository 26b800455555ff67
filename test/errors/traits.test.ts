import { describe, expect, test } from 'vitest';
import type { ErrorCode, ErrorData } from '../../src/errors/errors.ts';
import {
  excludesModel,
  failsEveryModel,
  mayBeCharged,
  mostTelling,
  traitsOf,
} from '../../src/errors/traits.ts';
import { everyCode } from '../support/fakes/errors.ts';

/** The documented exit codes, on which scripts depend. */
const promised: Readonly<Record<number, readonly ErrorCode[]>> = {
  2: [
    'usage',
    'key-malformed',
    'request-refused',
    'model-unknown',
    'prompt-too-long',
    'passphrase',
  ],
  4: ['key-missing', 'key-refused', 'key-expired'],
  5: [
    'zero-quota',
    'tier',
    'labs',
    'payment',
    'invoice-unpaid',
    'inactive',
    'allowance-used',
    'monthly-quota',
    'spend-limit',
    'spending-cap',
    'rate-limited',
    'guardrail',
  ],
  6: ['network', 'capacity', 'service', 'bad-answer', 'no-route', 'stream-cut', 'stream-error'],
  7: ['keychain', 'vault', 'connect', 'files', 'program-changed'],
  70: ['bug'],
  130: ['cancelled'],
};

test.each(Object.entries(promised))('exit code %s', (exitCode, codes) => {
  for (const code of codes) expect(traitsOf(code).exit, code).toBe(Number(exitCode));
});

test('every error has one of these exit codes', () => {
  expect(Object.values(promised).flat().toSorted()).toEqual(everyCode.toSorted());
});

describe('the table of traits', () => {
  const codesWhere = (holds: (code: ErrorCode) => boolean) => everyCode.filter(holds).toSorted();

  test('stops trying models after errors of the key, the account, its policy or the connection', () => {
    expect(codesWhere(failsEveryModel)).toEqual(
      [
        'key-missing',
        'key-malformed',
        'key-refused',
        'key-expired',
        'payment',
        'invoice-unpaid',
        'inactive',
        'allowance-used',
        'spend-limit',
        'guardrail',
        'network',
        'bad-answer',
        'no-route',
      ].toSorted(),
    );
  });

  test('closes a model after errors that waiting does not change', () => {
    expect(codesWhere(excludesModel)).toEqual(
      [
        'zero-quota',
        'tier',
        'labs',
        'payment',
        'invoice-unpaid',
        'inactive',
        'allowance-used',
        'monthly-quota',
        'spend-limit',
        'model-unknown',
      ].toSorted(),
    );
  });

  test('counts a call as charged if the service may have answered it', () => {
    const codes = codesWhere((code) => code !== 'network' && traitsOf(code).charged);
    expect(codes).toEqual(
      ['cancelled', 'bad-answer', 'stream-cut', 'stream-error', 'bug'].toSorted(),
    );
    const host = 'api.mistral.ai';
    expect(mayBeCharged({ code: 'network', problem: 'timeout', host })).toBe(true);
    expect(mayBeCharged({ code: 'network', problem: 'dns', host })).toBe(false);
  });

  test('never advises waiting for an error that waiting does not fix', () => {
    for (const code of everyCode) {
      const { remedy, transient } = traitsOf(code);
      if (remedy === 'wait') expect(transient, code).toBe(true);
    }
  });
});

test.each<readonly [readonly ErrorData[], ErrorCode | undefined]>([
  [[], undefined],
  [[{ code: 'tier' }, { code: 'zero-quota' }], 'zero-quota'],
  [[{ code: 'labs' }, { code: 'capacity' }, { code: 'monthly-quota' }], 'monthly-quota'],
  [[{ code: 'model-unknown', model: 'x' }, { code: 'labs' }], 'labs'],
  [
    [
      { code: 'model-unknown', model: 'x' },
      { code: 'rate-limited', seconds: 1 },
    ],
    'rate-limited',
  ],
])('mostTelling of %j is %s', (errors, code) => {
  expect(mostTelling(errors)?.code).toBe(code);
});
