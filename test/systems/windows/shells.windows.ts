import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { managerCommands } from '../../../src/core/handoff/secret-managers.ts';
import { loadingLine, settingLine, shellSyntaxes } from '../../../src/core/handoff/shell-quote.ts';
import { launchers, setLaunchers } from '../../../src/i18n/command-line.ts';
import { Secret } from '../../../src/services/ports/secret.ts';
import { secret } from '../../support/terminal/screens.ts';
import {
  installedProgram,
  makeHome,
  runInWine,
  type WindowsHome,
  windowsNode,
  windowsPath,
} from './wine.ts';

const helps = [
  'chat',
  'completion',
  'connect',
  'embed',
  'env',
  'exec',
  'export',
  'key',
  'new',
  'setup',
];
const cmd = 'C:\\windows\\system32\\cmd.exe';
let home: WindowsHome;
let PATH = '';

beforeAll(async () => {
  home = makeHome();
  const bin = join(home.folder, 'npm');
  mkdirSync(bin);
  // As npm installs the command.
  writeFileSync(
    join(bin, 'mistral-onboard.cmd'),
    `@ECHO off\r\n"${windowsNode()}" "${installedProgram()}" %*\r\n`,
  );
  PATH = `${windowsPath(bin)};C:\\windows\\system32`;
  const set = ['key', 'set', '--store', 'keychain', '--no-check'];
  expect(await home.run(set, { input: secret })).toMatchObject({ code: 0 });
});
afterAll(async () => {
  await home.run(['key', 'remove']);
  home.remove();
});

/** Runs a line as a person types it into cmd. Delayed expansion shows a variable that the line itself has set. */
const inCmd = (line: string) =>
  runInWine(cmd, ['/d', '/v:on', '/s', '/c', `"${line}"`], {
    isVerbatim: true,
    variables: { ...home.variables, PATH },
  });

describe('cmd', () => {
  // Wine 8 does not run a command that is the content of a variable, as `do @%i` asks, but it reads the line.
  test('reads the line that sets the key from the command that is shown', async () => {
    const { stdout } = await inCmd(loadingLine('cmd').replace('do @%i', 'do @echo %i'));
    expect(stdout.trim()).toBe(`set "MISTRAL_API_KEY=${secret}"`);
  });

  test.each([secret, 'with & and ^ and | and >', 'with spaces'])(
    'sets the variable to %j by the line that is written for it',
    async (text) => {
      const line = settingLine('cmd', new Secret(text));
      const { stdout } = await inCmd(`${line}& echo [!MISTRAL_API_KEY!]`);
      expect(stdout.trim()).toBe(`[${text}]`);
    },
  );

  test('runs a program with the key', async () => {
    const { stdout } = await inCmd('mistral-onboard exec -- cmd /d /c set MISTRAL_API_KEY');
    expect(stdout.trim()).toContain(secret);
  });
});

test('a secret manager gets the key alone from the line that is shown for it', async () => {
  const folder = join(home.folder, 'npm');
  const show =
    'process.stdin.on("data", (text) => process.stdout.write(JSON.stringify(String(text))))';
  writeFileSync(join(folder, 'show.cjs'), show);
  writeFileSync(join(folder, 'gh.cmd'), `@"${windowsNode()}" "%~dp0show.cjs" %*\r\n`);
  const named = launchers();
  setLaunchers(() => ({ ...named, shell: shellSyntaxes.powershell }));
  const [, last = ''] = managerCommands('github').store;
  // PowerShell passes the text between single quotes on as one argument.
  const argument = last.trim().slice(1, -1);
  const exec = ['exec', '--', 'cmd', '/d', '/c', argument];
  const ended = await home.run(exec, { variables: { PATH } });
  setLaunchers(() => named);
  expect(ended).toEqual({ code: 0, stdout: JSON.stringify(secret), stderr: '' });
});

describe('PowerShell, which Wine does not have', () => {
  test('is the shell that lines are written for', async () => {
    const { stdout } = await home.run(['env'], { variables: { PATH } });
    expect(stdout.trim()).toBe(`$env:MISTRAL_API_KEY = '${secret}'`);
  });

  test('gets lines without the syntax of POSIX shells', async () => {
    const posix = /eval "|\$\(mistral|printf %s|export MISTRAL|HISTFILE=|&& |python3/;
    const wrong: string[] = [];
    for (const args of [...helps.map((name) => [name, '--help']), ['--help'], ['doctor']]) {
      const { stdout, stderr } = await home.run(args, { variables: { PATH }, cwd: home.folder });
      wrong.push(...(stdout + stderr).split('\n').filter((line) => posix.test(line)));
    }
    expect(wrong).toEqual([]);
  });

  test('gets the commands that install and run an exported program', async () => {
    const { stdout, stderr } = await home.run(['export', 'python', '--out', 'try.py'], {
      variables: { PATH },
      cwd: home.folder,
    });
    const shown = stdout + stderr;
    expect(shown).toContain('py -m venv .venv; .venv\\Scripts\\python -m pip install');
    expect(shown).not.toMatch(/python3|&&|bin\/python/);
  });

  test('gets the script that completes its lines', async () => {
    const completion = ['completion', 'powershell', '--lang', 'fr'];
    const { code, stdout } = await home.run(completion, { variables: { PATH } });
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringMatching(/^[\n -~]*$/) });
    expect(stdout).toContain('Register-ArgumentCompleter -Native -CommandName mistral-onboard');
    const help = await home.run(['completion', '--help'], { variables: { PATH } });
    expect(help.stdout).toContain('completion powershell | Out-String | Invoke-Expression');
  });
});
