import { expect, test } from 'vitest';
import type { ErrorCode } from '../../src/errors/errors.ts';
import { exitCodeOf } from '../../src/errors/exit-codes.ts';
import { everyCode } from '../support/fakes/errors.ts';

/** What a script that runs the program can tell apart. */
const promised: Readonly<Record<number, readonly ErrorCode[]>> = {
  2: [
    'usage',
    'key-malformed',
    'request-refused',
    'model-unknown',
    'prompt-too-long',
    'passphrase',
  ],
  4: ['key-missing', 'key-refused'],
  5: [
    'zero-quota',
    'tier',
    'labs',
    'payment',
    'inactive',
    'monthly-quota',
    'spend-limit',
    'spending-cap',
    'rate-limited',
  ],
  6: ['network', 'capacity', 'service', 'bad-answer', 'stream-cut', 'stream-error'],
  7: ['keychain', 'vault', 'files', 'program-changed'],
  70: ['bug'],
  130: ['cancelled'],
};

test.each(Object.entries(promised))('%s', (exitCode, codes) => {
  for (const code of codes) expect(exitCodeOf(code), code).toBe(Number(exitCode));
});

test('every fault is among them', () => {
  expect(Object.values(promised).flat().toSorted()).toEqual(everyCode.toSorted());
});
