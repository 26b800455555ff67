import { afterEach, describe, expect, test } from 'vitest';
import {
  commonShell,
  defaultShell,
  inOrder,
  isWindowsShell,
  lineWith,
  loadingLine,
  ownSyntax,
  pipedKeyLine,
  profileFiles,
  pythonName,
  type Shell,
  settingLine,
  shellNamed,
  shellSyntaxes,
  shells,
} from '../../../src/core/handoff/shell-quote.ts';
import { posixSyntax, setLaunchers } from '../../../src/i18n/command-line.ts';
import { Secret } from '../../../src/services/ports/secret.ts';

test.each([
  ['aB3dE5gH', 'set "MISTRAL_API_KEY=aB3dE5gH"'],
  ['a"b&c', 'set "MISTRAL_API_KEY=a"b&c"'],
  ['%PATH%^!', 'set "MISTRAL_API_KEY=%PATH%^!"'],
])('cmd reads %s unchanged with `for /f`', (text, line) => {
  expect(settingLine('cmd', new Secret(text))).toBe(line);
});

test.each([
  ['bash', '', "export MISTRAL_API_KEY=''"],
  ['bash', 'aB3d', "export MISTRAL_API_KEY='aB3d'"],
  ['zsh', "a'b", `export MISTRAL_API_KEY='a'"'"'b'`],
  ['bash', 'a\\b', `export MISTRAL_API_KEY='a'"\\\\"'b'`],
  ['fish', "a'b\\c", "set -gx MISTRAL_API_KEY 'a\\'b\\\\c'"],
  ['powershell', "a'b’c", "$env:MISTRAL_API_KEY = 'a''b’’c'"],
] as const)('%s gets %s quoted', (shell, text, line) => {
  expect(settingLine(shell, new Secret(text))).toBe(line);
});

test.each([
  ['bash', 'bash'],
  ['/bin/bash', 'bash'],
  ['/usr/local/bin/zsh', 'zsh'],
  ['/usr/bin/fish', 'fish'],
  ['/bin/sh', 'bash'],
  ['/bin/dash', 'bash'],
  ['/bin/mksh', 'bash'],
  ['/usr/bin/ksh93', 'bash'],
  ['/usr/bin/ksh', 'bash'],
  ['/bin/ash', 'bash'],
  ['/usr/bin/lksh', 'bash'],
  ['/usr/bin/oksh', 'bash'],
  ['/usr/bin/pdksh', 'bash'],
  ['/usr/bin/posh', 'bash'],
  ['fi.exesh', undefined],
  ['exec', undefined],
  ['/bin/rbash', 'bash'],
  ['/usr/bin/yash', 'bash'],
  ['/bin/busybox', 'bash'],
  ['pwsh', 'powershell'],
  ['C:\\Program Files\\PowerShell\\7\\pwsh.exe', 'powershell'],
  ['C:\\Windows\\System32\\cmd.exe', 'cmd'],
  ['CMD.EXE', 'cmd'],
  ['/bin/tcsh', undefined],
  ['nu', undefined],
  ['constructor', undefined],
  ['', undefined],
])('the shell of %s is %s', (name, shell) => {
  expect(shellNamed(name)).toBe(shell);
});

const installed = { words: ['mistral-onboard'], beforeArguments: [] };
const withSpaces = { words: ['C:\\My Tools\\onboard.exe'], beforeArguments: [] };

/** Makes a shell the one that the person uses. */
const use = (shell: Shell, anywhere = installed) =>
  setLaunchers(() => ({ here: anywhere, anywhere, shell: shellSyntaxes[shell] }));
afterEach(() => setLaunchers(() => ({ here: installed, anywhere: installed, shell: posixSyntax })));

test.each<readonly [string | undefined, NodeJS.Platform, string, Shell, string]>([
  ['/bin/fish', 'linux', '/bin/fish', 'bash', 'fish'],
  ['/bin/tcsh', 'linux', '/bin/tcsh', 'bash', 'bash'],
  [undefined, 'linux', 'bash', 'bash', 'bash'],
  [undefined, 'win32', 'powershell', 'powershell', 'powershell'],
  ['', 'win32', 'powershell', 'powershell', 'powershell'],
  // Git for Windows.
  ['/usr/bin/bash', 'win32', '/usr/bin/bash', 'bash', 'bash'],
])(
  'with SHELL=%s on %s, the shell is %s, a line for all is for %s, and words are quoted for %s',
  (name, platform, shell, common, own) => {
    const environment = { variables: { SHELL: name }, platform, appFolder: '/home/someone' };
    expect(defaultShell(environment)).toBe(shell);
    expect(commonShell(environment)).toBe(common);
    expect(ownSyntax(environment).name).toBe(own);
  },
);

describe('a word', () => {
  test.each<readonly [Shell, string]>([
    ['fish', 'a_b-c.d/e:f@g+h=i,j'],
    ['powershell', 'a_b-c.d/e:f\\g+h=i~j'],
    ['powershell', '--x'],
    ['powershell', 'x--'],
    ['cmd', 'a_b-c.d/e:f\\g+h=i~j@k'],
  ])('of letters that have no meaning is left as it is: %s, %s', (shell, word) => {
    expect(shellSyntaxes[shell].quote(word)).toBe(word);
  });

  test.each<readonly [Shell, string, string]>([
    ['fish', '', '""'],
    ['fish', 'a b', '"a b"'],
    ['fish', '~', '"~"'],
    ['fish', "it's", `"it's"`],
    ['fish', "it's $x", "'it\\'s $x'"],
    ['powershell', 'a b', '"a b"'],
    ['powershell', 'a@b', '"a@b"'],
    ['powershell', 'a,b', '"a,b"'],
    // npm's scripts for PowerShell drop an unquoted `--`.
    ['powershell', '--', '"--"'],
    ['powershell', "it's $x", "'it''s $x'"],
    ['cmd', 'a b', '"a b"'],
    ['cmd', 'a&b', '"a&b"'],
    ['cmd', 'a"b', '"a"b"'],
  ])('is quoted for %s: %s', (shell, word, quoted) => {
    expect(shellSyntaxes[shell].quote(word)).toBe(quoted);
  });

  test.each([...'"$`\\!%‘’‚‛“”„'])(
    'with %s, which acts on some shells in double quotes, is in single ones',
    (sign) => {
      for (const shell of ['fish', 'powershell'] as const) {
        expect(shellSyntaxes[shell].quote(`a ${sign}b`)).toMatch(/^'a .+b'$/s);
      }
    },
  );

  test('has the rules of its own shell', () => {
    expect(shells.map((shell) => [shellSyntaxes[shell].name, shellSyntaxes[shell].call])).toEqual([
      ['bash', ''],
      ['zsh', ''],
      ['fish', ''],
      ['powershell', '& '],
      ['cmd', ''],
    ]);
    expect(shellSyntaxes.zsh.quote('a b')).toBe('"a b"');
  });
});

test.each<readonly [Shell, string, string, string, string]>([
  ['bash', 'python3', 'a && b', 'NAME="x y" run', 'printf %s "$KEY" | mistral-onboard key set'],
  ['zsh', 'python3', 'a && b', 'NAME="x y" run', 'printf %s "$KEY" | mistral-onboard key set'],
  ['fish', 'python3', 'a && b', 'NAME="x y" run', 'printf %s "$KEY" | mistral-onboard key set'],
  ['powershell', 'py', 'a; b', "$env:NAME = 'x y'; run", '$env:KEY | mistral-onboard key set'],
  ['cmd', 'py', 'a && b', 'set "NAME=x y" && run', 'echo %KEY%| mistral-onboard key set'],
])('lines for %s', (shell, python, both, withVariable, piped) => {
  use(shell);
  expect(isWindowsShell()).toBe(python === 'py');
  expect(pythonName()).toBe(python);
  expect(inOrder('a', 'b')).toBe(both);
  expect(lineWith('NAME', 'x y', 'run')).toBe(withVariable);
  expect(pipedKeyLine('key', 'set')).toBe(piped);
});

test.each<readonly [Shell, string]>([
  ['bash', 'eval "$(mistral-onboard env)"'],
  ['zsh', 'eval "$(mistral-onboard env)"'],
  ['fish', 'mistral-onboard env --shell fish | source'],
  ['powershell', 'mistral-onboard env --shell powershell | Invoke-Expression'],
  ['cmd', `for /f "delims=" %i in ('mistral-onboard env --shell cmd') do @%i`],
])('%s loads the key with %s', (shell, line) => {
  use(shell);
  expect(loadingLine(shell)).toBe(line);
});

test('a command for cmd has one more pair of quotes, because cmd drops the outer ones', () => {
  use('cmd', withSpaces);
  expect(loadingLine('cmd')).toBe(
    `for /f "delims=" %i in ('""C:\\My Tools\\onboard.exe" env --shell cmd"') do @%i`,
  );
});

test('every shell but cmd has a file that it runs at its start', () => {
  expect(profileFiles).toEqual({
    bash: '~/.bashrc',
    zsh: '~/.zshrc',
    fish: '~/.config/fish/config.fish',
    powershell: '$PROFILE',
  });
});
