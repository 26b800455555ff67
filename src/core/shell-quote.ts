import type { Secret } from '../services/secret.ts';

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
  return `export MISTRAL_API_KEY='${text.replaceAll("'", "'\\''")}'`;
}
