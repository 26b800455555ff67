import { posix, win32 } from 'node:path';
import { AppError } from '../../errors/errors.ts';

/** Facts that decide where programs keep their settings. */
export interface FolderInfo {
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  /** The person's home folder. */
  readonly home: string;
}

/**
 * Returns the app folder: `MISTRAL_ONBOARD_HOME`, else the folder in which this system keeps settings. Throws the error
 * `usage` for a relative path, which would depend on the working folder.
 */
export function appFolder({ variables, platform, home }: FolderInfo): string {
  const { isAbsolute, join } = platform === 'win32' ? win32 : posix;
  const configured = variables[variable];
  if (configured) {
    const whole = configured.replace(
      platform === 'win32' ? /^~(?=[\\/]|$)/ : /^~(?=\/|$)/,
      () => home,
    );
    if (isAbsolute(whole)) return whole;
    throw new AppError({
      code: 'usage',
      problem: 'invalid-value',
      option: variable,
      given: configured,
      accepts: {
        en: 'a path from the root of the disk or from the home folder, such as ~/mistral',
        fr: 'un chemin depuis la racine du disque ou le dossier personnel, par exemple ~/mistral',
      },
    });
  }
  if (platform === 'darwin') return join(home, 'Library', 'Preferences', 'mistral-onboard');
  if (platform === 'win32') {
    const roaming = variables['APPDATA'] ?? '';
    const settings = isAbsolute(roaming) ? roaming : join(home, 'AppData', 'Roaming');
    return join(settings, 'mistral-onboard', 'Config');
  }
  // The specification of the variable says to ignore a relative path.
  const settings = variables['XDG_CONFIG_HOME'] ?? '';
  return join(isAbsolute(settings) ? settings : join(home, '.config'), 'mistral-onboard');
}

const variable = 'MISTRAL_ONBOARD_HOME';
