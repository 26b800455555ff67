import { statSync } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { modelMessages } from '../../src/core/models/messages.ts';
import { type Lang, langs } from '../../src/i18n/languages.ts';
import { messages as key } from '../../src/steps/key/messages.ts';
import { messages as end } from '../../src/wizard/messages.ts';
import { leftovers, partsOf } from '../support/network/leak-checks.ts';
import { keyringParts, type Outcome, startKeyring } from '../support/processes/keyring.ts';
import { watchCommandLines } from '../support/processes/processes.ts';
import { filesHolding, pathsBelow } from '../support/processes/tree.ts';
import { inBothLangs } from '../support/terminal/both-langs.ts';
import type { ProgramTerminal } from '../support/terminal/pty.ts';
import { flat, isAt, type ScreenStop, says, secret, wizard } from '../support/terminal/screens.ts';
import { inSession } from '../support/terminal/session.ts';
import { saneTerminal, type TerminalState } from '../support/terminal/terminal-state.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 90_000 });

/** Frames that the test compares, in one language. */
interface Seen {
  readonly stored: string;
  readonly model: string;
  /** The list of models in a window that is large enough for all of it. */
  readonly wholeList: string;
  readonly done: string;
  readonly second: string;
}

/** The app folder after the run. */
interface AppFolder {
  readonly written: readonly string[];
  /** Modes of the progress file and of its folder. */
  readonly modes: readonly string[];
}

/** A complete run of a Free-mode account with a real keychain, the second start, and the files afterwards. */
interface WizardRun {
  readonly seen: Readonly<Record<Lang, Seen>>;
  readonly code: number;
  readonly state: TerminalState;
  readonly secondCode: number;
  readonly bytes: string;
  readonly lookup: Outcome;
  readonly commandLines: readonly string[];
  /** The default app folder, and the one that a variable sets for the second start. */
  readonly folders: readonly AppFolder[];
  /** Files that contain the key, without those of the keyring. */
  readonly holding: readonly string[];
}

const at = (screen: ScreenStop) => (lang: Lang) => isAt(screen, lang);

/** Starts and ends in English; the language changes on each screen. */
async function wizardInBoth(terminal: ProgramTerminal) {
  const paste = `export MISTRAL_API_KEY="${secret}"`;
  await wizard(terminal, { lang: 'en', paste, to: 'stored' });
  const stored = await inBothLangs(terminal, 'en', at('stored'));
  await wizard(terminal, { lang: 'fr', paste, from: 'stored', to: 'model' });
  const model = await inBothLangs(terminal, 'fr', at('model'));
  terminal.resize(100, 60);
  const wholeList = await inBothLangs(
    terminal,
    'en',
    (lang) => (frame) => isAt('model', lang)(frame) && says('mistral-small-latest')(frame),
  );
  terminal.resize(80, 24);
  await terminal.waitFor((frame) => !says('mistral-small-latest')(frame));
  await wizard(terminal, { lang: 'fr', paste, from: 'model', to: 'done' });
  return { stored, model, wholeList, done: await inBothLangs(terminal, 'fr', at('done')) };
}

function lookInto(own: string): AppFolder {
  const progress = join(own, 'progress/default.json');
  const modes = [progress, dirname(progress)].map((path) => statSync(path).mode & 0o777);
  return { written: pathsBelow(own), modes: modes.map((mode) => mode.toString(8)) };
}

async function wizardFreeMode(): Promise<WizardRun> {
  const keyring = await startKeyring('unlocked');
  const home = keyring.variables['HOME'] ?? '';
  const temp = join(home, 'temp');
  await mkdir(temp);
  const variables = { ...keyring.variables, TMPDIR: temp };
  const commands = watchCommandLines();
  try {
    return await inSession({ scenario: 'free-mode', variables }, async (session) => {
      const first = await session.start('en');
      const { stored, model, wholeList, done } = await wizardInBoth(first);
      const code = await first.pressToEnd('return');
      const [found, told] = [join(home, 'config/mistral-onboard'), join(home, 'elsewhere')];
      const own = lookInto(found);
      // The renamed folder is used, and the language is saved again.
      await rename(found, told);
      const second = await session.start('fr', { variables: { MISTRAL_ONBOARD_HOME: told } });
      const seconds = await inBothLangs(second, 'fr', at('done'));
      const secondCode = await second.pressToEnd('return');
      const seen = (lang: Lang): Seen => ({
        stored: stored[lang],
        model: model[lang],
        wholeList: wholeList[lang],
        done: done[lang],
        second: seconds[lang],
      });
      const args = ['lookup', 'service', 'mistral-onboard', 'account', 'default'];
      return {
        seen: { en: seen('en'), fr: seen('fr') },
        code,
        state: await first.stateAfterExit(),
        secondCode,
        bytes: first.everyByte() + second.everyByte(),
        lookup: await keyring.run('secret-tool', args),
        commandLines: commands.stop(),
        folders: [own, lookInto(told)],
        holding: filesHolding(home, secret).filter((path) => !path.startsWith('data/keyrings/')),
      };
    });
  } finally {
    commands.stop();
    await keyring.stop();
  }
}

describe('the wizard for a Free-mode account with a real keychain', {
  tags: [...keyringParts, 'secret-tool'],
}, () => {
  let wizard: WizardRun;

  beforeAll(async () => {
    wizard = await wizardFreeMode();
  });

  const inBoth = (name: string, hold: (seen: Seen, lang: Lang) => void) => {
    for (const lang of langs) it(`${lang}: ${name}`, async () => hold(wizard.seen[lang], lang));
  };

  inBoth('the key is cleaned, stored and read back, and the screen says so', ({ stored }, lang) => {
    const text = key[lang];
    const frame = flat(stored);
    const removed = [text.removedNames.assignment, text.removedNames.quotes].join(', ');
    for (const said of [
      text.stored,
      text.storedKeychain(text.places['secret-service'], 'default'),
      text.ends(secret.slice(-4)),
      text.removed(removed),
      text.closed('1'),
    ]) {
      expect(frame).toContain(flat(said));
    }
  });

  inBoth(
    'the list says which models this account can call, and which not',
    ({ model, wholeList }, lang) => {
      const { ready, planned } = modelMessages[lang].access;
      const lineOf = (frame: string, id: string) =>
        frame.split('\n').find((line) => line.includes(` ${id} `)) ?? '';
      expect(model).toMatch(new RegExp(`› ministral-8b-latest .*${ready}`));
      expect(lineOf(wholeList, 'ministral-8b-latest')).toMatch(new RegExp(`✓ ${ready}$`));
      expect(lineOf(wholeList, 'mistral-small-latest')).toMatch(new RegExp(`✗ ${planned}$`));
    },
  );

  inBoth(
    'both calls are done, and the last screen says where the key is stored',
    ({ done }, lang) => {
      const text = end[lang];
      const frame = flat(done);
      const place = text.places['secret-service'];
      expect(frame).toContain(flat(text.headline));
      expect(frame).toContain(flat(text.keyKeychain(secret.slice(-4), place, 'default')));
    },
  );

  it('exits with 0 and restores the terminal', async () => {
    const { code, state } = wizard;
    expect({ code, state }).toEqual({ code: 0, state: saneTerminal });
  });

  it('stores exactly the key, as another program reads it from the keychain', async () => {
    expect(wizard.lookup).toEqual({ code: 0, stdout: secret, stderr: '' });
  });

  it('leaves the key in no file, on no command line, and not on the screen', async () => {
    expect(wizard.holding).toEqual([]);
    expect(wizard.commandLines.some((line) => line.includes('dist/read-back.cjs default'))).toBe(
      true,
    );
    expect(wizard.commandLines.filter((line) => partsOf(secret, line).length > 0)).toEqual([]);
    expect(partsOf(secret, wizard.bytes)).toEqual([]);
    expect(leftovers(wizard.bytes)).toEqual([]);
  });

  it('writes two files that only the user can read, in the folder that the variables name', async () => {
    const own: AppFolder = {
      written: ['keys.json', 'progress', 'progress/default.json'],
      modes: ['600', '700'],
    };
    expect(wizard.folders).toEqual([own, own]);
  });

  inBoth('a second start shows the screen on which the first one ended', ({ second }, lang) => {
    expect(flat(second)).toContain(flat(end[lang].headline));
    expect(wizard.secondCode).toBe(0);
  });
});
