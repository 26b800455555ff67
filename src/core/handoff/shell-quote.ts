import type { Secret } from '../../services/ports/secret.ts';
import type { Environment } from '../../services/ports/services.ts';
import { shellLiteral } from '../export/snippets/text-literal.ts';

export const shells = ['bash', 'zsh', 'fish', 'powershell', 'cmd'] as const;
export type Shell = (typeof shells)[number];

/** What other shells understand. */
const alike: Readonly<Record<string, Shell>> = {
  sh: 'bash',
  dash: 'bash',
  ash: 'bash',
  ksh: 'bash',
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
export function defaultShell({ variables, platform }: Environment): string {
  return variables['SHELL'] || (platform === 'win32' ? 'powershell' : 'bash');
}

/** How each shell takes the line without a terminal in between. */
export const loadingLines: Readonly<Record<Shell, string>> = {
  bash: 'eval "$(mistral-onboard env)"',
  zsh: 'eval "$(mistral-onboard env)"',
  fish: 'mistral-onboard env --shell fish | source',
  powershell: 'mistral-onboard env --shell powershell | Invoke-Expression',
  cmd: `for /f "delims=" %i in ('mistral-onboard env --shell cmd') do @%i`,
};

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
  fish: (text) => `set -gx MISTRAL_API_KEY '${text.replaceAll(/[\\']/g, '\\$&')}'`,
  // PowerShell takes the typographic quotes for the plain one.
  powershell: (text) => `$env:MISTRAL_API_KEY = '${text.replaceAll(/['‘’‚‛]/g, '$&$&')}'`,
  // Read by `for /f … do @%i`, nothing in it is replaced any more, and the last quote is the one that ends it.
  cmd: (text) => `set "MISTRAL_API_KEY=${text}"`,
};

function exported(text: string): string {
  return `export MISTRAL_API_KEY=${shellLiteral(text)}`;
}
