import { describe, expect, test, vi } from 'vitest';
import { faultFamily } from '../support/fault-families.ts';
import type { ProgramTerminal } from '../support/pty.ts';
import { inSession } from '../support/session.ts';
import { isAt, titles } from '../support/stations.ts';
import { saneTerminal } from '../support/terminal-state.ts';

vi.setConfig({ testTimeout: 60_000 });

/** The shell has its terminal as it was, and what stood in it. */
async function expectAside(terminal: ProgramTerminal, times: number): Promise<void> {
  const frame = await terminal.waitFor(new RegExp(`aside ${times}$`));
  expect(frame).toMatch(/^before\n/);
  for (const title of titles.fr) expect(frame).not.toContain(title);
  expect(await terminal.stateAfterExit()).toEqual(saneTerminal);
}

describe(faultFamily('terminal', 'put aside'), () => {
  test('by Ctrl+Z and by SIGTSTP: the shell has its terminal, and the walk goes on', async () => {
    await inSession({ scenario: undefined }, async (session) => {
      const terminal = await session.start('fr', { demo: true, hasJobs: true });
      await terminal.waitFor(isAt('account', 'fr'));
      await terminal.pressUntil('ctrl+z', /aside 1$/);
      await expectAside(terminal, 1);
      terminal.type('\n');
      await terminal.waitFor(isAt('account', 'fr'));
      await terminal.pressUntil('return', isAt('billing', 'fr'));
      terminal.kill('SIGTSTP');
      await expectAside(terminal, 2);
      terminal.type('\n');
      await terminal.waitFor(isAt('billing', 'fr'));
      terminal.press('ctrl+c');
      expect(await terminal.waitForExit()).toBe(130);
      expect(await terminal.stateAfterExit()).toEqual(saneTerminal);
    });
  });
});
