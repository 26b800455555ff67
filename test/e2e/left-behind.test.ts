import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, test, vi } from 'vitest';
import { messages as key } from '../../src/steps/key/messages.ts';
import { storeMessages } from '../../src/steps/key/store-messages.ts';
import { characters } from '../../src/ui/keys.ts';
import { createFakeClipboard } from '../support/fakes/fake-clipboard.ts';
import { keyringParts, startKeyring } from '../support/processes/keyring.ts';
import type { Variables } from '../support/processes/program.ts';
import { expectToLeave } from '../support/terminal/leaving.ts';
import { choose, flat, isAt, says, secret, wizard } from '../support/terminal/screens.ts';
import { inSession } from '../support/terminal/session.ts';

vi.setConfig({ testTimeout: 90_000 });

/** Stores the key found in a `.env`, and has the wizard remove it from the file. */
async function removeFromDotenv(variables: Variables): Promise<void> {
  await inSession({ scenario: 'ok', variables }, async (session) => {
    const cwd = join(session.folders.root, 'project');
    const path = join(cwd, '.env');
    // Content of an old editor: CR LF line ends, Latin-1 letters, no line end at the end.
    const before = Buffer.from('# clé du projet\r\n\tDEBUG = "a\nb"\r\n\r\n', 'latin1');
    const after = Buffer.from('# MISTRAL_API_KEY=\r\nLAST=été', 'latin1');
    const line = `export MISTRAL_API_KEY='${secret}' # mine\r\n`;
    await mkdir(cwd);
    await writeFile(path, Buffer.concat([before, Buffer.from(line), after]), { mode: 0o640 });

    const terminal = await session.start('en', { cwd });
    await wizard(terminal, { lang: 'en', paste: '', to: 'billing' });
    await terminal.pressUntil('return', says(key.en.foundLead));
    await choose(terminal, key.en.chooseStore(path, secret.slice(-4)));
    const frame = await terminal.waitFor(says(key.en.stored));
    expect(flat(frame)).toContain(flat(key.en.inPlainText(path)));
    await terminal.typeUntil(characters.remove, says(key.en.copiesRemoved(path)));
    expect(await readFile(path)).toEqual(Buffer.concat([before, after]));
    expect((await stat(path)).mode & 0o777).toBe(0o640);
    await expectToLeave(terminal);
    expect(terminal.everyByte()).not.toContain(storeMessages.en.vault);
  });
}

describe('a key in a .env', { tags: [...keyringParts] }, () => {
  it('is stored, and removed from the file without any other change', async () => {
    const keyring = await startKeyring('unlocked');
    try {
      await removeFromDotenv({ ...keyring.variables, MISTRAL_ONBOARD_STORE: 'keychain' });
    } finally {
      await keyring.stop();
    }
  });
});

test('clears a key from the clipboard; MISTRAL_ONBOARD_STORE overrides the recorded store', async () => {
  const variables = { MISTRAL_ONBOARD_STORE: 'memory' };
  await inSession({ scenario: 'ok', variables }, async (session) => {
    const { home, root } = session.folders;
    const clipboard = await createFakeClipboard(join(root, 'clipboard'));
    await clipboard.put(`MISTRAL_API_KEY=${secret}\n`);
    // The vault was chosen before, but the variable takes precedence.
    const record = { store: 'vault', createdAt: '2025-01-01T00:00:00Z', lastFour: 'abcd' };
    await mkdir(join(home, '.config/mistral-onboard'), { recursive: true, mode: 0o700 });
    const records = JSON.stringify({ default: record });
    await writeFile(join(home, '.config/mistral-onboard/keys.json'), records, { mode: 0o600 });

    const terminal = await session.start('fr', { variables: clipboard.variables });
    await wizard(terminal, { lang: 'fr', paste: '', to: 'paste' });
    await terminal.pasteUntil(`MISTRAL_API_KEY=${secret}`, '•••');
    await terminal.pressUntil('return', (frame) => !isAt('paste', 'fr')(frame));
    const frame = await terminal.waitFor(says(key.fr.onClipboard));
    expect(flat(frame)).toContain(flat(key.fr.storedSession));
    await terminal.typeUntil(characters.clipboard, says(key.fr.cleared));
    expect(await clipboard.text()).toBe('');
    await expectToLeave(terminal);
    expect(terminal.everyByte()).not.toContain(storeMessages.fr.vault);
  });
});
