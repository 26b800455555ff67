import { expect, test, vi } from 'vitest';
import { inTerminal, onMachine } from '../support/processes/machine.ts';
import { isAt, says, secret, wizard } from '../support/terminal/screens.ts';

vi.setConfig({ testTimeout: 60_000 });

/** A question that belongs to no language. */
const question = 'haiku';
/** A line of the answer in each language. */
const lines = { en: 'seems to hold its breath', fr: 'retient son souffle' };

test('the demo answers a question of unclear language in the language of the command', async () => {
  await onMachine({}, async ({ run }) => {
    for (const lang of ['en', 'fr'] as const) {
      const { stdout } = await run(['chat', '--demo', '--lang', lang, question]);
      expect(stdout).toContain(lines[lang]);
    }
  });
});

test('the demo answers a question of unclear language in the language chosen with Ctrl+L', async () => {
  await onMachine({}, async ({ variables }) => {
    await inTerminal(['--demo', '--lang', 'en'], variables, async (terminal) => {
      await wizard(terminal, { lang: 'en', paste: secret, to: 'ask' });
      await terminal.pressUntil('ctrl+l', isAt('ask', 'fr'));
      await terminal.typeUntil(question, says(question));
      await terminal.pressUntil('return', says(lines.fr));
    });
  });
});
