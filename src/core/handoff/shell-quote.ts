import {
  anywhereLineFor,
  commandLine,
  launchers,
  posixSyntax,
  type ShellSyntax,
} from '../../i18n/command-line.ts';
import type { Secret } from '../../services/ports/secret.ts';
import type { Environment } from '../../services/ports/services.ts';

export const shells = ['bash', 'zsh', 'fish', 'powershell', 'cmd'] as const;
export type Shell = (typeof shells)[number];

/** Other shells, each with a supported shell whose syntax it reads. */
const alike: Readonly<Record<string, Shell>> = {
  sh: 'bash',
  dash: 'bash',
  ash: 'bash',
  busybox: 'bash',
  rbash: 'bash',
  ksh: 'bash',
  ksh93: 'bash',
  mksh: 'bash',
  lksh: 'bash',
  oksh: 'bash',
  pdksh: 'bash',
  yash: 'bash',
  posh: 'bash',
  pwsh: 'powershell',
};

/** Returns the shell with a name such as `fish`, `/usr/bin/fish` or `pwsh.exe`; undefined for an unsupported one. */
export function shellNamed(name: string): Shell | undefined {
  const base = (name.split(/[\\/]/).at(-1) ?? '').toLowerCase().replace(/\.exe$/, '');
  return (
    shells.find((shell) => shell === base) ?? (Object.hasOwn(alike, base) ? alike[base] : undefined)
  );
}

/** Returns the name of the person's shell, as far as it can be determined. */
export function defaultShell({
  variables,
  platform,
}: Pick<Environment, 'variables' | 'platform'>): string {
  return variables['SHELL'] || (platform === 'win32' ? 'powershell' : 'bash');
}

/**
 * Returns a shell whose syntax every shell that may read the line understands. `SHELL` names the login shell, not the
 * one that runs a script or was started later. So outside Windows the result is POSIX, in a form that fish reads, too.
 */
export function commonShell({ variables, platform }: Environment): Shell {
  return platform === 'win32' && !variables['SHELL'] ? 'powershell' : 'bash';
}

/** How each shell quotes words. PowerShell scripts, such as those that npm installs, never receive a bare `--`. */
export const shellSyntaxes: Readonly<Record<Shell, ShellSyntax>> = {
  bash: posixSyntax,
  zsh: { ...posixSyntax, name: 'zsh' },
  fish: { ...posixSyntax, name: 'fish', quote: quotedFor(/^[\w./:@+=,-]+$/, fishWord) },
  powershell: {
    name: 'powershell',
    quote: quotedFor(/^(?!--$)[\w./:\\+~=-]+$/, powershellWord),
    call: '& ',
  },
  cmd: { name: 'cmd', quote: quotedFor(/^[\w./:\\+~=@-]+$/, (word) => `"${word}"`), call: '' },
};

function quotedFor(safe: RegExp, quoted: (word: string) => string): (word: string) => string {
  return (word) => {
    if (safe.test(word)) return word;
    return /["$`\\!%‘’‚‛“”„]/.test(word) ? quoted(word) : `"${word}"`;
  };
}

/** Returns how the person's shell quotes words. */
export function ownSyntax(environment: Pick<Environment, 'variables' | 'platform'>): ShellSyntax {
  return shellSyntaxes[shellNamed(defaultShell(environment)) ?? 'bash'];
}

/** Returns true if the person's shell is one of Windows. */
export function isWindowsShell(): boolean {
  return ['powershell', 'cmd'].includes(launchers().shell.name);
}

/** Returns the name that Python has on this system: installers for Windows bring no `python3`. */
export function pythonName(): string {
  return isWindowsShell() ? 'py' : 'python3';
}

/** Joins lines of which each runs if the one before succeeded; Windows PowerShell 5 only has a plain separator. */
export function inOrder(...lines: readonly string[]): string {
  return lines.join(launchers().shell.name === 'powershell' ? '; ' : ' && ');
}

/** Returns a line with a variable set for it. */
export function lineWith(name: string, value: string, line: string): string {
  switch (launchers().shell.name) {
    case 'powershell':
      return `$env:${name} = ${powershellWord(value)}; ${line}`;
    case 'cmd':
      return `set "${name}=${value}" && ${line}`;
    default:
      return `${name}=${posixSyntax.quote(value)} ${line}`;
  }
}

/** Returns the line that sets `MISTRAL_API_KEY` in a shell without showing the key or writing it to a file. */
export function loadingLine(shell: Shell): string {
  const line = (...args: readonly string[]) => anywhereLineFor(shellSyntaxes[shell], ...args);
  switch (shell) {
    case 'bash':
    case 'zsh':
      return `eval "$(${line('env')})"`;
    case 'fish':
      return `${line('env', '--shell', 'fish')} | source`;
    case 'powershell':
      return `${line('env', '--shell', 'powershell')} | Invoke-Expression`;
    case 'cmd':
      return `for /f "delims=" %i in ('${forCmd(line('env', '--shell', 'cmd'))}') do @%i`;
  }
}

/** Returns the line that pipes a key from the variable `KEY` into a command of this program, for the person's shell. */
export function pipedKeyLine(...args: readonly string[]): string {
  const line = commandLine(...args);
  switch (launchers().shell.name) {
    case 'powershell':
      return `$env:KEY | ${line}`;
    case 'cmd':
      return `echo %KEY%| ${line}`;
    default:
      return `printf %s "$KEY" | ${line}`;
  }
}

/** cmd removes the first and the last quote of a command that begins with a quote. */
function forCmd(line: string): string {
  return line.startsWith('"') ? `"${line}"` : line;
}

/** The file that each shell runs at its start, for lines that must work in every new terminal; cmd has none. */
export const profileFiles: Readonly<Record<Exclude<Shell, 'cmd'>, string>> = {
  bash: '~/.bashrc',
  zsh: '~/.zshrc',
  fish: '~/.config/fish/config.fish',
  powershell: '$PROFILE',
};

/** Returns the line that sets `MISTRAL_API_KEY` in a shell, with the key in plain text and without a line end. */
export function settingLine(shell: Shell, key: Secret): string {
  return lines[shell](key.reveal());
}

const lines: Readonly<Record<Shell, (text: string) => string>> = {
  bash: exported,
  zsh: exported,
  fish: (text) => `set -gx MISTRAL_API_KEY ${fishWord(text)}`,
  powershell: (text) => `$env:MISTRAL_API_KEY = ${powershellWord(text)}`,
  // `for /f … do @%i` runs the line without another replacement, and the last quote ends the value.
  cmd: (text) => `set "MISTRAL_API_KEY=${text}"`,
};

function fishWord(text: string): string {
  return `'${text.replaceAll(/[\\']/g, '\\$&')}'`;
}

/** PowerShell treats typographic quotes as plain ones. */
function powershellWord(text: string): string {
  return `'${text.replaceAll(/['‘’‚‛]/g, '$&$&')}'`;
}

function exported(text: string): string {
  return `export MISTRAL_API_KEY=${commonLiteral(text)}`;
}

/**
 * In single quotes, a backslash is literal in POSIX shells but not in fish. In double quotes, both escape the same two
 * characters.
 */
function commonLiteral(text: string): string {
  const quoted = text.split(/(['\\])/).map((part) => {
    if (part === "'") return `"'"`;
    if (part === '\\') return '"\\\\"';
    return part && `'${part}'`;
  });
  return quoted.join('') || "''";
}
