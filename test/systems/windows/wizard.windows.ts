import { describe, expect, test } from 'vitest';
import { secret, wizard } from '../../support/terminal/screens.ts';
import { makeHome, startInWineTerminal } from './wine.ts';

describe('the wizard on Windows', () => {
  test('reaches the end of the demo', async () => {
    const terminal = await startInWineTerminal(['--demo', '--lang', 'en']);
    try {
      await wizard(terminal, { lang: 'en', paste: secret, to: 'done' });
      expect(await terminal.pressToEnd('return')).toBe(0);
    } finally {
      await terminal.close();
    }
  });

  test('reaches the end with a key in the Credential Manager', async () => {
    const home = makeHome();
    const profile = ['--profile', 'wizard'];
    const terminal = await startInWineTerminal(['--lang', 'fr', ...profile], home);
    try {
      await wizard(terminal, { lang: 'fr', paste: secret, to: 'done' });
      expect(await terminal.pressToEnd('return')).toBe(0);
      expect(terminal.everyByte()).not.toContain(secret);
      const { stdout } = await home.run(['key', 'print', ...profile]);
      expect(stdout.trim()).toBe(secret);
    } finally {
      await terminal.close();
      await home.run(['key', 'remove', ...profile]);
      home.remove();
    }
  });
});
