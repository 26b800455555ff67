import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { OptionSpec } from '../../src/cli/command.ts';
import emulator from '../../src/cli/commands/emulator.ts';
import { programOptions } from '../../src/cli/input/options.ts';
import { invalidValue, usageError } from '../../src/cli/input/parse.ts';
import type { AppError, UsageProblem } from '../../src/errors/errors.ts';
import { errorMessage } from '../../src/i18n/errors.ts';
import { type Lang, langs, otherLang } from '../../src/i18n/languages.ts';
import { runLine } from '../cli/surroundings.ts';
import { leftovers } from '../support/network/leak-checks.ts';
import { makeFolders, type PrivateFolders, runProgram } from '../support/processes/program.ts';
import { pathsBelow } from '../support/processes/tree.ts';
import { errorFamily } from '../support/rules/error-families.ts';
import { startInTerminal } from '../support/terminal/pty.ts';
import { saneTerminal } from '../support/terminal/terminal-state.ts';

vi.setConfig({ testTimeout: 60_000 });

let folders: PrivateFolders;

beforeAll(async () => {
  folders = await makeFolders();
});

afterAll(async () => {
  expect(pathsBelow(folders.root)).toEqual(['home', 'temp']);
  await folders.remove();
});

const localeOf = { en: 'en_GB.UTF-8', fr: 'fr_FR.UTF-8' } as const;

describe.concurrent(
  errorFamily(
    'input',
    'a mistyped command line exits with 2, and prints the correct one on stderr',
  ),
  () => {
    type Mistake = readonly [name: string, error: AppError, argv: readonly string[]];
    const other = (problem: UsageProblem, given: string, argv: readonly string[]): Mistake => [
      problem,
      usageError(problem, given),
      argv,
    ];
    const value = (name: string, given: string, specs: readonly OptionSpec[] = programOptions) =>
      [
        `--${name}`,
        invalidValue({ options: specs }, name, given),
        [...(specs === programOptions ? [] : ['emulator']), `--${name}`, given],
      ] as const;
    const mistakes: readonly Mistake[] = [
      other('base-url-insecure', 'http://example.com', ['--base-url', 'http://example.com']),
      value('base-url', 'not an address'),
      value('lang', 'de'),
      value('profile', 'A B'),
      value('region', 'mars'),
      value('max-cost', '1,2,3'),
      other('missing-value', '--profile', ['--profile']),
      other('unknown-option', '--colour', ['--colour']),
      other('unknown-command', 'walk', ['walk']),
      value('scenario', 'sunny', emulator.options),
    ];

    /** Returns true for mistakes in a value, after which no correct command line is shown. */
    const isOfValue = (name: string) => name === 'base-url-insecure';
    const told = (lang: Lang, [name, { error }, argv]: Mistake) => {
      const { message, hint } = errorMessage(lang, error);
      const line = argv[0] === 'emulator' ? 'emulator [options]' : '[COMMAND] [options]';
      const correct = `  ${lang === 'en' ? 'Usage:' : 'Utilisation\u00a0:'} PROGRAM ${line}\n`;
      return `✗ ${message} ${hint}\n${isOfValue(name) ? '' : correct}`;
    };

    /** Replaces the words that start the program, which differ in a checkout. */
    const unnamed = (text: string) =>
      text.replace(/(?<= {2}\p{L}+\u00a0?: )(?:npm start --|mistral-onboard)/u, 'PROGRAM');

    // The program itself reports each mistake in one language; a program run by it does so in the other.
    test.each(mistakes.map((mistake, index) => [mistake[0], mistake, index] as const))(
      'because of %s',
      async (_, mistake, index) => {
        const lang = index % 2 === 0 ? 'en' : 'fr';
        const variables = { ...folders.variables, LANG: localeOf[lang] };
        const { code, stdout, stderr } = await runProgram(mistake[2], variables);
        expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
        expect(unnamed(stderr)).toBe(told(lang, mistake));
        const other = otherLang(lang);
        const ran = await runLine(mistake[2], { variables: { LANG: localeOf[other] } });
        expect(ran).toMatchObject({ code: 2, out: '', wizards: [] });
        expect(unnamed(ran.err)).toBe(told(other, mistake));
      },
    );

    test('in a terminal, too, whose state is left unchanged', async () => {
      const terminal = await startInTerminal({
        args: ['--base-url', 'http://example.com'],
        variables: folders.variables,
      });
      try {
        expect(await terminal.waitForExit()).toBe(2);
        expect(await terminal.stateAfterExit()).toEqual(saneTerminal);
        expect(terminal.frame()).toMatch(/http:\/\/example\.com/);
        expect(terminal.everyByte().replaceAll(/\x1b\[[\d;]*m/g, '')).not.toContain('\x1b');
      } finally {
        await terminal.close();
      }
    });
  },
);

/** A command line as this checkout shows it. */
const shownCommand = /^ {2}(?:npm start --|mistral-onboard) \S+/m;

describe.concurrent.each(langs)('the program in %s', (lang) => {
  const run = (args: readonly string[], variables = {}) =>
    runProgram([...args, '--lang', lang], { ...folders.variables, ...variables });

  test('says without a terminal that it needs one, and names the commands that need none', async () => {
    const { code, stdout, stderr } = await run([]);
    const { message } = errorMessage(lang, { code: 'usage', problem: 'no-terminal', given: '' });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr).toMatch(shownCommand);
  });

  test('names the same commands in a terminal that cannot move its cursor', async () => {
    const terminal = await startInTerminal({
      args: ['--lang', lang],
      variables: { ...folders.variables, TERM: 'dumb' },
    });
    try {
      expect(await terminal.waitForExit()).toBe(2);
      expect(terminal.everyByte()).toMatch(shownCommand);
      expect(terminal.everyByte()).not.toContain('\x1b');
    } finally {
      await terminal.close();
    }
  });

  test.each([[['--help']], [['-h']], [['emulator', '--help']]])(
    'prints the help with %s, and exits with 0',
    async (args) => {
      const { code, stdout, stderr } = await run(args);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout).toMatch(shownCommand);
      expect(stdout).toContain({ en: 'Usage', fr: 'Utilisation' }[lang]);
      expect(leftovers(stdout)).toEqual([]);
    },
  );

  test('prints only the version with --version, and exits with 0', async () => {
    const { code, stdout, stderr } = await run(['--version']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
