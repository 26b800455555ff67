import { describe, expect, test } from 'vitest';
import { commandHelp, programHelp } from '../../src/cli/output/help.ts';
import { commands } from '../../src/cli/registry.ts';
import { printError } from '../../src/cli/run.ts';
import { AppError } from '../../src/errors/errors.ts';
import { traitsOf } from '../../src/errors/traits.ts';
import { errorMessage } from '../../src/i18n/errors.ts';
import { langs } from '../../src/i18n/languages.ts';
import { everyError, nameOf } from '../support/fakes/errors.ts';
import { runLine } from './surroundings.ts';

const french = { LANG: 'fr_FR.UTF-8' };
const key = 'aBcDeFgHiJkLmNoPqRsTuVwXyZ123456';

describe('the version', () => {
  test.each(['--version', '-v', '-vh', 'emulator --version', '--version emulator', '--demo -v'])(
    'is printed alone by %s',
    async (line) => {
      expect(await runLine(line.split(' '))).toEqual({
        code: 0,
        out: '1.2.3\n',
        err: '',
        wizards: [],
      });
    },
  );
});

describe('the help', () => {
  test.each([
    ['--help', {}, 'en'],
    ['-h', {}, 'en'],
    ['--help --lang fr', {}, 'fr'],
    ['--lang=fr -h', {}, 'fr'],
    ['--help', french, 'fr'],
    ['--help --lang en', french, 'en'],
    ['--help --lang de', french, 'fr'],
    ['--help --bogus', {}, 'en'],
    ['--help --demo=1', {}, 'en'],
  ] as const)('of the program is printed by %s with %j', async (line, variables, lang) => {
    const expected = `${await programHelp(lang)}\n`;
    expect(await runLine(line.split(' '), { variables })).toMatchObject({ code: 0, out: expected });
  });

  test.each([
    ['emulator --help', 'en'],
    ['--help emulator', 'en'],
    ['--lang fr emulator -h', 'fr'],
    ['emulator -h --lang=fr', 'fr'],
    ['emulator --port --help --scenario x --bogus -h', 'en'],
  ] as const)('of a command is printed by %s', async (line, lang) => {
    const command = (await commands['emulator']?.())?.default;
    const expected = command && `${commandHelp(lang, 'emulator', command)}\n`;
    expect(await runLine(line.split(' '))).toMatchObject({ code: 0, out: expected, err: '' });
  });
});

describe('the wizard', () => {
  test('starts with the options and the environment', async () => {
    const argv = ['--demo', '--profile', 'work', '--region=eu'];
    const { code, out, err, wizards } = await runLine(argv, { variables: french });
    expect({ code, out, err }).toEqual({ code: 0, out: '', err: '' });
    expect(wizards).toEqual([
      {
        lang: 'fr',
        settings: expect.objectContaining({
          lang: undefined,
          demo: true,
          profile: 'work',
          baseUrl: 'https://api.eu.mistral.ai',
        }),
      },
    ]);
  });

  test('returns its exit code', async () => {
    expect(await runLine([], { wizard: async () => 130 })).toMatchObject({ code: 130 });
  });

  test.each([
    ['stdin', { terminal: { stdin: false, stdout: true } }],
    ['stdout', { terminal: { stdin: true, stdout: false } }],
    ['both', { terminal: { stdin: false, stdout: false } }],
  ])('is refused without a terminal on %s, with the commands to run instead', async (_, around) => {
    for (const lang of langs) {
      const said = await runLine(['--lang', lang], around);
      expect(said).toMatchObject({ code: 2, out: '', wizards: [] });
      const error = { code: 'usage', problem: 'no-terminal', given: '' } as const;
      expect(said.err).toContain(errorMessage(lang, error).message);
      for (const load of Object.values(commands)) {
        expect(said.err).toContain(`\n  ${(await load()).default.examples(lang)[0]?.line}\n`);
      }
    }
  });

  test('is refused in a terminal that cannot move its cursor, unless --screen-reader is given', async () => {
    const around = { variables: { TERM: 'dumb' } };
    for (const lang of langs) {
      const said = await runLine(['--lang', lang], around);
      expect(said).toMatchObject({ code: 2, out: '', wizards: [] });
      const error = { code: 'usage', problem: 'dumb-terminal', given: '' } as const;
      expect(said.err).toContain(errorMessage(lang, error).message);
      expect(said.err).toContain('TERM=dumb');
      expect(said.err).toContain('--screen-reader');
    }
    const started = await runLine(['--screen-reader'], around);
    expect(started).toMatchObject({ code: 0, err: '' });
    expect(started.wizards).toHaveLength(1);
  });

  test.each([
    ['stdin', { stdin: false, stdout: true }, 'no-winpty'],
    ['both', { stdin: false, stdout: false }, 'no-winpty'],
    ['stdout', { stdin: true, stdout: false }, 'no-terminal'],
  ] as const)(
    'is refused in Git Bash without a terminal on %s; winpty is named if it helps',
    async (_, terminal, problem) => {
      for (const lang of langs) {
        const said = await runLine(['--lang', lang], {
          terminal,
          variables: { MSYSTEM: 'MINGW64' },
        });
        const { message, hint } = errorMessage(lang, { code: 'usage', problem, given: '' });
        expect(said).toMatchObject({ code: 2, out: '', wizards: [] });
        expect(said.err.startsWith(`✗ ${message} ${hint}\n`)).toBe(true);
        expect(said.err.includes('winpty')).toBe(problem === 'no-winpty');
      }
    },
  );

  test.each(['--version', '--help'])('needs no terminal for %s', async (option) => {
    const terminal = { stdin: false, stdout: false };
    expect(await runLine([option], { terminal })).toMatchObject({ code: 0, err: '' });
  });
});

describe('an invalid command line', () => {
  test.each([
    ['emulatr', 'There is no command “emulatr”. Did you mean emulator?'],
    ['nothing', 'There is no command “nothing”. See'],
    ['constructor', 'There is no command “constructor”.'],
    ['__proto__', 'There is no command “__proto__”.'],
    ['--langue fr', 'There is no option “--langue”. Did you mean --lang?'],
    ['emulator --prot 1', 'There is no option “--prot”. Did you mean --port?'],
    ['emulator more', '“more” is one argument too many.'],
    ['--lang', 'The option --lang needs a value.'],
    ['--demo=1', 'The option --demo takes no value.'],
    ['--lang de', '“de” can’t be used for --lang.'],
    ['--region mars emulator', '“mars” can’t be used for --region.'],
    ['emulator --base-url http://example.com', 'would carry the key unencrypted'],
    [`emulator ${key}`, 'A key is never taken from the command line'],
    [key, 'A key is never taken from the command line'],
  ])('exits with 2 and one sentence on stderr: %s', async (line, expected) => {
    const said = await runLine(line.split(' '));
    expect(said).toMatchObject({ code: 2, out: '', wizards: [] });
    expect(said.err).toContain(expected);
    expect(said.err).toMatch(/^✗ [^\n]+\n(?: {2}Usage: [^\n]+\n)?$/);
    expect(said.err).not.toContain(key);
  });

  test.each([
    ['emulator --prot 1', 'emulator [options]'],
    ['emulator --port', 'emulator [options]'],
    ['chat a b c', 'chat [options] [PROMPT] [-]'],
    ['chat --temperature hot', 'chat [options] [PROMPT] [-]'],
    ['exec python', 'exec [options] -- COMMAND [ARG ...]'],
    ['new', 'new python|typescript FOLDER'],
    ['key', 'key set|status|test|print|remove|rotate [options]'],
    ['key stauts', 'key set|status|test|print|remove|rotate [options]'],
    ['key status --expires 2040-01-01', 'key status [options]'],
    ['key test --reveal', 'key test [options]'],
    [`key set ${key}`, 'key set [options]'],
    ['emulatr', '[COMMAND] [options]'],
    ['--langue fr', '[COMMAND] [options]'],
  ])('is followed by the correct one: %s', async (line, expected) => {
    const said = await runLine(line.split(' '));
    expect(said.code).toBe(2);
    expect(said.err.split('\n')[1]).toBe(`  Usage: mistral-onboard ${expected}`);
  });

  test('with only an invalid value is followed by no other line', async () => {
    const { err } = await runLine(['emulator', '--base-url', 'http://example.com']);
    expect(err).not.toContain('Usage:');
  });

  test.each([
    [['emulatr'], 'Vouliez-vous dire emulator\u202f?'],
    [['--lang=fr', '--langue', 'x'], 'Vouliez-vous dire --lang\u202f?'],
  ])('is explained in French: %j', async (argv, expected) => {
    const { err } = await runLine(argv, { variables: french });
    expect(err).toContain(expected);
  });

  test.each(['emulator --json', 'emulatr --json', '--json', 'emulator more --json --lang fr'])(
    'is one document on stdout with --json: %s',
    async (line) => {
      const { code, out, err } = await runLine(line.split(' '));
      expect(code).toBe(2);
      expect(err).toBe('');
      const error = { code: 'usage', message: expect.any(String), hint: expect.any(String) };
      expect(JSON.parse(out)).toEqual({ ok: false, error, fault: error });
    },
  );

  test('ignores --json and --lang after --', async () => {
    const { out, err } = await runLine(['nothing', '--', '--json', '--lang', 'fr']);
    expect(out).toBe('');
    expect(err).toContain('There is no command');
  });
});

describe('a thrown error', () => {
  test('is printed with its message and exit code', async () => {
    const wizard = () => Promise.reject(new AppError({ code: 'key-missing' }));
    expect(await runLine([], { wizard })).toMatchObject({
      code: 4,
      err: expect.stringContaining('There is no Mistral key here yet.'),
    });
  });

  test('is printed as a bug without a stack if it is unknown', async () => {
    const said = await runLine([], { wizard: () => Promise.reject(new TypeError('x is not a y')) });
    expect(said.code).toBe(70);
    expect(said.err).toContain('TypeError: x is not a y');
    expect(said.err).not.toMatch(/\n.+at /);
  });
});

test.each(everyError.map((error) => [nameOf(error), error] as const))(
  'an error is printed with --json as one document: %s',
  async (_, error) => {
    for (const lang of langs) {
      const said = { out: '', err: '' };
      const io = {
        out: (text: string) => {
          said.out += text;
        },
        err: (text: string) => {
          said.err += text;
        },
      };
      const rest = { stdin: process.stdin, stdinIsTerminal: false, stdoutIsTerminal: false };
      const output = { lang, io: { ...io, ...rest }, isJson: true };
      expect(await printError(error, output)).toBe(traitsOf(error.code).exit);
      const { message, hint } = errorMessage(lang, error);
      expect(said.err).toBe('');
      expect(said.out).toMatch(/^[^\n]+\n$/);
      const { correlationId } = { correlationId: undefined, ...error };
      const traced = correlationId === undefined ? {} : { correlationId };
      const printed = { code: error.code, message, hint, ...traced };
      expect(JSON.parse(said.out)).toEqual({ ok: false, error: printed, fault: printed });
    }
  },
);

describe('help and version as commands', () => {
  test.each([
    ['help', '--help'],
    ['version', '--version'],
    ['help chat', 'chat --help'],
    ['--lang fr help key', '--lang fr key --help'],
    ['help key set', 'key set --help'],
    ['help key set', '--help key set'],
    ['key set -h --lang fr', 'key -h set --lang fr'],
  ])('%s prints the same as %s', async (word, option) => {
    const said = await runLine(word.split(' '));
    expect(said).toMatchObject({ code: 0, err: '' });
    expect(said.out).toBe((await runLine(option.split(' '))).out);
  });

  test('help reports an unknown command', async () => {
    expect(await runLine(['help', 'chta'])).toMatchObject({ code: 2, out: '' });
    const { code, out, err } = await runLine(['help', 'key', 'sett']);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('There is no command “sett”. Did you mean set?');
  });

  test('the help of a subcommand lists only its own options', async () => {
    const { out } = await runLine(['key', 'status', '--help']);
    expect(out).toContain('mistral-onboard key status [options]');
    expect(out).toContain('--store');
    expect(out).not.toContain('--expires');
  });
});
