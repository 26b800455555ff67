import { linkSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { secret } from '../../support/terminal/screens.ts';
import { inRoot, makeHome, type WindowsHome, windowsNode, windowsPath } from './wine.ts';

let home: WindowsHome;
/** The working folder of the person, with files from a stranger. */
let project = '';
/** A folder of programs that PATH names in full. */
let programs = '';

beforeAll(async () => {
  home = makeHome();
  project = join(home.folder, 'project');
  programs = join(home.folder, 'programs');
  for (const folder of [project, join(project, 'tools'), programs]) {
    mkdirSync(folder);
    linkSync(inRoot('node/bin/node.exe'), join(folder, 'git.exe'));
  }
  linkSync(inRoot('node/bin/node.exe'), join(project, 'planted.exe'));
  mkdirSync(join(project, '.git'));
  const set = ['key', 'set', '--store', 'keychain', '--no-check', '--profile', 'programs'];
  expect(await home.run(set, { input: secret })).toMatchObject({ code: 0 });
});
afterAll(async () => {
  await home.run(['key', 'remove', '--profile', 'programs']);
  home.remove();
});

/** Runs the program in the stranger's folder, with relative entries first in PATH. */
function runInProject(command: string, ...args: readonly string[]) {
  return home.run([command, '--profile', 'programs', ...args], {
    cwd: project,
    variables: { PATH: pathWith(programs) },
  });
}

/** Returns a PATH that begins with relative entries and an empty one. */
function pathWith(...folders: readonly string[]): string {
  return ['.', 'tools', '', ...folders.map(windowsPath), 'C:\\windows\\system32'].join(';');
}

describe('programs planted in the working folder or in a relative entry of PATH', () => {
  // Node, under the name of git, can't read a repository; without a git on PATH that is what must be told.
  test.each([
    ['doctor', ['doctor', '--timeout', '50'], 'git is not installed'],
    [
      'export dotenv',
      ['export', 'dotenv', '--out', 'planted.env', '--profile', 'programs'],
      'git is not installed',
    ],
  ])('are not run by %s', async (_, args, expected) => {
    const run = (PATH: string) => home.run(args, { cwd: project, variables: { PATH } });
    const without = await run(pathWith());
    expect(without.stdout + without.stderr).toContain(expected);
    const found = await run(pathWith(programs));
    expect(found.stdout + found.stderr).toContain('git can’t read');
  });

  test('do not get the key from exec', async () => {
    const { code, stderr } = await runInProject('exec', '--', 'planted');
    expect({ code, stderr }).toEqual({ code: 127, stderr: expect.stringContaining('./planted') });
  });
});

/** Characters that cmd.exe, Node or Microsoft's C library treat specially, by themselves and next to each other. */
const hardArguments = [
  'plain',
  'two words',
  'say "hi"',
  '"quoted"',
  '100%',
  '%PATH%',
  '%%PATH%%',
  'x^y',
  '^^',
  'a&b',
  'a & b',
  'a&&b||c|d',
  '<in >out',
  '(x)',
  'tail\\',
  'two words\\',
  'a\\"b',
  'a\\\\"b',
  '',
  'é ü 日',
  '!bang!',
  "it's",
  'a,b;c=d',
  '*.js',
  '--flag="a b"',
  '"&calc&"',
  '"^&%PATH%"',
  '\\\\server\\share\\',
];

/**
 * Wine 8's cmd.exe replaces variables a second time where a batch file hands its arguments on; that of Windows does not.
 * Tests of the escaping itself have these arguments: see test/services/processes/launch.test.ts.
 */
const batchArguments = hardArguments.filter((argument) => !argument.includes('%'));

describe('batch files, through which npm and others start their programs', () => {
  const show =
    'process.stdout.write(JSON.stringify([process.argv.slice(2), process.env.MISTRAL_API_KEY]))';

  beforeAll(() => {
    writeFileSync(join(programs, 'show.cjs'), show);
    // As npm writes it.
    const shim = `@ECHO off\r\nGOTO start\r\n:find_dp0\r\nSET dp0=%~dp0\r\nEXIT /b\r\n:start\r\nSETLOCAL\r\nCALL :find_dp0\r\n"${windowsNode()}" "%dp0%\\show.cjs" %*\r\n`;
    writeFileSync(join(programs, 'shim.cmd'), shim);
    writeFileSync(join(programs, 'first.bat'), `@"${windowsNode()}" "%~dp0show.cjs" %1\r\n`);
    writeFileSync(join(programs, 'fails.cmd'), '@exit /b 9\r\n');
  });

  test('receive every argument unchanged, and the key', async () => {
    const { code, stdout, stderr } = await runInProject('exec', '--', 'shim', ...batchArguments);
    expect({ code, stderr, told: JSON.parse(stdout) }).toEqual({
      code: 0,
      stderr: '',
      told: [batchArguments, secret],
    });
  });

  test('are found by their full name, and exit with their own code', async () => {
    expect(await runInProject('exec', '--', 'fails.cmd')).toMatchObject({ code: 9 });
    expect(await runInProject('exec', '--', 'FAILS')).toMatchObject({ code: 9 });
  });

  test.each(['two words', 'a&b', 'x^y'])(
    'that pass on their first argument get %j',
    async (argument) => {
      const { stdout } = await runInProject('exec', '--', 'first', argument);
      expect(stdout).toBe(JSON.stringify([[argument], secret]));
    },
  );

  test('refuse an argument of several lines, with a sentence', async () => {
    const { code, stderr } = await runInProject('exec', '--', 'shim', 'one\ntwo');
    expect({ code, stderr }).toEqual({ code: 126, stderr: expect.stringContaining('batch file') });
  });
});

describe('a program', () => {
  test('receives every argument unchanged', async () => {
    const code = 'process.stdout.write(JSON.stringify(process.argv.slice(1)))';
    const node = [windowsNode(), '-e', code, '--'];
    const { stdout } = await runInProject('exec', '--', ...node, ...hardArguments);
    expect(JSON.parse(stdout)).toEqual(hardArguments);
  });

  test('gets variables under their original names', async () => {
    const code =
      'console.log(Object.keys(process.env).filter((name) => /^mixedcase$/i.test(name)).join())';
    const { stdout } = await home.run(
      ['exec', '--profile', 'programs', '--', windowsNode(), '-e', code],
      {
        variables: { MixedCase: 'yes' },
      },
    );
    expect(stdout.trim()).toBe('MixedCase');
  });
});
