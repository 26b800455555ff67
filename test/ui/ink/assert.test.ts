import { expect, test } from 'vitest';
import { equal } from '../../../src/ui/ink/assert.ts';

test('throws TypeError with the message if the values differ', () => {
  expect(() => equal('object', 'function', 'no function')).toThrow(new TypeError('no function'));
  expect(() => equal('function', 'function', 'no function')).not.toThrow();
});
