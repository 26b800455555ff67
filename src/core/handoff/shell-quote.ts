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

/** Other shells, each with one whose line it reads. */
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

/** The shell of a name, `fish` or `/usr/bin/fish` or `pwsh.exe`; undefined for one we can't write for. */
export function shellNamed(name: string): Shell | undefined {
  const base = (name.split(/[\\/]/).at(-1) ?? '').toLowerCase().replace(/\.exe$/, '');
  return (
    shells.find((shell) => shell === base) ?? (Object.hasOwn(alike, base) ? alike[base] : undefined)
  );
}

/** The name of the shell that the person uses, as far as that can be told. */
export function defaultShell({
  variables,
  platform,
}: Pick<Environment, 'variables' | 'platform'>): string {
  return variables['SHELL'] || (platform === 'win32' ? 'powershell' : 'bash');
}

/**
 * Returns a shell whose line is read by every shell that may be reading it. `SHELL` names the login shell, and not the
 * one that runs a script or that the person started since: so outside Windows it is the line of POSIX, which fish reads
 * as well.
 */
export function commonShell({ variables, platform }: Environment): Shell {
  return platform === 'win32' && !variables['SHELL'] ? 'powershell' : 'bash';
}

/** How each shell writes words. PowerShell's scripts, which npm installs, never see a bare `--`. */
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

/** Returns how the person's own shell writes words. */
export function ownSyntax(environment: Pick<Environment, 'variables' | 'platform'>): ShellSyntax {
  return shellSyntaxes[shellNamed(defaultShell(environment)) ?? 'bash'];
}

/** Returns the line that sets `MISTRAL_API_KEY` in a shell, the key itself on no screen and in no file. */
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

/** Returns the line that pipes a key, held in a variable `KEY`, into a command of ours in the person's shell. */
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

/** cmd removes the first and the last quote of a command that begins with one. */
function forCmd(line: string): string {
  return line.startsWith('"') ? `"${line}"` : line;
}

/** The file that each runs when it starts, for a line that is to work in every new terminal; cmd has none. */
export const profileFiles: Readonly<Record<Exclude<Shell, 'cmd'>, string>> = {
  bash: '~/.bashrc',
  zsh: '~/.zshrc',
  fish: '~/.config/fish/config.fish',
  powershell: '$PROFILE',
};

/** The line that sets `MISTRAL_API_KEY` in a shell, the key in clear, without a line end. */
export function settingLine(shell: Shell, key: Secret): string {
  return lines[shell](key.reveal());
}

const lines: Readonly<Record<Shell, (text: string) => string>> = {
  bash: exported,
  zsh: exported,
  fish: (text) => `set -gx MISTRAL_API_KEY ${fishWord(text)}`,
  powershell: (text) => `$env:MISTRAL_API_KEY = ${powershellWord(text)}`,
  // Read by `for /f … do @%i`, nothing in it is replaced any more, and the last quote is the one that ends it.
  cmd: (text) => `set "MISTRAL_API_KEY=${text}"`,
};

function fishWord(text: string): string {
  return `'${text.replaceAll(/[\\']/g, '\\$&')}'`;
}

/** PowerShell takes the typographic quotes for the plain one. */
function powershellWord(text: string): string {
  return `'${text.replaceAll(/['‘’‚‛]/g, '$&$&')}'`;
}

function exported(text: string): string {
  return `export MISTRAL_API_KEY=${commonLiteral(text)}`;
}

/** In single quotes, a backslash stands for itself in POSIX and not in fish; in double quotes both agree about two. */
function commonLiteral(text: string): string {
  const quoted = text
    .split(/(['\\])/)
    .map((part) => (part === "'" ? `"'"` : part === '\\' ? '"\\\\"' : part && `'${part}'`));
  return quoted.join('') || "''";
}
