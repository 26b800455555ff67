import { isAbsolute, join } from 'node:path';

/** What tells where programs keep their settings here. */
export interface FolderInfo {
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  /** The person's home folder. */
  readonly home: string;
}

/** The folder of our own files: where `MISTRAL_ONBOARD_HOME` says, or else where this system has settings. */
export function appFolder({ variables, platform, home }: FolderInfo): string {
  const told = variables['MISTRAL_ONBOARD_HOME'];
  if (told) return told;
  if (platform === 'darwin') return join(home, 'Library', 'Preferences', 'mistral-onboard');
  if (platform === 'win32') {
    const roaming = variables['APPDATA'] || join(home, 'AppData', 'Roaming');
    return join(roaming, 'mistral-onboard', 'Config');
  }
  // One that is not absolute is to be passed over, by the specification that the variable is of.
  const settings = variables['XDG_CONFIG_HOME'] ?? '';
  return join(isAbsolute(settings) ? settings : join(home, '.config'), 'mistral-onboard');
}
