import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, vi } from 'vitest';
import { mendKeychain } from '../../src/core/keychain-mends.ts';
import type { KeychainProblem } from '../../src/errors/fault.ts';
import { faultWords } from '../../src/i18n/faults.ts';
import type { Lang } from '../../src/i18n/locale.ts';
import { mendsWords } from '../../src/i18n/mends-words.ts';
import { shared } from '../../src/i18n/shared.ts';
import { readSystem } from '../../src/services/system.ts';
import { placeWords as place } from '../../src/steps/key/place-words.ts';
import { copyBrokenKeytar } from '../support/broken-keytar.ts';
import { describeWithKeyring } from '../support/describe-with-keyring.ts';
import { faultFamily } from '../support/fault-families.ts';
import { type Keyring, type KeyringState, startKeyring } from '../support/keyring.ts';
import { expectToLeave } from '../support/leaving.ts';
import { copyProgram, type Variables } from '../support/program.ts';
import { inSession } from '../support/session.ts';
import { flat, isAt, markedLine } from '../support/stations.ts';
import { leftovers } from '../support/traces.ts';
import { startAtCheck } from '../support/trouble.ts';

vi.setConfig({ testTimeout: 90_000 });

interface Degraded {
  readonly state: KeyringState;
  readonly problem: KeychainProblem;
  readonly lang: Lang;
  readonly given: Variables;
  /** Spoils what `state` has set up. */
  readonly spoil?: (keyring: Keyring) => unknown;
  /** The native part of keytar asks for a library that is not there. */
  readonly lacksLibrary?: boolean;
}

const onDesktop = { WAYLAND_DISPLAY: 'wayland-of-the-test' };
const overSsh = { SSH_CONNECTION: '192.0.2.1 50000 192.0.2.2 22' };

const states: Readonly<Record<string, Degraded>> = {
  'a bus without a keychain': {
    ...{ state: 'no-service', problem: 'no-bus', lang: 'en', given: onDesktop },
  },
  'a locked keyring': {
    ...{ state: 'unlocked', problem: 'locked', lang: 'fr', given: overSsh },
    spoil: (keyring) => keyring.lock(),
  },
  'no default keyring': {
    ...{ state: 'no-collection', problem: 'no-collection', lang: 'en', given: onDesktop },
  },
  'no libsecret': {
    ...{ state: 'unlocked', problem: 'library-missing', lang: 'fr', given: onDesktop },
    lacksLibrary: true,
  },
  'a keychain that never answers': {
    ...{ state: 'unlocked', problem: 'hanging', lang: 'en', given: onDesktop },
    spoil: (keyring) => keyring.freeze(),
  },
};

describeWithKeyring(
  faultFamily(
    'keychain',
    'the walk names the trouble and its mend, offers the vault, and can be left',
  ),
  (it) => {
    for (const [name, degraded] of Object.entries(states)) {
      it(`where there is ${name}`, () => walkInto(degraded));
    }
  },
);

async function walkInto({ state, problem, lang, given, spoil, lacksLibrary }: Degraded) {
  const keyring = await startKeyring(state);
  const variables = { ...keyring.variables, ...given };
  try {
    await spoil?.(keyring);
    await inSession({ scenario: 'ok', variables }, async (session) => {
      const copy = lacksLibrary && { program: await copyWithoutLibrary(session.folders.root) };
      const terminal = await startAtCheck(session, lang, copy || {});
      const frame = await terminal.waitFor(isAt('place', lang));
      for (const text of await textsOf(lang, problem, variables)) {
        expect(flat(frame)).toContain(flat(text));
      }
      expect(markedLine(frame)).toBe(flat(place[lang].vault));
      expect(frame).not.toContain(shared[lang].keyNames.pageup);
      expect(leftovers(terminal.everyByte())).toEqual([]);
      await expectToLeave(terminal);
    });
  } finally {
    await keyring.stop();
  }
}

/** All that the screen must say: what is wrong, what to do about it, and the ways on. */
async function textsOf(lang: Lang, problem: KeychainProblem, variables: Variables) {
  const readText = (path: string) => readFile(path, 'utf8');
  const system = await readSystem({ platform: 'linux', variables, readText });
  const { advice, command = '' } = mendKeychain(problem, system);
  const { title, message } = faultWords(lang, { code: 'keychain', problem, detail: '' });
  const { vault, session, lookAgain, about } = place[lang];
  const ways = [vault, session, lookAgain, about.vault, about.session];
  return [title, message, mendsWords[lang][advice], command, ...ways];
}

async function copyWithoutLibrary(root: string): Promise<string> {
  const copy = await copyProgram(join(root, 'copy'));
  await rm(join(copy, 'node_modules'));
  await copyBrokenKeytar(join(copy, 'node_modules'));
  return join(copy, 'bin/mistral-onboard.cjs');
}
