import { describe, test, vi } from 'vitest';
import { faultFamily, triedFaults } from '../support/fault-families.ts';
import { killAtRandom } from '../support/kill-at-random.ts';

vi.setConfig({ testTimeout: 90_000 });

const times = 5;

describe(faultFamily('stops', 'killed with SIGKILL at a random moment'), () => {
  test('what was settled is settled, and nothing half written stays', async ({ task }) => {
    triedFaults(task, times);
    await killAtRandom(times, 1);
  });
});
