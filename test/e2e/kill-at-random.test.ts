import { describe, test, vi } from 'vitest';
import { killAtRandom } from '../support/processes/kill-at-random.ts';
import { faultFamily, triedFaults } from '../support/rules/fault-families.ts';

vi.setConfig({ testTimeout: 90_000 });

const times = 5;

describe(faultFamily('stops', 'killed with SIGKILL at a random moment'), () => {
  test('what was settled is settled, and nothing half written stays', async ({ task }) => {
    triedFaults(task, times);
    await killAtRandom(times, 1);
  });
});
