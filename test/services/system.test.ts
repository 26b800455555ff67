import { describe, expect, test } from 'vitest';
import type { SystemInfo } from '../../src/services/ports/system-info.ts';
import { readSystem } from '../../src/services/system.ts';

type Files = Readonly<Record<string, string>>;

function read(
  platform: NodeJS.Platform,
  variables: Readonly<Record<string, string>> = {},
  files: Files = {},
): Promise<SystemInfo> {
  return readSystem({ platform, variables, readText: async (path) => files[path] });
}

const release = (text: string): Files => ({ '/etc/os-release': text });

describe('reads the distribution from os-release', () => {
  test.each([
    ['debian', 'PRETTY_NAME="Debian GNU/Linux 12"\nID=debian\n'],
    ['debian', 'ID=ubuntu\nID_LIKE=debian\n'],
    ['debian', 'ID=linuxmint\nID_LIKE="ubuntu debian"\n'],
    ['fedora', 'NAME="Fedora Linux"\nID=fedora\n'],
    ['fedora', 'ID="rocky"\nID_LIKE="rhel centos fedora"\n'],
    ['arch', 'ID=arch\n'],
    ['arch', 'ID=manjaro\nID_LIKE=arch\n'],
    ['alpine', 'NAME="Alpine Linux"\nID=alpine\n'],
    ['suse', 'ID="opensuse-leap"\nID_LIKE="suse opensuse"\n'],
    ['suse', "ID='sles'\r\n"],
    ['other', 'ID=nixos\n'],
    ['other', 'VARIANT_ID=debian\nNAME="ID=debian"\n'],
    ['other', ''],
  ])('%s, from %j', async (expected, text) => {
    expect((await read('linux', {}, release(text))).distribution).toBe(expected);
  });

  test('reads os-release from its other path', async () => {
    const files = { '/usr/lib/os-release': 'ID=arch' };
    expect((await read('linux', {}, files)).distribution).toBe('arch');
    const both = { ...files, ...release('ID=alpine') };
    expect((await read('linux', {}, both)).distribution).toBe('alpine');
  });
});

describe('the session', () => {
  const kernel = 'Linux version 5.15.90.1-microsoft-standard-WSL2 (gcc …)';
  const plain = 'Linux version 6.1.0-18-amd64 (debian-kernel@lists.debian.org)';

  test.each<readonly [string, Partial<SystemInfo>, Record<string, string>, Files]>([
    ['of a plain console', {}, {}, { '/proc/version': plain }],
    ['of a desktop', { hasDisplay: true }, { DISPLAY: ':0' }, {}],
    ['of a Wayland desktop', { hasDisplay: true }, { WAYLAND_DISPLAY: 'wayland-0' }, {}],
    ['over ssh', { isSsh: true }, { SSH_CONNECTION: '1 2 3 4' }, {}],
    ['over ssh with X', { isSsh: true, hasDisplay: true }, { SSH_TTY: '/', DISPLAY: ':10' }, {}],
    ['in WSL', { isWsl: true }, { WSL_DISTRO_NAME: 'Ubuntu' }, {}],
    ['in WSL, recognised by its kernel', { isWsl: true }, {}, { '/proc/version': kernel }],
    ['in Docker', { isContainer: true }, {}, { '/.dockerenv': '' }],
    ['in Podman', { isContainer: true }, {}, { '/run/.containerenv': '' }],
    ['in another container', { isContainer: true }, { container: 'lxc' }, {}],
    ['in Kubernetes', { isContainer: true }, { KUBERNETES_SERVICE_HOST: '10.0.0.1' }, {}],
    ['with variables that are empty', {}, { DISPLAY: '', SSH_TTY: '', container: '' }, {}],
  ])('%s is recognised', async (_, expected, variables, files) => {
    const nothing = { isWsl: false, isSsh: false, isContainer: false, hasDisplay: false };
    const linux = { platform: 'linux', distribution: 'other' };
    expect(await read('linux', variables, files)).toEqual({ ...linux, ...nothing, ...expected });
  });

  test.each(['darwin', 'win32'] as const)(
    'of %s has a display, except over ssh',
    async (platform) => {
      const files = { ...release('ID=debian'), '/.dockerenv': '' };
      const metadata = { platform, distribution: 'other', isWsl: false, isContainer: false };
      expect(await read(platform, { WSL_DISTRO_NAME: 'x', DISPLAY: ':0' }, files)).toEqual({
        ...metadata,
        isSsh: false,
        hasDisplay: true,
      });
      expect(await read(platform, { SSH_CLIENT: '1' }, files)).toEqual({
        ...metadata,
        isSsh: true,
        hasDisplay: false,
      });
    },
  );
});

test('files that cannot be read count as missing', async () => {
  const readText = () => Promise.reject(new Error('denied'));
  expect(await readSystem({ platform: 'linux', variables: {}, readText })).toMatchObject({
    distribution: 'other',
    isContainer: false,
  });
});
