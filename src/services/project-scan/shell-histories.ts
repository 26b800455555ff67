import { isAbsolute, join } from 'node:path';
import type { AuditedFile } from '../ports/project-scan.ts';
import { readFileText } from './file-text.ts';

/** What tells where shells keep what was typed. */
export interface HomeInfo {
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  /** The person's home folder, absolute. */
  readonly home: string;
}

const maxBytes = 33_554_432;

/** The histories of bash, zsh, fish and PowerShell that there are. */
export function readShellHistories(metadata: HomeInfo): readonly AuditedFile[] {
  return [...new Set(historyPaths(metadata))].flatMap((path) => {
    const read = readFileText(path, maxBytes);
    if (read.type !== 'text') return [];
    const mode = metadata.platform === 'win32' ? undefined : read.mode;
    const shown = fromHome(path, metadata.home);
    return [{ path: shown, git: 'free', isDotenv: false, mode, text: read.text }];
  });
}

function historyPaths({ variables, platform, home }: HomeInfo): readonly string[] {
  const named = variables['HISTFILE'] ?? '';
  const data = variables['XDG_DATA_HOME'] || join(home, '.local', 'share');
  const roaming = variables['APPDATA'] || join(home, 'AppData', 'Roaming');
  const zsh = variables['ZDOTDIR'] || home;
  const readLine = join('PSReadLine', 'ConsoleHost_history.txt');
  return [
    ...(isAbsolute(named) ? [named] : []),
    join(home, '.bash_history'),
    ...['.zsh_history', '.zhistory', '.histfile'].map((name) => join(zsh, name)),
    join(home, '.zsh_history'),
    join(data, 'fish', 'fish_history'),
    platform === 'win32'
      ? join(roaming, 'Microsoft', 'Windows', 'PowerShell', readLine)
      : join(data, 'powershell', readLine),
  ];
}

function fromHome(path: string, home: string): string {
  const isBelow = path.startsWith(home) && /^[\\/]/.test(path.slice(home.length));
  return (isBelow ? `~${path.slice(home.length)}` : path).replaceAll('\\', '/');
}
