import { describe, test, vi } from 'vitest';
import { expectKilledWritesRemoved, killAtRandom } from '../support/processes/kill-at-random.ts';
import { errorFamily, triedErrors } from '../support/rules/error-families.ts';

vi.setConfig({ testTimeout: 90_000 });

const times = 5;

describe(errorFamily('stops', 'killed with SIGKILL at a random moment'), () => {
  test('keeps completed steps, and leaves no partly written file', async ({ task }) => {
    triedErrors(task, times);
    await killAtRandom(times, 1);
  });

  test('leaves no part of keys.json for long, even if the next start saves only progress', async ({
    task,
  }) => {
    triedErrors(task, 1);
    await expectKilledWritesRemoved();
  });
});
