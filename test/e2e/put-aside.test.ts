import { describe, expect, test, vi } from 'vitest';
import { messages as end } from '../../src/wizard/messages.ts';
import { errorFamily, triedErrors } from '../support/rules/error-families.ts';
import type { ProgramTerminal } from '../support/terminal/pty.ts';
import {
  answerWord,
  flat,
  isAt,
  says,
  secret,
  titles,
  wizard,
} from '../support/terminal/screens.ts';
import { inSession } from '../support/terminal/session.ts';
import { saneTerminal } from '../support/terminal/terminal-state.ts';

vi.setConfig({ testTimeout: 60_000 });

/** Expects that the shell has its terminal back, with the earlier content. */
async function expectAside(terminal: ProgramTerminal, times: number): Promise<void> {
  const frame = await terminal.waitFor(new RegExp(`aside ${times}$`));
  expect(frame).toMatch(/^before\n/);
  for (const title of titles.fr) expect(frame).not.toContain(title);
  expect(await terminal.stateAfterExit()).toEqual(saneTerminal);
}

describe(errorFamily('terminal', 'a wizard that is suspended'), () => {
  test('by Ctrl+Z or SIGTSTP gives the terminal back to the shell, and continues until SIGTERM during an answer', async ({
    task,
  }) => {
    triedErrors(task, { terminal: 1, stops: 1 });
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
      await wizard(terminal, { lang: 'fr', paste: secret, from: 'billing', to: 'ask' });
      await terminal.pressUntil('return', says(answerWord));
      terminal.kill('SIGTERM');
      expect(await terminal.waitForExit()).toBe(130);
      expect(await terminal.stateAfterExit()).toEqual(saneTerminal);
      expect(flat(terminal.frame())).toMatch(new RegExp(`aside 2 ${flat(end.fr.leftDemo)}$`));
    });
  });
});
