import { afterEach, describe, expect, test } from 'vitest';
import { shellSyntaxes, shells } from '../../src/core/handoff/shell-quote.ts';
import { catalog } from '../../src/i18n/catalog.ts';
import {
  anywhereLine,
  commandLine,
  type Launchers,
  posixSyntax,
  setLaunchers,
  usageLine,
  winptyLine,
} from '../../src/i18n/command-line.ts';

const installed = { words: ['mistral-onboard'], beforeArguments: [] };
const byNpm = { words: ['npm', 'start'], beforeArguments: ['--'] };
const byPath = { words: ['node', '/opt/my tools/bin/mistral-onboard.cjs'], beforeArguments: [] };

const set = (found: Partial<Launchers>) =>
  setLaunchers(() => ({ here: installed, anywhere: installed, shell: posixSyntax, ...found }));
afterEach(() => set({}));

describe('a shown command line', () => {
  test('names the installed command', () => {
    expect(commandLine('key', 'set')).toBe('mistral-onboard key set');
    expect(commandLine()).toBe('mistral-onboard');
  });

  test('uses npm in a checkout, except in text for a shell or a file', () => {
    set({ here: byNpm, anywhere: byPath });
    expect(commandLine('exec', '--', 'ls')).toBe('npm start -- exec -- ls');
    expect(commandLine()).toBe('npm start');
    expect(usageLine('chat [PROMPT]')).toBe('npm start -- chat [PROMPT]');
    expect(usageLine('')).toBe('npm start');
    expect(anywhereLine('env')).toBe('node "/opt/my tools/bin/mistral-onboard.cjs" env');
    expect(winptyLine()).toBe('winpty node "/opt/my tools/bin/mistral-onboard.cjs"');
  });

  test('finds out once how it was started, when it is first shown', () => {
    let asked = 0;
    setLaunchers(() => {
      asked += 1;
      return { here: byNpm, anywhere: byPath, shell: posixSyntax };
    });
    expect(asked).toBe(0);
    commandLine('chat');
    commandLine('doctor');
    expect(asked).toBe(1);
  });

  test('is resolved when a catalogue text is shown, in both languages', () => {
    const messages = catalog({
      en: {
        get run() {
          return `Run: ${commandLine('doctor')}`;
        },
      },
      fr: {
        get run() {
          return `Lancez : ${commandLine('doctor')}`;
        },
      },
    });
    expect(messages.fr.run).toBe('Lancez\u00a0: mistral-onboard doctor');
    set({ here: byNpm });
    expect(messages.en.run).toBe('Run: npm start -- doctor');
    expect(messages.fr.run).toBe('Lancez\u00a0: npm start -- doctor');
  });
});

describe('words are quoted', () => {
  const hard = `it's "50%" $HOME \`x\` \\ !`;

  test.each([
    ['bash', `'it'\\''s "50%" $HOME \`x\` \\ !'`],
    ['fish', `'it\\'s "50%" $HOME \`x\` \\\\ !'`],
    ['powershell', `'it''s "50%" $HOME \`x\` \\ !'`],
  ] as const)('for %s', (shell, quoted) => {
    expect(shellSyntaxes[shell].quote(hard)).toBe(quoted);
  });

  test.each(shells)('in %s with double quotes if nothing in them is special', (shell) => {
    expect(shellSyntaxes[shell].quote('two words')).toBe('"two words"');
    expect(shellSyntaxes[shell].quote('--task')).toBe('--task');
  });

  test('with the call operator and the dashes that PowerShell needs', () => {
    const shell = shellSyntaxes.powershell;
    const words = ['C:\\Program Files\\node.exe', 'C:\\b.cjs'];
    set({ here: { words, beforeArguments: [] }, shell });
    expect(commandLine('exec', '--', 'ls')).toBe(
      `& 'C:\\Program Files\\node.exe' C:\\b.cjs exec "--" ls`,
    );
  });
});
