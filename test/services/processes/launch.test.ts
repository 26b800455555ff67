import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { launchOf, UnsafeArgument } from '../../../src/services/processes/launch.ts';

const folder = mkdtempSync(join(tmpdir(), 'launch-'));
afterAll(() => rmSync(folder, { recursive: true }));

const windows = (inherited = {}) => ({ inherited, platform: 'win32' as const });

test.each(['/usr/bin/gh', '/home/me/odd.cmd'])(
  'a program of POSIX is started directly: %s',
  async (path) => {
    const args = ['a b', '%PATH%', '"', '\n'];
    expect(await launchOf(path, args, { inherited: {}, platform: 'linux' })).toEqual({
      file: path,
      args,
    });
  },
);

test.each(['C:\\Program Files\\gh\\gh.exe', 'C:\\tools.cmd\\gh.exe', 'C:\\tools\\gh.bat.exe'])(
  'starts an .exe of Windows directly: %s',
  async (path) => {
    expect(await launchOf(path, ['&', '\n'], windows())).toEqual({ file: path, args: ['&', '\n'] });
  },
);

/** Returns the command line between the outer quotes. */
async function lineOf(path: string, ...args: string[]): Promise<string> {
  const launch = await launchOf(path, args, windows());
  expect(launch.windowsVerbatimArguments).toBe(true);
  expect(launch.args.slice(0, 3)).toEqual(['/d', '/s', '/c']);
  return /^"(.*)"$/s.exec(launch.args[3] ?? '')?.[1] ?? '';
}

test.each([
  ['plain', 'x', '^"x^"'],
  ['a space', 'a b', '^"a^ b^"'],
  ['a quote', 'a"b', '^"a\\^"b^"'],
  ['backslashes before a quote', 'a\\\\"b', '^"a\\\\\\\\\\^"b^"'],
  ['backslashes at the end', 'a\\\\', '^"a\\\\\\\\^"'],
  ['backslashes before other characters', 'a\\b\\\\c', '^"a\\b\\\\c^"'],
  ['a backslash before the end', 'a\\', '^"a\\\\^"'],
  ['a variable', '%PATH%', '^"^%PATH^%^"'],
  ['another command', '& calc', '^"^&^ calc^"'],
  ['the end of quotes', '"&calc', '^"\\^"^&calc^"'],
  ['a caret', '^', '^"^^^"'],
  ['nothing', '', '^"^"'],
])('a batch file gets an argument with %s unchanged', async (_, text, written) => {
  expect(await lineOf('C:\\a\\tool.cmd', text)).toBe(`"C:\\a\\tool.cmd" ${written}`);
  expect(await lineOf('C:\\Program Files\\tool.BAT', text)).toBe(
    `"C:\\Program Files\\tool.BAT" ${written}`,
  );
});

test('escapes the path of a batch file that has characters special to cmd.exe even between quotes', async () => {
  expect(await lineOf('C:\\50% off!\\tool.cmd', 'x')).toBe('C:\\50^%^ off^!\\tool.cmd ^"x^"');
});

test('escapes arguments twice for a batch file that passes them on', async () => {
  const path = join(folder, 'npm.cmd');
  writeFileSync(path, '@"%~dp0\\node.exe" "npm-cli.js" %*\r\n');
  expect(await lineOf(path, '%A% & "b"')).toContain('^^^"^^^%A^^^%^^^ ^^^&^^^ \\^^^"b\\^^^"^^^"');
});

test('escapes arguments once for a batch file that does not pass them on', async () => {
  const path = join(folder, 'own.cmd');
  writeFileSync(path, '@echo %1\r\n');
  expect(await lineOf(path, '&')).toContain(' ^"^&^"');
});

test.each(['a\nb', 'a\rb', 'a\0b'])('refuses to pass %j to a batch file', async (text) => {
  await expect(launchOf('C:\\a\\tool.cmd', [text], windows())).rejects.toThrow(UnsafeArgument);
});

test.each([
  [{ ComSpec: 'D:\\win\\cmd.exe' }, 'D:\\win\\cmd.exe'],
  [{ COMSPEC: 'cmd.exe', SystemRoot: 'D:\\Windows' }, 'D:\\Windows\\System32\\cmd.exe'],
  [{}, 'C:\\Windows\\System32\\cmd.exe'],
  [{ ComSpec: '\\cmd.exe', SystemRoot: 'Windows' }, 'C:\\Windows\\System32\\cmd.exe'],
  [{ ComSpec: 'x\\\\cmd.exe', SystemRoot: 'x\\\\Windows' }, 'C:\\Windows\\System32\\cmd.exe'],
  [{ ComSpec: 'D:cmd.exe', SystemRoot: '\\Windows' }, 'C:\\Windows\\System32\\cmd.exe'],
])('cmd.exe is started by its whole path: %j', async (inherited, file) => {
  expect((await launchOf('C:\\a\\tool.cmd', [], windows(inherited))).file).toBe(file);
});
