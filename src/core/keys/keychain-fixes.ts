import type { KeychainProblem } from '../../errors/errors.ts';
import type { Distribution, SystemInfo } from '../../services/ports/system-info.ts';
import type { KeychainAdvice } from './keychain-fix-messages.ts';

/** Fix of an unusable keychain: the name of its sentence, and a command if one helps. */
export interface KeychainFix {
  readonly advice: KeychainAdvice;
  readonly command?: string;
}

/**
 * Returns the fix of a problem on the given system. The person can always use the vault or this session's memory
 * instead.
 */
export function fixKeychain(problem: KeychainProblem, system: SystemInfo): KeychainFix {
  if (problem === 'load-failure') return { advice: 'reinstall' };
  if (system.platform === 'darwin') return onMac(problem, system);
  if (system.platform === 'win32') return onWindows(problem, system);
  return onLinux(problem, system);
}

const unlock = 'security unlock-keychain';

function onMac(problem: KeychainProblem, { isSsh }: SystemInfo): KeychainFix {
  switch (problem) {
    case 'hanging':
    case 'denied':
      if (isSsh) return { advice: 'mac-window-far', command: unlock };
      return { advice: problem === 'denied' ? 'mac-denied' : 'mac-window' };
    case 'locked':
      return { advice: isSsh ? 'mac-locked-ssh' : 'mac-locked', command: unlock };
    case 'false-success':
      return { advice: 'mac-false-success', command: unlock };
    case 'no-collection':
      return { advice: 'mac-no-keychain' };
    case 'other':
      // keytar passes on Apple's sentence, in the language of the system, without its code.
      return { advice: 'mac-other', command: unlock };
    default:
      return { advice: 'unknown' };
  }
}

function onWindows(problem: KeychainProblem, { isSsh }: SystemInfo): KeychainFix {
  // A remote session has no credentials of its own to add.
  if (isSsh) return { advice: 'windows-ssh' };
  switch (problem) {
    case 'hanging':
      return { advice: 'windows-service', command: 'net start VaultSvc' };
    case 'denied':
    case 'false-success':
      return { advice: 'windows-policy' };
    default:
      return { advice: 'unknown' };
  }
}

/** Kind of Linux session, as far as it matters for the keychain. */
type ScreenStop = 'container' | 'wsl' | 'ssh' | 'desktop' | 'console';

/** A container that shares the desktop, such as a development container, also shares its keychain. */
function screenOf({ isContainer, isWsl, isSsh, hasDisplay }: SystemInfo): ScreenStop {
  if (isContainer && !hasDisplay) return 'container';
  if (isWsl) return 'wsl';
  if (isSsh) return 'ssh';
  return hasDisplay ? 'desktop' : 'console';
}

function onLinux(problem: KeychainProblem, system: SystemInfo): KeychainFix {
  const screen = screenOf(system);
  const { distribution } = system;
  const isApart = screen === 'container' || screen === 'wsl';
  switch (problem) {
    case 'library-missing':
      if (isApart) return { advice: screen };
      return install(
        distribution === 'alpine' ? 'install-library-alpine' : 'install-library',
        libraries[distribution],
      );
    case 'no-bus':
      if (screen !== 'desktop') return { advice: screen };
      return install('install-service', services[distribution]);
    case 'false-success':
      return { advice: 'restart-service', command: restart };
    case 'no-collection':
    case 'locked':
    case 'hanging':
    case 'denied':
      // A keychain exists here, so do not blame a container or WSL for having none.
      return hasWindows(system) ? onDesktop[problem] : { advice: noWindow[problem] };
    default:
      return { advice: isApart ? screen : 'unknown' };
  }
}

/** The keychain opens its windows on the machine's own desktop, even if ours are forwarded over ssh. */
function hasWindows({ hasDisplay, isSsh }: SystemInfo): boolean {
  return hasDisplay && !isSsh;
}

const restart = 'systemctl --user restart gnome-keyring-daemon';

const onDesktop = {
  'no-collection': { advice: 'create-collection', command: 'seahorse' },
  locked: { advice: 'unlock', command: 'seahorse' },
  hanging: { advice: 'window' },
  denied: { advice: 'denied' },
} as const;

/** Each of these needs a window, and none can open. */
const noWindow = {
  'no-collection': 'no-collection-far',
  locked: 'locked-far',
  hanging: 'window-far',
  denied: 'window-far',
} as const;

const libraries: Readonly<Record<Distribution, string | undefined>> = {
  debian: 'sudo apt install libsecret-1-0',
  fedora: 'sudo dnf install libsecret',
  arch: 'sudo pacman -S libsecret',
  alpine: 'apk add libsecret',
  suse: 'sudo zypper install libsecret-1-0',
  other: undefined,
};

const services: Readonly<Record<Distribution, string | undefined>> = {
  debian: 'sudo apt install gnome-keyring',
  fedora: 'sudo dnf install gnome-keyring',
  arch: 'sudo pacman -S gnome-keyring',
  alpine: 'apk add gnome-keyring',
  suse: 'sudo zypper install gnome-keyring',
  other: undefined,
};

function install(advice: KeychainAdvice, command: string | undefined): KeychainFix {
  return command === undefined ? { advice } : { advice, command };
}
