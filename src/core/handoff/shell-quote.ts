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

/** Other shells, each with the supported shell whose syntax it reads. */
const compatibleShells: Readonly<Record<string, Shell>> = {
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
    shells.find((shell) => shell === base) ??
    (Object.hasOwn(compatibleShells, base) ? compatibleShells[base] : undefined)
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
 * Returns a shell whose syntax is understood by every shell that may read the line. `SHELL` names the login shell, and
 * not the shell that runs a script or was started later. Therefore, returns bash outside Windows, for which this
 * program writes lines that fish reads, too.
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

/** Returns a function that quotes words: not at all if they are safe, with `quoted` if a character needs that. */
function quotedFor(safe: RegExp, quoted: (word: string) => string): (word: string) => string {
  return (word) => {
    if (safe.test(word)) return word;
    return /["$`\\!%‘’‚‛“”„]/.test(word) ? quoted(word) : `"${word}"`;
  };
}

/** Returns the syntax of the person's shell. */
export function ownSyntax(environment: Pick<Environment, 'variables' | 'platform'>): ShellSyntax {
  return shellSyntaxes[shellNamed(defaultShell(environment)) ?? 'bash'];
}

/** Returns true if the person's shell is one of Windows. */
export function isWindowsShell(): boolean {
  return ['powershell', 'cmd'].includes(launchers().shell.name);
}

/** Returns the command that starts Python on this system. Installers for Windows provide `py`, and no `python3`. */
export function pythonName(): string {
  return isWindowsShell() ? 'py' : 'python3';
}

/**
 * Joins lines so that each runs if the line before succeeded. In PowerShell, each line runs in any case, because
 * Windows PowerShell 5 has no `&&`.
 */
export function inOrder(...lines: readonly string[]): string {
  return lines.join(launchers().shell.name === 'powershell' ? '; ' : ' && ');
}

/** Returns a line that sets a variable and then runs `line`. */
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

/** Returns a line for cmd, which removes the first and the last quote of a line that begins with a quote. */
function forCmd(line: string): string {
  return line.startsWith('"') ? `"${line}"` : line;
}

/** The file with lines for every new terminal, which each shell runs when it starts; cmd has none. */
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
  // `for /f … do @%i` runs the line without replacing `%` in it, and only the last quote ends the value.
  cmd: (text) => `set "MISTRAL_API_KEY=${text}"`,
};

function fishWord(text: string): string {
  return `'${text.replaceAll(/[\\']/g, '\\$&')}'`;
}

/** Quotes a word for PowerShell, which reads typographic single quotes as plain ones. */
function powershellWord(text: string): string {
  return `'${text.replaceAll(/['‘’‚‛]/g, '$&$&')}'`;
}

function exported(text: string): string {
  return `export MISTRAL_API_KEY=${commonLiteral(text)}`;
}

/**
 * Quotes a text for POSIX shells and fish. Writes quotes and backslashes outside of single quotes, where fish reads a
 * backslash as an escape and POSIX shells do not.
 */
function commonLiteral(text: string): string {
  const quoted = text.split(/(['\\])/).map((part) => {
    if (part === "'") return `"'"`;
    if (part === '\\') return '"\\\\"';
    return part && `'${part}'`;
  });
  return quoted.join('') || "''";
}
