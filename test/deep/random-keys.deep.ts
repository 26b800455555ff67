import { describe, test } from 'vitest';
import { faultFamily, triedFaults } from '../support/rules/fault-families.ts';
import { pressAtRandom } from '../wizard/key-presses.ts';

const sequences = 1_000;

describe(faultFamily('keys', 'whatever is pressed'), () => {
  test.for([2, 3, 4, 5, 6, 7, 8, 9, 10, 11])(
    'the walk neither crashes nor hangs, shows no key, and Ctrl+C leaves: seed %i',
    async (seed, { task }) => {
      triedFaults(task, sequences);
      await pressAtRandom(sequences, seed);
    },
  );
});
