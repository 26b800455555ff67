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

const unlockCommand = 'security unlock-keychain';

function onMac(problem: KeychainProblem, { isSsh }: SystemInfo): KeychainFix {
  switch (problem) {
    case 'hanging':
    case 'denied':
      if (isSsh) return { advice: 'mac-window-far', command: unlockCommand };
      return { advice: problem === 'denied' ? 'mac-denied' : 'mac-window' };
    case 'locked':
      return { advice: isSsh ? 'mac-locked-ssh' : 'mac-locked', command: unlockCommand };
    case 'false-success':
      return { advice: 'mac-false-success', command: unlockCommand };
    case 'no-collection':
      return { advice: 'mac-no-keychain' };
    case 'other':
      // keytar passes on Apple's message in the language of the system, without a code that names the problem.
      return { advice: 'mac-other', command: unlockCommand };
    default:
      return { advice: 'unknown' };
  }
}

function onWindows(problem: KeychainProblem, { isSsh }: SystemInfo): KeychainFix {
  // Over ssh, Windows can store no credentials.
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

/** How this program runs on Linux, as far as that decides whether there is a keychain. */
type LinuxSession = 'container' | 'wsl' | 'ssh' | 'desktop' | 'console';

/**
 * Returns how this program runs. A container that shares the desktop, such as a development container, counts as a
 * desktop, because it also shares the keychain.
 */
function sessionOf({ isContainer, isWsl, isSsh, hasDisplay }: SystemInfo): LinuxSession {
  if (isContainer && !hasDisplay) return 'container';
  if (isWsl) return 'wsl';
  if (isSsh) return 'ssh';
  return hasDisplay ? 'desktop' : 'console';
}

function onLinux(problem: KeychainProblem, system: SystemInfo): KeychainFix {
  const session = sessionOf(system);
  const { distribution } = system;
  const isApart = session === 'container' || session === 'wsl';
  switch (problem) {
    case 'library-missing':
      if (isApart) return { advice: session };
      return install(
        distribution === 'alpine' ? 'install-library-alpine' : 'install-library',
        libraryCommands[distribution],
      );
    case 'no-bus':
      if (session !== 'desktop') return { advice: session };
      return install('install-service', serviceCommands[distribution]);
    case 'false-success':
      return { advice: 'restart-service', command: restartCommand };
    case 'no-collection':
    case 'locked':
    case 'hanging':
    case 'denied':
      // A keychain exists here, so do not blame a container or WSL for having none.
      return hasWindows(system) ? onDesktop[problem] : { advice: noWindow[problem] };
    default:
      return { advice: isApart ? session : 'unknown' };
  }
}

/**
 * Returns true if the keychain can open a window that the person sees. It opens windows on the machine's own desktop,
 * even if those of other programs are forwarded over ssh.
 */
function hasWindows({ hasDisplay, isSsh }: SystemInfo): boolean {
  return hasDisplay && !isSsh;
}

const restartCommand = 'systemctl --user restart gnome-keyring-daemon';

/** Fixes of these problems on a desktop. */
const onDesktop = {
  'no-collection': { advice: 'create-collection', command: 'seahorse' },
  locked: { advice: 'unlock', command: 'seahorse' },
  hanging: { advice: 'window' },
  denied: { advice: 'denied' },
} as const;

/** Advice on problems that are solved in a window, for sessions in which none can open. */
const noWindow = {
  'no-collection': 'no-collection-far',
  locked: 'locked-far',
  hanging: 'window-far',
  denied: 'window-far',
} as const;

/** Commands that install libsecret. */
const libraryCommands: Readonly<Record<Distribution, string | undefined>> = {
  debian: 'sudo apt install libsecret-1-0',
  fedora: 'sudo dnf install libsecret',
  arch: 'sudo pacman -S libsecret',
  alpine: 'apk add libsecret',
  suse: 'sudo zypper install libsecret-1-0',
  other: undefined,
};

/** Commands that install a keychain service. */
const serviceCommands: Readonly<Record<Distribution, string | undefined>> = {
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
