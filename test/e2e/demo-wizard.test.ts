import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Lang } from '../../src/i18n/languages.ts';
import { shared } from '../../src/i18n/messages.ts';
import { pathOf, shown, steadyText } from '../pictures/pictures.ts';
import { firstLine, textOf } from '../pictures/svg.ts';
import { watchedNetwork } from '../support/network/leak.ts';
import { leftovers, partsOf } from '../support/network/leak-checks.ts';
import { watchCommandLines } from '../support/processes/processes.ts';
import {
  copyProgram,
  installCommand,
  makeFolders,
  type Variables,
} from '../support/processes/program.ts';
import { describeTree, pathsBelow } from '../support/processes/tree.ts';
import { errorFamily } from '../support/rules/error-families.ts';
import { settleAll } from '../support/settle-all.ts';
import { footerOf, titleOf, wizardByEnter } from '../support/terminal/demo-wizard.ts';
import { keysHint } from '../support/terminal/keys-hint.ts';
import { startInTerminal } from '../support/terminal/pty.ts';
import { isAt, secret, stepTitle, titles } from '../support/terminal/screens.ts';
import { saneTerminal, type TerminalState } from '../support/terminal/terminal-state.ts';

vi.setConfig({ hookTimeout: 90_000 });

/** A complete run through the demo, and the files it left. */
interface WizardRun {
  /** The screens on which Enter was pressed, and the last one. */
  readonly screens: readonly string[];
  readonly code: number;
  readonly bytes: string;
  readonly frameAfter: string;
  readonly state: TerminalState;
  readonly commandLines: readonly string[];
  /** Paths in the home and the temporary folder. */
  readonly written: readonly string[];
  readonly programBefore: readonly string[];
  readonly programAfter: readonly string[];
}

interface Demo {
  readonly lang: Lang;
  readonly args: readonly string[];
  readonly variables: Variables;
  /** First words of the command line. */
  readonly prefix: readonly string[];
  /** True for a machine whose PATH leads to no program but this one. */
  readonly isBare: boolean;
}

/** Calls `tell` with the program's process id when its first screen appears. */
async function wizardDemo(
  { lang, args, variables, prefix, isBare }: Demo,
  tell: (pid: number) => void,
) {
  const folders = await makeFolders();
  const copy = await copyProgram(join(folders.root, 'clone'));
  const program = join(copy, 'bin/mistral-onboard.cjs');
  const installed = await installCommand(folders.root, program);
  const programBefore = describeTree(copy);
  const commands = watchCommandLines();
  const terminal = await startInTerminal({
    args: ['--demo', ...args],
    variables: {
      ...folders.variables,
      PATH: `${installed}:${process.env['PATH']}`,
      ...variables,
    },
    program,
    cwd: copy,
    prefix: isBare ? ['env', `PATH=${installed}`] : prefix,
  });
  try {
    await terminal.waitFor(stepTitle('account', lang));
    tell(terminal.pid);
    const screens = await wizardByEnter(terminal, lang);
    const code = await terminal.pressToEnd('return');
    const wizard: WizardRun = {
      screens,
      code,
      bytes: terminal.everyByte(),
      frameAfter: terminal.frame(),
      state: await terminal.stateAfterExit(),
      commandLines: commands.stop(),
      written: [...pathsBelow(folders.home), ...pathsBelow(folders.temp)],
      programBefore,
      programAfter: describeTree(copy),
    };
    return wizard;
  } finally {
    commands.stop();
    await terminal.close();
    await folders.remove();
  }
}

const network = await watchedNetwork();
afterAll(() => network.end());

const demos: readonly Demo[] = [
  // On a watched network.
  { lang: 'en', args: ['--lang', 'en'], variables: {}, prefix: network.prefix, isBare: false },
  // On a French machine without any program but Node and this one, so that the demo can start no other.
  {
    lang: 'fr',
    args: [],
    variables: { LANG: 'fr_FR.UTF-8', CI: 'true' },
    prefix: [],
    isBare: true,
  },
];
const wizards = new Map<Lang, WizardRun>();
let leak: unknown;

beforeAll(async () => {
  const runs = demos.map(async (demo) => {
    const wizard = async (tell: (pid: number) => void) =>
      wizards.set(demo.lang, await wizardDemo(demo, tell));
    if (demo.lang === 'en') leak = await network.leakOf(wizard);
    else await wizard(() => {});
  });
  await settleAll(runs);
});

describe(errorFamily('network', `the program contacts only the service, ${network.how}`), () => {
  test('from the first screen of the demo to the last', () => {
    expect(leak).toEqual([]);
  });
});

describe.each(demos)('the whole demo in $lang, with Enter and one paste', ({ lang }) => {
  const wizard = (): WizardRun => {
    const found = wizards.get(lang);
    if (found === undefined) throw new Error('There was no wizard run');
    return found;
  };

  test('shows the steps in order', () => {
    const seen = wizard().screens.map(titleOf);
    expect(seen.filter((title, index) => title !== seen[index - 1])).toEqual(titles[lang]);
  });

  test('needs at most nine presses of Enter until both calls are done', () => {
    const presses = wizard().screens.findIndex(isAt('embedded', lang));
    expect(presses).toBeGreaterThan(0);
    expect(presses).toBeLessThanOrEqual(9);
  });

  test('fits 80x24 without scrolling, and says on every screen that it is a demo', () => {
    const { pageup } = shared[lang].keyNames;
    for (const frame of wizard().screens) {
      expect(frame).toContain(shared[lang].demo);
      expect(footerOf(frame)).toMatch(keysHint(lang));
      expect(frame).not.toContain(pageup);
    }
  });

  test('never shows undefined, NaN or [object Object]', () => {
    expect(leftovers(wizard().bytes)).toEqual([]);
  });

  test('exits with 0 and restores the terminal', () => {
    const { code, state } = wizard();
    expect({ code, state }).toEqual({ code: 0, state: saneTerminal });
  });

  test('leaves one line that explains how to start for real', () => {
    const said = {
      en: 'That was the demo. For real: ',
      fr: 'C’était la démo. Pour de vrai\u00a0: ',
    };
    const { frameAfter } = wizard();
    expect(frameAfter).toBe(`${said[lang]}mistral-onboard`);
  });

  test('writes no file into the home and the temporary folder, and changes none of its own', () => {
    const { written, programBefore, programAfter } = wizard();
    expect(written).toEqual([]);
    expect(programBefore.length).toBeGreaterThan(5);
    expect(programAfter).toEqual(programBefore);
  });

  test('shows at most the last four characters of the key, and passes it to no process', () => {
    const { bytes, commandLines } = wizard();
    expect(bytes).toContain(secret.slice(-4));
    expect(partsOf(secret, bytes)).toEqual([]);
    expect(commandLines.some((line) => line.includes('bin/mistral-onboard.cjs --demo'))).toBe(true);
    expect(commandLines.filter((line) => partsOf(secret, line).length > 0)).toEqual([]);
  });

  test('matches the pictures in the README (`npm run pictures` draws them again)', () => {
    const drawn = (name: string) => textOf(readFileSync(pathOf(lang, name), 'utf8'));
    const seen = wizard().screens;
    for (const name of Object.values(shown)) {
      expect(seen.map(steadyText)).toContain(steadyText(drawn(name)));
    }
    const passed = new Set(drawn('walk').split('\n'));
    expect(passed.size).toBe(Object.values(shown).length);
    for (const title of passed) expect(seen.map(firstLine)).toContain(title);
  });
});
