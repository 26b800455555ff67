import { describe, test } from 'vitest';
import { errorFamily, triedErrors } from '../support/rules/error-families.ts';
import { pressAtRandom } from '../wizard/key-presses.ts';

const sequences = 1_000;

describe(errorFamily('keys', 'whatever is pressed'), () => {
  test.for([2, 3, 4, 5, 6, 7, 8, 9, 10, 11])(
    'the wizard neither crashes nor hangs, shows no key, and exits on Ctrl+C: seed %i',
    async (seed, { task }) => {
      triedErrors(task, sequences);
      await pressAtRandom(sequences, seed);
    },
  );
});
