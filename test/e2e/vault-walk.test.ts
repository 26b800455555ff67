import { readFileSync, statSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { errorMessage } from '../../src/i18n/errors.ts';
import { shared } from '../../src/i18n/messages.ts';
import { defaultWorkFactor } from '../../src/services/vault/wrapping-key.ts';
import { messages as key } from '../../src/steps/key/messages.ts';
import { storeMessages as place } from '../../src/steps/key/store-messages.ts';
import { putCheapVault } from '../support/fakes/cheap-vault.ts';
import { runAge } from '../support/processes/age.ts';
import { startAtCheck } from '../support/terminal/error-screen.ts';
import { expectToLeave } from '../support/terminal/leaving.ts';
import type { ProgramTerminal } from '../support/terminal/pty.ts';
import {
  answerWord,
  choose,
  flat,
  isAt,
  says,
  secret,
  titles,
  wizard,
} from '../support/terminal/screens.ts';
import { inSession, type Session } from '../support/terminal/session.ts';

vi.setConfig({ testTimeout: 90_000 });

const passphrase = 'cheval été, correct 🐎';

describe('the walk without a keychain, to a vault', { tags: ['age'] }, () => {
  it('makes it, opens it in later starts, and age opens it as well', async () => {
    await inSession({ scenario: 'ok' }, async (session) => {
      const vault = join(session.folders.home, '.config/mistral-onboard/vault.age');
      await storeInVault(session, vault);
      await openWithAge(session, vault);
      await goOnWithVault(session, vault);
    });
  });
});

/** Types a passphrase into the field, and waits for what comes of it. */
async function give(terminal: ProgramTerminal, typed: string, outcome: string) {
  await terminal.typeUntil(typed, '•••');
  await terminal.pressUntil('return', (frame) => !frame.includes('•••'));
  return await terminal.waitFor(says(outcome));
}

/** The first start: no bus, so the vault is offered. A short passphrase, two that differ, then one that does. */
async function storeInVault(session: Session, vault: string): Promise<void> {
  const terminal = await startAtCheck(session, 'fr');
  const text = place.fr;
  await terminal.waitFor(isAt('place', 'fr'));
  await choose(terminal, text.vault);
  const frame = await terminal.waitFor(says(text.createRule));
  expect(flat(frame)).toContain(flat(text.createLead(vault)));
  await terminal.typeUntil('un été', says('6 caractères'));
  await terminal.pressUntil('ctrl+u', says(text.placeholder));
  const short = errorMessage('fr', { code: 'passphrase', problem: 'short' });
  await give(terminal, 'court', text.again);
  await give(terminal, 'court', short.message);
  await give(terminal, passphrase, text.again);
  await give(terminal, `${passphrase}x`, text.differs);
  await give(terminal, passphrase, text.again);
  const stored = await give(terminal, passphrase, key.fr.stored);
  expect(flat(stored)).toContain(flat(key.fr.storedVault(vault)));
  const modes = [vault, dirname(vault)].map((path) => (statSync(path).mode & 0o777).toString(8));
  expect(modes).toEqual(['600', '700']);
  await terminal.pressUntil('return', isAt('model', 'fr'));
  await expectToLeave(terminal);
  expect(terminal.everyByte()).not.toContain('cheval');
}

/** The program made it at its usual cost: `age` is seen to bear that here, and nowhere else. */
async function openWithAge({ folders }: Session, vault: string): Promise<void> {
  const [, stanza] = readFileSync(vault, 'latin1').split('\n');
  expect(stanza).toMatch(new RegExp(`^-> scrypt [^ ]+ ${defaultWorkFactor}$`));
  const opened = join(folders.root, 'opened.json');
  expect(await runAge(['--decrypt', '--output', opened, vault], passphrase)).toBe(0);
  expect(JSON.parse(await readFile(opened, 'utf8'))).toEqual({
    version: 1,
    keys: { default: secret },
  });
  await rm(opened);
}

/**
 * A second start, where it was left: the vault is to be opened, and nothing else is asked. That the one of the wizard opens
 * is known by now: one that holds the same, and opens half a second sooner each time, shows the rest.
 */
async function goOnWithVault(session: Session, vault: string): Promise<void> {
  const before = await putCheapVault(session.folders.home, secret, passphrase);
  const terminal = await session.start('en');
  const locked = errorMessage('en', { code: 'passphrase', problem: 'missing' });
  const wrong = errorMessage('en', { code: 'passphrase', problem: 'wrong' });
  await terminal.waitFor(says(locked.message));
  await choose(terminal, shared.en.actions.key);
  await choose(terminal, key.en.unlock);
  await terminal.waitFor(says(place.en.unlockLead(vault)));
  await give(terminal, `${passphrase}x`, wrong.message);
  expect(readFileSync(vault)).toEqual(before);
  await give(terminal, passphrase, titles.en[3] ?? '');
  await wizard(terminal, { lang: 'en', paste: '', from: 'model', to: 'ask' });
  await terminal.pressUntil('return', says(answerWord));
  await expectToLeave(terminal);
  expect(terminal.everyByte()).not.toContain('cheval');
  expect(readFileSync(vault)).toEqual(before);
}
