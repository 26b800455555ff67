import { isAbsolute } from 'node:path';
import type { ToolFolders } from '../ports/connections.ts';

export interface FolderOptions {
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly home: string;
  readonly workingFolder: string | undefined;
}

/** Returns the folders in which tools keep their settings on this system. */
export function foldersOf(options: FolderOptions): ToolFolders {
  const { variables, platform } = options;
  const home = slashed(options.home);
  const named = (name: string, fallback: string) => {
    const value = variables[name] ?? '';
    return isAbsolute(value) ? slashed(value) : fallback;
  };
  const config = named('XDG_CONFIG_HOME', `${home}/.config`);
  const working = slashed(options.workingFolder ?? options.home);
  const common = { platform, home, config, working };
  if (platform === 'win32') {
    const settings = named('APPDATA', `${home}/AppData/Roaming`);
    return { ...common, settings, local: named('LOCALAPPDATA', `${home}/AppData/Local`) };
  }
  const settings = platform === 'darwin' ? `${home}/Library/Application Support` : config;
  return { ...common, settings, local: config };
}

function slashed(path: string): string {
  return path.replaceAll('\\', '/').replace(/\/+$/, '');
}
