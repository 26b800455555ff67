import { expect, test, vi } from 'vitest';
import { partsOf } from '../support/network/leak-checks.ts';
import { serveFile } from '../support/network/served.ts';
import {
  inTerminal,
  isSecret,
  onMachine,
  passphrase,
  secret,
  withPassphrase,
} from '../support/processes/machine.ts';
import { saneTerminal } from '../support/terminal/terminal-state.ts';

vi.setConfig({ testTimeout: 90_000 });

const served = serveFile();

test('asks for the key and the passphrase without echo, and restores the terminal', async () => {
  await onMachine(served(), async ({ variables, run }) => {
    await inTerminal(['key', 'set', '--store', 'vault'], variables, async (terminal) => {
      await terminal.waitFor('press Enter:');
      terminal.paste(`${secret}\n`);
      await terminal.waitFor('at least 8 characters:');
      terminal.type('short\r');
      await terminal.waitFor('Repeat the passphrase:');
      terminal.type('short\r');
      await terminal.waitFor(/needs at least 8[\s\S]+at least 8 characters:/);
      terminal.type(`${passphrase}x\x7f\r`);
      await terminal.waitFor(/Repeat the passphrase:[\s\S]+Repeat the passphrase:/);
      terminal.type(`${passphrase}\r`);
      await terminal.waitFor('Stored in the vault');
      expect(await terminal.waitForExit()).toBe(0);
      expect(partsOf(secret, terminal.everyByte())).toEqual([]);
      expect(terminal.everyByte()).not.toContain('correct');
      expect(await terminal.stateAfterExit()).toEqual(saneTerminal);
    });
    const opened = await run(['exec', '--', 'sh', '-c', isSecret], {
      ...withPassphrase,
      EXPECTED: secret,
    });
    expect(opened.stdout).toBe('it is\n');
  });
});

test.each(['ctrl+c', 'hang up'])('%s at the prompt stores nothing', async (how) => {
  await onMachine(served(), async ({ variables, run }) => {
    await inTerminal(['key', 'set'], variables, async (terminal) => {
      await terminal.waitFor('press Enter:');
      terminal.type(secret);
      await terminal.waitFor('***');
      if (how === 'ctrl+c') {
        terminal.press('ctrl+c');
        expect(await terminal.waitForExit()).toBe(130);
        expect(await terminal.stateAfterExit()).toEqual(saneTerminal);
      } else await terminal.hangUp();
      await terminal.exited;
      expect(partsOf(secret, terminal.everyByte())).toEqual([]);
    });
    const status = await run(['key', 'status', '--json']);
    expect(JSON.parse(status.stdout)).toMatchObject({ ok: true, profiles: [] });
  });
});
