import { describe, expect, test, vi } from 'vitest';
import { shared } from '../../src/i18n/messages.ts';
import { leftovers } from '../support/network/leak-checks.ts';
import { makeFolders, programFile } from '../support/processes/program.ts';
import { errorFamily } from '../support/rules/error-families.ts';
import {
  answerWord,
  isAt,
  type ScreenStop,
  says,
  secret,
  stepTitle,
} from '../support/terminal/screens.ts';
import { Tmux } from '../support/terminal/tmux.ts';

vi.setConfig({ testTimeout: 90_000 });

const path: readonly ScreenStop[] = [
  'account',
  'billing',
  'paste',
  'place',
  'stored',
  'model',
  'ask',
];

/** Runs the wizard up to the middle of the first answer. */
async function wizardToStream(tmux: Tmux): Promise<void> {
  for (const screen of path) {
    const isHere = isAt(screen, 'fr');
    await tmux.waitFor(isHere);
    if (screen === 'paste') await tmux.until('•••', () => tmux.paste(secret));
    await tmux.until(
      (frame) => !isHere(frame),
      () => tmux.press('Enter'),
    );
  }
  await tmux.waitFor(says(answerWord));
}

describe(errorFamily('terminal', 'tmux'), { tags: ['tmux'] }, () => {
  test('shows the wizard in a pane of any size, and restores the pane', async () => {
    const folders = await makeFolders();
    const tmux = new Tmux(folders.temp, folders.variables);
    try {
      tmux.type('clear; for n in 1 2 3 4 5 6 7 8 9; do echo "before $n"; echo; echo; echo; done\n');
      await tmux.waitFor('before 9');
      const before = tmux.frame(true);
      tmux.type(`'${process.execPath}' '${programFile()}' --demo --lang fr; echo "code $?"\n`);
      await wizardToStream(tmux);
      expect(tmux.state()).toMatchObject({ alternateScreen: true });
      tmux.resize(40, 12);
      await tmux.waitFor(
        (frame) => frame.startsWith(stepTitle('chat', 'fr')) && says(shared.fr.stop)(frame),
      );
      tmux.resize(80, 24);
      await tmux.waitFor(isAt('answered', 'fr'));
      tmux.press('C-c');
      const after = await tmux.waitFor('code 130');
      expect(leftovers(after)).toEqual([]);
      expect(tmux.frame(true).startsWith(before)).toBe(true);
      expect(tmux.state()).toEqual({ alternateScreen: false, cursorShown: true });
      tmux.paste('stty -a');
      tmux.press('Enter');
      const shown = await tmux.waitFor(/\biexten\b/);
      expect(shown).toMatch(/^\$ stty -a$/m);
      expect(shown).toMatch(/(?<!-)\bicanon\b/);
      expect(shown).toMatch(/(?<!-)\becho\b/);
    } finally {
      tmux.end();
      await folders.remove();
    }
  });
});
