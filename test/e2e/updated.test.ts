import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { errorMessage } from '../../src/i18n/errors.ts';
import { messages } from '../../src/wizard/messages.ts';
import { copyProgram } from '../support/processes/program.ts';
import { errorFamily } from '../support/rules/error-families.ts';
import { isAt } from '../support/terminal/screens.ts';
import { inSession } from '../support/terminal/session.ts';
import { saneTerminal } from '../support/terminal/terminal-state.ts';

vi.setConfig({ testTimeout: 60_000 });

/** Removes white space, because the terminal breaks lines anywhere. */
const bare = (text: string) => text.replaceAll(/\s+/g, '');

describe(errorFamily('files', 'an update while the wizard runs'), () => {
  test('prints one sentence, exits with 7, restores the terminal, and retains saved answers', async () => {
    await inSession({ scenario: undefined }, async (session) => {
      const copy = await copyProgram(join(session.folders.root, 'copy'));
      const terminal = await session.start('fr', {
        program: join(copy, 'bin/mistral-onboard.cjs'),
      });
      await terminal.waitFor(isAt('account', 'fr'));
      await terminal.pressUntil('return', isAt('billing', 'fr'));
      for (const name of await readdir(join(copy, 'dist'))) {
        await rm(join(copy, 'dist', name), { recursive: true });
      }
      expect(await terminal.pressToEnd('return')).toBe(7);
      expect(await terminal.stateAfterExit()).toEqual(saneTerminal);
      const { title, message } = errorMessage('fr', { code: 'program-changed' });
      expect(bare(terminal.frame())).toBe(bare(`${title}${message}${messages.fr.left}`));
      const next = await session.start('fr');
      await next.waitFor(isAt('paste', 'fr'));
    });
  });
});
