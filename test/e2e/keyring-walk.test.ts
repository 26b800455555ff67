import { statSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeAll, expect, vi } from 'vitest';
import { type Lang, langs } from '../../src/i18n/locale.ts';
import { modelWords } from '../../src/i18n/model-words.ts';
import { words as key } from '../../src/steps/key/words.ts';
import { words as end } from '../../src/wizard/words.ts';
import { describeWithKeyring } from '../support/describe-with-keyring.ts';
import { type Outcome, startKeyring } from '../support/keyring.ts';
import { watchCommandLines } from '../support/processes.ts';
import { inSession } from '../support/session.ts';
import { settleAll } from '../support/settle-all.ts';
import { flat, isAt, type Station, says, secret, walk } from '../support/stations.ts';
import { saneTerminal, type TerminalState } from '../support/terminal-state.ts';
import { leftovers, partsOf } from '../support/traces.ts';
import { filesHolding, pathsBelow } from '../support/tree.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 90_000 });

/** A whole walk of a Free-mode account with a real keychain, a second start after it, and what is left. */
interface Walked {
  readonly frames: Partial<Record<Station, string>>;
  /** The list of models in a window that is large enough for all of it. */
  readonly wholeList: string;
  readonly code: number;
  readonly state: TerminalState;
  readonly secondFrame: string;
  readonly secondCode: number;
  readonly bytes: string;
  readonly lookup: Outcome;
  readonly commandLines: readonly string[];
  readonly written: readonly string[];
  /** Files that hold the key, the keyring's own left out. */
  readonly holding: readonly string[];
  readonly progressMode: string;
  readonly folderMode: string;
}

/** Where the program keeps its own files: told by a variable, or found by itself. */
const ownFolders: Readonly<Record<Lang, (home: string) => string>> = {
  en: (home) => join(home, 'config/mistral-onboard'),
  fr: (home) => join(home, 'elsewhere'),
};

async function walkFreeMode(lang: Lang): Promise<Walked> {
  const keyring = await startKeyring('unlocked');
  const home = keyring.variables['HOME'] ?? '';
  const own = ownFolders[lang](home);
  const temp = join(home, 'temp');
  await mkdir(temp);
  const told = lang === 'fr' ? { MISTRAL_ONBOARD_HOME: own } : {};
  const variables = { ...keyring.variables, ...told, TMPDIR: temp };
  const commands = watchCommandLines();
  try {
    return await inSession({ scenario: 'free-mode', variables }, async (session) => {
      const paste = `export MISTRAL_API_KEY="${secret}"`;
      const first = await session.start(lang);
      const before = await walk(first, { lang, paste, to: 'model' });
      first.resize(100, 60);
      const wholeList = await first.waitFor(says('mistral-small-latest'));
      first.resize(80, 24);
      await first.waitFor((frame) => !says('mistral-small-latest')(frame));
      const after = await walk(first, { lang, paste, from: 'model', to: 'done' });
      const code = await first.pressToEnd('return');

      const second = await session.start(lang);
      const secondFrame = await second.waitFor(isAt('done', lang));
      const secondCode = await second.pressToEnd('return');

      const args = ['lookup', 'service', 'mistral-onboard', 'account', 'default'];
      const progress = join(own, 'progress/default.json');
      return {
        frames: { ...before, ...after },
        wholeList,
        code,
        state: await first.stateAfterExit(),
        secondFrame,
        secondCode,
        bytes: first.everyByte() + second.everyByte(),
        lookup: await keyring.run('secret-tool', args),
        commandLines: commands.stop(),
        written: pathsBelow(own),
        holding: filesHolding(home, secret).filter((path) => !path.startsWith('data/keyrings/')),
        progressMode: (statSync(progress).mode & 0o777).toString(8),
        folderMode: (statSync(dirname(progress)).mode & 0o777).toString(8),
      };
    });
  } finally {
    commands.stop();
    await keyring.stop();
  }
}

describeWithKeyring('the walk of a Free-mode account with a real keychain', (it) => {
  const walks = new Map<Lang, Walked>();

  beforeAll(async () => {
    await settleAll(langs.map(async (lang) => walks.set(lang, await walkFreeMode(lang))));
  });

  const inBoth = (name: string, hold: (walked: Walked, lang: Lang) => void | Promise<void>) => {
    for (const lang of langs) {
      it(`${lang}: ${name}`, async () => {
        const walked = walks.get(lang);
        if (walked === undefined) throw new Error('There was no walk');
        await hold(walked, lang);
      });
    }
  };

  inBoth('the key is cleaned, stored and read back, and the screen says so', ({ frames }, lang) => {
    const text = key[lang];
    const frame = flat(frames.stored ?? '');
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

  inBoth('the list says which models this account can call, and which not', (walked, lang) => {
    const { ready, planned } = modelWords[lang].access;
    const lineOf = (frame: string, id: string) =>
      frame.split('\n').find((line) => line.includes(` ${id} `)) ?? '';
    expect(walked.frames.model).toMatch(new RegExp(`› ministral-8b-latest .*${ready}`));
    expect(lineOf(walked.wholeList, 'ministral-8b-latest')).toMatch(new RegExp(`✓ ${ready}$`));
    expect(lineOf(walked.wholeList, 'mistral-small-latest')).toMatch(new RegExp(`✗ ${planned}$`));
  });

  inBoth('both calls are done, and the end says where the key lies', ({ frames }, lang) => {
    const text = end[lang];
    const frame = flat(frames.done ?? '');
    const place = text.places['secret-service'];
    expect(frame).toContain(flat(text.headline));
    expect(frame).toContain(flat(text.keyKeychain(secret.slice(-4), place, 'default')));
  });

  inBoth('it ends with 0 and gives the terminal back as it was', ({ code, state }) => {
    expect({ code, state }).toEqual({ code: 0, state: saneTerminal });
  });

  inBoth('another program reads exactly the key from the keychain', ({ lookup }) => {
    expect(lookup).toEqual({ code: 0, stdout: secret, stderr: '' });
  });

  inBoth('the key is in no file, on no command line, and not on the screen', (walked) => {
    expect(walked.holding).toEqual([]);
    expect(walked.commandLines.some((line) => line.includes('dist/read-back.js default'))).toBe(
      true,
    );
    expect(walked.commandLines.filter((line) => partsOf(secret, line).length > 0)).toEqual([]);
    expect(partsOf(secret, walked.bytes)).toEqual([]);
    expect(leftovers(walked.bytes)).toEqual([]);
  });

  inBoth('two files are written, for the person alone', (walked) => {
    expect(walked.written).toEqual(['keys.json', 'progress', 'progress/default.json']);
    expect([walked.progressMode, walked.folderMode]).toEqual(['600', '700']);
  });

  inBoth('a second start opens where the first one ended', ({ secondFrame, secondCode }, lang) => {
    expect(flat(secondFrame)).toContain(flat(end[lang].headline));
    expect(secondCode).toBe(0);
  });
});
