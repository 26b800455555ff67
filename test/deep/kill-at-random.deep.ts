import { describe, test } from 'vitest';
import { killAtRandom } from '../support/processes/kill-at-random.ts';
import { faultFamily, triedFaults } from '../support/rules/fault-families.ts';

const times = 100;

describe(faultFamily('stops', 'killed with SIGKILL at a random moment'), () => {
  test('what was settled is settled, and nothing half written stays', async ({ task }) => {
    triedFaults(task, times);
    await killAtRandom(times, 2);
  });
});
