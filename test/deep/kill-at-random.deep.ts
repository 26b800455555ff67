import { describe, test } from 'vitest';
import { faultFamily, triedFaults } from '../support/fault-families.ts';
import { killAtRandom } from '../support/kill-at-random.ts';

const times = 100;

describe(faultFamily('stops', 'killed with SIGKILL at a random moment'), () => {
  test('what was settled is settled, and nothing half written stays', async ({ task }) => {
    triedFaults(task, times);
    await killAtRandom(times, 2);
  });
});
