import { readFile } from 'node:fs/promises';
import { describe, expect, it, vi } from 'vitest';
import { keychainFixMessages } from '../../src/core/keys/keychain-fix-messages.ts';
import { fixKeychain } from '../../src/core/keys/keychain-fixes.ts';
import type { KeychainProblem } from '../../src/errors/errors.ts';
import { errorMessage } from '../../src/i18n/errors.ts';
import type { Lang } from '../../src/i18n/languages.ts';
import { shared } from '../../src/i18n/messages.ts';
import { readSystem } from '../../src/services/system.ts';
import { storeMessages } from '../../src/steps/key/store-messages.ts';
import { copyWithoutLibrary } from '../support/fakes/broken-keytar.ts';
import { leftovers } from '../support/network/leak-checks.ts';
import {
  type Keyring,
  type KeyringState,
  keyringParts,
  startKeyring,
} from '../support/processes/keyring.ts';
import type { Variables } from '../support/processes/program.ts';
import { errorFamily, triedErrors } from '../support/rules/error-families.ts';
import { startAtCheck } from '../support/terminal/error-screen.ts';
import { expectToLeave } from '../support/terminal/leaving.ts';
import type { ProgramTerminal } from '../support/terminal/pty.ts';
import { choose, flat, isAt, markedLine, says } from '../support/terminal/screens.ts';
import { inSession, type Session } from '../support/terminal/session.ts';

vi.setConfig({ testTimeout: 90_000 });

const onDesktop = { WAYLAND_DISPLAY: 'wayland-of-the-test' };
const overSsh = { SSH_CONNECTION: '192.0.2.1 50000 192.0.2.2 22' };

describe(errorFamily(
  'keychain',
  'the wizard names the problem and its fix, offers the vault, and can be left',
), { tags: [...keyringParts] }, () => {
  it('on a bus without a keychain, then without a default keyring, then with one that never answers', ({
    task,
  }) => {
    triedErrors(task, 3);
    return onBus('no-service', onDesktop, async (session, { keyring, variables }) => {
      const terminal = await startAtCheck(session, 'en');
      await expectErrorScreen(terminal, 'en', 'no-bus', variables);
      await keyring.serve('no-collection');
      await choose(terminal, storeMessages.en.lookAgain);
      await expectErrorScreen(terminal, 'en', 'no-collection', variables);
      await keyring.serve('unlocked');
      keyring.freeze();
      await choose(terminal, storeMessages.en.lookAgain);
      await expectErrorScreen(terminal, 'en', 'hanging', variables);
      await expectToLeave(terminal);
    });
  });

  it('with a locked keyring', () =>
    onBus('unlocked', overSsh, async (session, { keyring, variables }) => {
      await keyring.lock();
      const terminal = await startAtCheck(session, 'fr');
      await expectErrorScreen(terminal, 'fr', 'locked', variables);
      await expectToLeave(terminal);
    }));

  // The native part of keytar requires the missing library.
  it('without libsecret', () =>
    onBus('unlocked', onDesktop, async (session, { variables }) => {
      const program = await copyWithoutLibrary(session.folders.root);
      const terminal = await startAtCheck(session, 'fr', { program });
      await expectErrorScreen(terminal, 'fr', 'library-missing', variables);
      await expectToLeave(terminal);
    }));
});

interface Bus {
  readonly keyring: Keyring;
  /** Options of the wizard. */
  readonly variables: Variables;
}

async function onBus(
  state: KeyringState,
  given: Variables,
  use: (session: Session, bus: Bus) => Promise<void>,
): Promise<void> {
  const keyring = await startKeyring(state);
  const variables = { ...keyring.variables, ...given };
  try {
    await inSession({ scenario: 'ok', variables }, (session) =>
      use(session, { keyring, variables }),
    );
  } finally {
    await keyring.stop();
  }
}

/** Expects the choice of stores with the problem of the keychain. */
async function expectErrorScreen(
  terminal: ProgramTerminal,
  lang: Lang,
  problem: KeychainProblem,
  variables: Variables,
): Promise<void> {
  const { message } = errorMessage(lang, { code: 'keychain', problem, detail: '' });
  const frame = await terminal.waitFor((now) => isAt('place', lang)(now) && says(message)(now));
  for (const text of await textsOf(lang, problem, variables)) {
    expect(flat(frame)).toContain(flat(text));
  }
  expect(markedLine(frame)).toBe(flat(storeMessages[lang].vault));
  expect(frame).not.toContain(shared[lang].keyNames.pageup);
  expect(leftovers(terminal.everyByte())).toEqual([]);
}

/** Returns everything that the screen must show: the problem, the fix, and the actions. */
async function textsOf(lang: Lang, problem: KeychainProblem, variables: Variables) {
  const readText = (path: string) => readFile(path, 'utf8');
  const system = await readSystem({ platform: 'linux', variables, readText });
  const { advice, command = '' } = fixKeychain(problem, system);
  const { message } = errorMessage(lang, { code: 'keychain', problem, detail: '' });
  const { vault, memory, lookAgain, works, noKeychain, unusable } = storeMessages[lang];
  const lead = problem === 'no-bus' ? noKeychain : unusable;
  const actions = [vault, memory, lookAgain];
  return [works, lead, message, keychainFixMessages[lang][advice], command, ...actions];
}
