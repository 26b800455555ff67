import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { keychainFixMessages } from '../../../src/core/keys/keychain-fix-messages.ts';
import { fixKeychain, type KeychainFix } from '../../../src/core/keys/keychain-fixes.ts';
import type { KeychainProblem } from '../../../src/errors/errors.ts';
import { langs } from '../../../src/i18n/languages.ts';
import type { Distribution, SystemInfo } from '../../../src/services/ports/system-info.ts';
import { keychainProblems } from '../../support/fakes/errors.ts';
import { slipsIn } from '../../support/rules/typography.ts';

const everyProblem = Object.keys(keychainProblems) as KeychainProblem[];

const distributions = {
  debian: true,
  fedora: true,
  arch: true,
  alpine: true,
  suse: true,
  other: true,
} satisfies Record<Distribution, true>;

const linux: SystemInfo = {
  platform: 'linux',
  distribution: 'debian',
  isWsl: false,
  isSsh: false,
  isContainer: false,
  hasDisplay: true,
};
const on = (distribution: Distribution): SystemInfo => ({ ...linux, distribution });
const textConsole: SystemInfo = { ...linux, hasDisplay: false };
const ssh: SystemInfo = { ...textConsole, isSsh: true };
const container: SystemInfo = { ...textConsole, isContainer: true };
const sharing: SystemInfo = { ...container, hasDisplay: true };
const wsl: SystemInfo = { ...linux, isWsl: true };
const mac: SystemInfo = { ...linux, platform: 'darwin', distribution: 'other' };
const macSsh: SystemInfo = { ...mac, isSsh: true, hasDisplay: false };
const windows: SystemInfo = { ...mac, platform: 'win32' };
const windowsSsh: SystemInfo = { ...windows, isSsh: true, hasDisplay: false };

const restart = 'systemctl --user restart gnome-keyring-daemon';

describe('fixes exist for', () => {
  test.each<readonly [string, KeychainProblem, SystemInfo, string, string | undefined]>([
    ['Debian', 'library-missing', linux, 'install-library', 'sudo apt install libsecret-1-0'],
    ['Fedora', 'library-missing', on('fedora'), 'install-library', 'sudo dnf install libsecret'],
    ['Arch', 'library-missing', on('arch'), 'install-library', 'sudo pacman -S libsecret'],
    ['Alpine', 'library-missing', on('alpine'), 'install-library-alpine', 'apk add libsecret'],
    ['SUSE', 'library-missing', on('suse'), 'install-library', 'sudo zypper install libsecret-1-0'],
    ['others', 'library-missing', on('other'), 'install-library', undefined],
    ['a server', 'library-missing', ssh, 'install-library', 'sudo apt install libsecret-1-0'],
    ['a desktop', 'no-bus', linux, 'install-service', 'sudo apt install gnome-keyring'],
    ['ssh', 'no-bus', ssh, 'ssh', undefined],
    ['ssh with X', 'no-bus', { ...ssh, hasDisplay: true }, 'ssh', undefined],
    ['a console', 'no-bus', textConsole, 'console', undefined],
    ['a container', 'no-bus', container, 'container', undefined],
    ['a container', 'library-missing', container, 'container', undefined],
    ['a container in WSL', 'no-bus', { ...container, isWsl: true }, 'container', undefined],
    ['a development box', 'no-bus', sharing, 'install-service', 'sudo apt install gnome-keyring'],
    ['WSL', 'no-bus', wsl, 'wsl', undefined],
    // This keychain answers, so the text must not say that there is none.
    ['WSL', 'locked', wsl, 'unlock', 'seahorse'],
    ['WSL without windows', 'locked', { ...wsl, hasDisplay: false }, 'locked-far', undefined],
    ['a container', 'locked', container, 'locked-far', undefined],
    ['a container', 'no-collection', container, 'no-collection-far', undefined],
    ['a container', 'hanging', container, 'window-far', undefined],
    ['a container', 'false-success', container, 'restart-service', restart],
    ['a container', 'other', container, 'container', undefined],
    ['a desktop', 'no-collection', linux, 'create-collection', 'seahorse'],
    ['ssh', 'no-collection', ssh, 'no-collection-far', undefined],
    ['a desktop', 'locked', linux, 'unlock', 'seahorse'],
    ['ssh', 'locked', ssh, 'locked-far', undefined],
    ['a desktop', 'hanging', linux, 'window', undefined],
    ['a console', 'hanging', textConsole, 'window-far', undefined],
    ['a desktop', 'denied', linux, 'denied', undefined],
    ['ssh', 'denied', ssh, 'window-far', undefined],
    ['Linux', 'false-success', linux, 'restart-service', restart],
    ['Linux', 'other', linux, 'unknown', undefined],
    ['macOS', 'locked', mac, 'mac-locked', 'security unlock-keychain'],
    ['macOS over ssh', 'locked', macSsh, 'mac-locked-ssh', 'security unlock-keychain'],
    ['macOS', 'hanging', mac, 'mac-window', undefined],
    ['macOS over ssh', 'hanging', macSsh, 'mac-window-far', 'security unlock-keychain'],
    ['macOS', 'denied', mac, 'mac-denied', undefined],
    ['macOS', 'false-success', mac, 'mac-false-success', 'security unlock-keychain'],
    ['macOS, in words of any language', 'other', mac, 'mac-other', 'security unlock-keychain'],
    ['macOS', 'no-collection', mac, 'mac-no-keychain', undefined],
    ['Windows', 'hanging', windows, 'windows-service', 'net start VaultSvc'],
    ['Windows', 'denied', windows, 'windows-policy', undefined],
    ['Windows', 'false-success', windows, 'windows-policy', undefined],
    ['Windows, in words of any language', 'other', windows, 'unknown', undefined],
    ['Windows over ssh', 'other', windowsSsh, 'windows-ssh', undefined],
    ['all', 'load-failure', wsl, 'reinstall', undefined],
  ])('%s: %s', (_, problem, system, advice, command) => {
    expect({ command: undefined, ...fixKeychain(problem, system) }).toEqual({ advice, command });
  });
});

/** Every system that the fixes distinguish. */
const everySystem = ['linux', 'darwin', 'win32', 'freebsd'].flatMap((platform) =>
  Object.keys(distributions).flatMap((distribution) =>
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15].map((bits) => ({
      platform: platform as NodeJS.Platform,
      distribution: distribution as Distribution,
      isWsl: (bits & 1) > 0,
      isSsh: (bits & 2) > 0,
      isContainer: (bits & 4) > 0,
      hasDisplay: (bits & 8) > 0,
    })),
  ),
);
const everyFix: readonly KeychainFix[] = everySystem.flatMap((system) =>
  everyProblem.map((problem) => fixKeychain(problem, system)),
);

/** Returns how many lines a text takes if it breaks only between words. A no-break space does not break. */
function linesAt(columns: number, text: string): number {
  let lines = 1;
  let used = 0;
  for (const width of text.split(' ').map((word) => stringWidth(word))) {
    const fits = used === 0 || used + 1 + width <= columns;
    lines += fits ? 0 : 1;
    used = fits && used > 0 ? used + 1 + width : width;
  }
  return lines;
}

describe.each(langs)('in %s', (lang) => {
  test('has a sentence of at most two lines for every problem on every system', () => {
    const wrong = [...new Set(everyFix.map(({ advice }) => advice))].flatMap((advice) => {
      const sentence = keychainFixMessages[lang][advice];
      const lines = linesAt(80, sentence);
      return [
        ...slipsIn(lang, sentence),
        ...(lines > 2 ? [`${lines} lines`] : []),
        ...(/^\p{Lu}.*\.$/u.test(sentence) || sentence.startsWith('macOS') ? [] : ['no sentence']),
      ].map((slip) => `${advice}: ${slip}`);
    });
    expect(wrong).toEqual([]);
  });

  test('has no unused sentence', () => {
    const used = new Set<string>(everyFix.map(({ advice }) => advice));
    expect(Object.keys(keychainFixMessages[lang]).filter((advice) => !used.has(advice))).toEqual(
      [],
    );
  });
});

test('has commands of one line that a shell reads as plain arguments', () => {
  const commands = [...new Set(everyFix.flatMap(({ command }) => command ?? []))];
  expect(commands.length).toBeGreaterThan(12);
  expect(commands.filter((command) => !/^[\w./ -]{1,76}$/.test(command))).toEqual([]);
});
