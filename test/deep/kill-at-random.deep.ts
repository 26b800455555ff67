import { describe, test } from 'vitest';
import { killAtRandom } from '../support/processes/kill-at-random.ts';
import { errorFamily, triedErrors } from '../support/rules/error-families.ts';

const times = 100;

describe(errorFamily('stops', 'killed with SIGKILL at a random moment'), () => {
  test('what was settled is settled, and nothing half written stays', async ({ task }) => {
    triedErrors(task, times);
    await killAtRandom(times, 2);
  });
});
