import { describe, expect, test } from 'vitest';
import { errorFamily, triedErrors } from '../support/rules/error-families.ts';
import { pressAtRandom } from './key-presses.ts';

const sequences = 60;

describe(errorFamily('keys', 'random keys'), () => {
  test('the wizard neither crashes nor hangs, shows no key, and exits on Ctrl+C', async ({
    task,
  }) => {
    triedErrors(task, sequences);
    const seen = await pressAtRandom(sequences, 1);
    expect(seen.size, [...seen].join()).toBeGreaterThan(4);
  }, 120_000);
});
