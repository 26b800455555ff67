import { readFileSync, statSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { doctorMessages } from '../../src/core/doctor/messages.ts';
import { errorMessage } from '../../src/i18n/errors.ts';
import { shared } from '../../src/i18n/messages.ts';
import { defaultWorkFactor } from '../../src/services/vault/wrapping-key.ts';
import { messages as key } from '../../src/steps/key/messages.ts';
import { storeMessages } from '../../src/steps/key/store-messages.ts';
import { characters } from '../../src/ui/keys.ts';
import { copyWithoutLibrary } from '../support/fakes/broken-keytar.ts';
import { putCheapVault } from '../support/fakes/cheap-vault.ts';
import { leftovers } from '../support/network/leak-checks.ts';
import { runAge } from '../support/processes/age.ts';
import { makeFolders } from '../support/processes/program.ts';
import { startAtCheck } from '../support/terminal/error-screen.ts';
import { expectToLeave } from '../support/terminal/leaving.ts';
import type { ProgramTerminal } from '../support/terminal/pty.ts';
import {
  choose,
  flat,
  isAt,
  says,
  secret,
  stepTitle,
  wizard,
} from '../support/terminal/screens.ts';
import { inSession, type Session } from '../support/terminal/session.ts';

vi.setConfig({ testTimeout: 90_000 });

const passphrase = 'cheval été, correct 🐎';

// Only Node: no program on PATH, and no libsecret for the keychain.
const prefix = ['env', 'PATH=/nowhere'];
/** Content of the vault that the first start created, with the default work factor. */
let firstVault: Buffer;

describe('the wizard on a machine that has only Node', () => {
  test('creates a vault, opens it in a later start, and reaches its last screen', async () => {
    await inSession({ scenario: 'ok' }, async (session) => {
      const vault = join(session.folders.home, '.config/mistral-onboard/vault.age');
      const program = await copyWithoutLibrary(session.folders.root);
      await storeInVault(session, vault, program);
      firstVault = readFileSync(vault);
      await continueWithVault(session, vault, program);
    });
  });

  test('creates a vault that age can open', { tags: ['age'] }, async () => {
    const folders = await makeFolders();
    const [vault, opened] = [join(folders.home, 'vault.age'), join(folders.home, 'opened.json')];
    try {
      await writeFile(vault, firstVault);
      expect(await runAge(['--decrypt', '--output', opened, vault], passphrase)).toBe(0);
      const content = JSON.parse(await readFile(opened, 'utf8'));
      expect(content).toEqual({ version: 1, keys: { default: secret } });
    } finally {
      await folders.remove();
    }
  });
});

/** Types a passphrase into the field, and waits for the result. */
async function enterPassphrase(terminal: ProgramTerminal, typed: string, outcome: string) {
  await terminal.typeUntil(typed, '•••');
  await terminal.pressUntil('return', (frame) => !frame.includes('•••'));
  return await terminal.waitFor(says(outcome));
}

/**
 * The first start: without the library, the wizard offers the vault. Tries a short passphrase, two different ones, then
 * a valid one.
 */
async function storeInVault(session: Session, vault: string, program: string): Promise<void> {
  const terminal = await startAtCheck(session, 'fr', { program, prefix });
  const text = storeMessages.fr;
  const missing = { code: 'keychain', problem: 'library-missing', detail: '' } as const;
  const offer = flat(await terminal.waitFor(isAt('place', 'fr')));
  expect(offer.split(flat(errorMessage('fr', missing).message))).toHaveLength(2);
  await choose(terminal, text.vault);
  const frame = await terminal.waitFor(says(text.createRule));
  expect(flat(frame)).toContain(flat(text.createLead(vault)));
  await terminal.typeUntil('un été', says('6 caractères'));
  await terminal.pressUntil('ctrl+u', says(text.placeholder));
  const short = errorMessage('fr', { code: 'passphrase', problem: 'short' });
  await enterPassphrase(terminal, 'court', short.message);
  await enterPassphrase(terminal, passphrase, text.again);
  await enterPassphrase(terminal, `${passphrase}x`, text.differs);
  await enterPassphrase(terminal, passphrase, text.again);
  const stored = await enterPassphrase(terminal, passphrase, key.fr.stored);
  expect(flat(stored)).toContain(flat(key.fr.storedVault(vault)));
  const modes = [vault, dirname(vault)].map((path) => (statSync(path).mode & 0o777).toString(8));
  expect(modes).toEqual(['600', '700']);
  const [, stanza] = readFileSync(vault, 'latin1').split('\n');
  expect(stanza).toMatch(new RegExp(`^-> scrypt [^ ]+ ${defaultWorkFactor}$`));
  await terminal.pressUntil('return', isAt('model', 'fr'));
  await expectToLeave(terminal);
  expect(terminal.everyByte()).not.toContain('cheval');
  expect(leftovers(terminal.everyByte())).toEqual([]);
}

/**
 * A second start continues where the first one ended: it asks only for the passphrase. Uses a vault with the same
 * content that opens at once, because the first start already showed that the wizard's own vault opens.
 */
async function continueWithVault(session: Session, vault: string, program: string): Promise<void> {
  const before = await putCheapVault(session.folders.home, secret, passphrase);
  const project = await unreadableRepository(session);
  const terminal = await session.start('en', { program, prefix, cwd: project });
  const locked = errorMessage('en', { code: 'passphrase', problem: 'missing' });
  const wrong = errorMessage('en', { code: 'passphrase', problem: 'wrong' });
  await terminal.waitFor(says(locked.message));
  await choose(terminal, shared.en.actions.key);
  await choose(terminal, key.en.unlock);
  await terminal.waitFor(says(storeMessages.en.unlockLead(vault)));
  await enterPassphrase(terminal, `${passphrase}x`, wrong.message);
  expect(readFileSync(vault)).toEqual(before);
  await enterPassphrase(terminal, passphrase, stepTitle('model', 'en'));
  await wizard(terminal, { lang: 'en', paste: '', from: 'model', to: 'practices' });
  await terminal.typeUntil(characters.check, says(doctorMessages.en.noProgram));
  await wizard(terminal, { lang: 'en', paste: '', from: 'practices', to: 'done' });
  expect(await terminal.pressToEnd('return')).toBe(0);
  expect(terminal.everyByte()).not.toContain('cheval');
  expect(leftovers(terminal.everyByte())).toEqual([]);
  expect(readFileSync(vault)).toEqual(before);
}

/** Creates a folder with a git repository, which a machine without git cannot read. */
async function unreadableRepository({ folders }: Session): Promise<string> {
  const project = join(folders.home, 'project');
  await mkdir(join(project, '.git'), { recursive: true });
  await writeFile(join(project, '.git/HEAD'), 'ref: refs/heads/main\n');
  return project;
}
