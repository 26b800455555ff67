import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { secret } from '../../support/terminal/screens.ts';
import { type PlantedProject, plant, plantProject } from './planted.ts';
import { makeHome, type WindowsHome, windowsNode, windowsPath } from './wine.ts';

let home: WindowsHome;
/** The working folder of the person, with files from a stranger. */
let project = '';
/** A folder of programs that PATH names in full. */
let programs = '';

beforeAll(async () => {
  home = makeHome();
  project = join(home.folder, 'project');
  programs = join(home.folder, 'programs');
  for (const folder of [project, programs]) mkdirSync(folder);
  const set = ['key', 'set', '--store', 'keychain', '--no-check', '--profile', 'programs'];
  expect(await home.run(set, { input: secret })).toMatchObject({ code: 0 });
});
afterAll(async () => {
  await home.run(['key', 'remove', '--profile', 'programs']);
  home.remove();
});

/** Runs the program in that folder, with relative entries first in PATH. */
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

describe('programs planted in the working folder, in relative entries of PATH and in node_modules', () => {
  let planted: PlantedProject;
  beforeAll(() => {
    planted = plantProject(join(home.folder, 'stranger'));
  });

  /** Runs the program in the project, with a PATH that leads to the planted programs before all others. */
  const run = (args: readonly string[], ...folders: readonly string[]) =>
    home.run(args, {
      cwd: planted.folder,
      variables: {
        PATH: [...planted.entries, ...folders.map(windowsPath), 'C:\\windows\\system32'].join(';'),
      },
    });

  test.each([
    ['doctor', ['doctor', '--timeout', '50'], 'git is not installed'],
    [
      'export dotenv',
      ['export', 'dotenv', '--out', 'own.env', '--profile', 'programs'],
      'git is not installed',
    ],
    ['connect', ['connect'], 'opencode'],
    ['connect opencode', ['connect', 'opencode', '--dry-run', '--profile', 'programs'], 'opencode'],
    ['key status', ['key', 'status', '--profile', 'programs'], 'programs'],
    ['setup', ['setup', '--plan', '--profile', 'programs'], ''],
    ['uninstall', ['uninstall', '--dry-run'], ''],
  ])('are not run by %s', async (_, args, expected) => {
    const { stdout, stderr } = await run(args);
    expect(stdout + stderr).toContain(expected);
    expect(planted.started()).toEqual([]);
  });

  test('do not get the key from exec, which asks for their folder instead', async () => {
    for (const name of ['gh.exe', 'op', 'tput.bat']) {
      const { code, stderr } = await runExec(name);
      expect({ code, stderr }).toEqual({ code: 127, stderr: expect.stringContaining(`./${name}`) });
    }
    expect(planted.started()).toEqual([]);
  });

  /** The full path of node_modules\\.bin is left out: npm puts it on PATH, so that a person can name what is there. */
  const runExec = (name: string) => {
    const entries = planted.entries.slice(0, -1);
    return home.run(['exec', '--profile', 'programs', '--', name], {
      cwd: planted.folder,
      variables: {
        PATH: [...entries, 'C:\\windows\\system32'].join(';'),
      },
    });
  };

  test('would leave their files, as one in an absolute entry does', async () => {
    const [folder, record] = ['own', 'own record'].map((name) => join(home.folder, name));
    for (const path of [folder, record]) mkdirSync(path ?? '');
    plant(folder ?? '', 'git', record ?? '');
    const { stdout, stderr } = await run(['doctor', '--timeout', '50'], folder ?? '');
    expect(stdout + stderr).toContain('git can’t read');
    expect(readdirSync(record ?? '')).toEqual(['git.exe']);
    expect(planted.started()).toEqual([]);
  });

  test('are not found by a program in an absolute entry either', async () => {
    const folder = join(home.folder, 'batch-files');
    mkdirSync(folder);
    const out = join(folder, 'out');
    // Windows' cmd.exe, unlike that of Wine 8, searches the working folder unless this variable is set.
    const batch = `@>"${windowsPath(out)}" echo %NoDefaultCurrentDirectoryInExePath%,%PATH%\r\n`;
    writeFileSync(join(folder, 'git.cmd'), batch);
    await run(['doctor', '--timeout', '50'], folder);
    expect(readFileSync(out, 'utf8').trim()).toBe(`1,${windowsPath(folder)};C:\\windows\\system32`);
  });
});

describe('scripts that only another program runs', () => {
  const script = (name: string) => {
    const path = join(programs, name);
    writeFileSync(path, '');
    return windowsPath(path);
  };

  test.each([
    ['shimmed', 'shimmed.ps1', 'powershell -ExecutionPolicy Bypass -File'],
    ['shimmed.ps1', 'shimmed.ps1', 'powershell -ExecutionPolicy Bypass -File'],
    ['listed.py', 'listed.py', 'py'],
    ['listed.odd', 'listed.odd', 'PROGRAM'],
  ])('are not started as %s: a line that starts them is shown', async (name, file, runner) => {
    const path = script(file);
    const { code, stdout, stderr } = await runInProject('exec', '--', name);
    expect({ code, stdout, stderr }).toEqual({
      code: 126,
      stdout: '',
      stderr: expect.stringContaining(`exec "--" ${runner} ${path}`),
    });
  });

  test('are named by their path as well', async () => {
    const path = script('app.mjs');
    const { code, stderr } = await runInProject('exec', '--', path);
    expect({ code, stderr }).toEqual({
      code: 126,
      stderr: expect.stringContaining(`node ${path}`),
    });
  });

  test('give way to a batch file beside them, as npm writes both', async () => {
    script('both.ps1');
    writeFileSync(join(programs, 'both.cmd'), '@exit /b 7\r\n');
    expect(await runInProject('exec', '--', 'both')).toMatchObject({ code: 7 });
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
  ' ',
  ' leading and trailing ',
  '\\',
  '\\\\',
  '"',
  '""',
  'a"b c"d',
  'x"\\',
  '\\" & calc',
  '^"',
  '^!x!^',
  'a|b>c<d',
  '👍🏽',
  'e\u0301',
  '日本 語',
  '@file',
  '-',
  '--',
  '/c',
  '~',
  '#;,=',
];

/** Line ends and other control characters, which only a program receives. */
const controlArguments = ['one\ntwo', 'one\r\ntwo\r\n', '\n', 'tab\tend', 'bell\x07'];

/** Returns the bytes of an argument, as the programs of these tests report them. */
const bytes = (argument: string) => Buffer.from(argument).toString('hex');

/**
 * Wine 8's cmd.exe replaces variables a second time where a batch file hands its arguments on; that of Windows does not.
 * Tests of the escaping itself have these arguments: see test/services/processes/launch.test.ts.
 */
const batchArguments = hardArguments.filter((argument) => !argument.includes('%'));

describe('batch files, through which npm and others start their programs', () => {
  const show =
    'const bytes = (word) => Buffer.from(word).toString("hex");' +
    'process.stdout.write(JSON.stringify([process.argv.slice(2).map(bytes), process.env.MISTRAL_API_KEY]))';

  beforeAll(() => {
    writeFileSync(join(programs, 'show.cjs'), show);
    // As npm writes it.
    const shim = `@ECHO off\r\nGOTO start\r\n:find_dp0\r\nSET dp0=%~dp0\r\nEXIT /b\r\n:start\r\nSETLOCAL\r\nCALL :find_dp0\r\n"${windowsNode()}" "%dp0%\\show.cjs" %*\r\n`;
    writeFileSync(join(programs, 'shim.cmd'), shim);
    writeFileSync(join(programs, 'first.bat'), `@"${windowsNode()}" "%~dp0show.cjs" %1\r\n`);
    const all = `@"${windowsNode()}" "%~dp0show.cjs" %*\r\n`;
    for (const folder of ['', 'R&D (été)']) {
      mkdirSync(join(programs, folder), { recursive: true });
      writeFileSync(join(programs, folder, 'all.bat'), all);
      writeFileSync(join(programs, folder, 'show.cjs'), show);
    }
    writeFileSync(join(programs, 'fails.cmd'), '@exit /b 9\r\n');
  });

  test.each(['shim.cmd', 'shim', 'all.bat', 'R&D (été)\\all.bat'])(
    'receive every argument unchanged, and the key: %s',
    async (name) => {
      const command = name.includes('\\') ? `${windowsPath(programs)}\\${name}` : name;
      const { code, stdout, stderr } = await runInProject('exec', '--', command, ...batchArguments);
      expect({ code, stderr, told: JSON.parse(stdout) }).toEqual({
        code: 0,
        stderr: '',
        told: [batchArguments.map(bytes), secret],
      });
    },
  );

  test('are found by their full name, and exit with their own code', async () => {
    expect(await runInProject('exec', '--', 'fails.cmd')).toMatchObject({ code: 9 });
    expect(await runInProject('exec', '--', 'FAILS')).toMatchObject({ code: 9 });
  });

  test.each(['two words', 'a&b', 'x^y'])(
    'that pass on their first argument get %j',
    async (argument) => {
      const { stdout } = await runInProject('exec', '--', 'first', argument);
      expect(stdout).toBe(JSON.stringify([[bytes(argument)], secret]));
    },
  );

  test('refuse an argument of several lines, with a sentence', async () => {
    const { code, stderr } = await runInProject('exec', '--', 'shim', 'one\ntwo');
    expect({ code, stderr }).toEqual({ code: 126, stderr: expect.stringContaining('batch file') });
  });
});

describe('a program', () => {
  test('receives every argument unchanged', async () => {
    const code =
      'process.stdout.write(JSON.stringify(process.argv.slice(1).map((word) => Buffer.from(word).toString("hex"))))';
    const node = [windowsNode(), '-e', code, '--'];
    const all = [...hardArguments, ...controlArguments];
    const { stdout } = await runInProject('exec', '--', ...node, ...all);
    expect(JSON.parse(stdout)).toEqual(all.map(bytes));
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
