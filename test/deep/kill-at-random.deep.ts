import { describe, test } from 'vitest';
import { killAtRandom } from '../support/processes/kill-at-random.ts';
import { errorFamily, triedErrors } from '../support/rules/error-families.ts';

const times = 100;

describe(errorFamily('stops', 'killed with SIGKILL at a random moment'), () => {
  test('keeps completed steps, and leaves no partly written file', async ({ task }) => {
    triedErrors(task, times);
    await killAtRandom(times, 2);
  });
});
