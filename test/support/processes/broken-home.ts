import { spawnSync } from 'node:child_process';
import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { FileProblem } from '../../../src/services/files/file-error.ts';

/** Folder of our own files in a home, on Linux. */
export const appFolderIn = (home: string): string => join(home, '.config', 'mistral-onboard');
export const progressIn = (home: string): string =>
  join(appFolderIn(home), 'progress', 'default.json');

/** A home folder in which this program can write nothing. */
export interface BrokenHome {
  readonly problem: FileProblem;
  /** Prepares the home folder before the start. */
  readonly prepare?: (home: string) => Promise<unknown>;
  /** First words of a command line that makes the folder unwritable for the program alone, in a kernel namespace. */
  readonly prefix?: readonly string[];
  /** The app folder, if it is not in the home folder. */
  readonly own?: string;
}

/**
 * Returns a command line that runs commands as root of a new namespace, where mounts affect no other process, and then
 * becomes the program.
 */
const inOwnNamespace = (commands: string) => [
  'unshare',
  '-rm',
  'sh',
  '-c',
  `{ ${commands}; } >/dev/null 2>&1; exec "$@"`,
  'sh',
];

/** Home folders that need no special system, and that can replace one another while a program runs in them. */
export const preparedHomes = {
  'a pipe in the place of the file': {
    problem: 'denied',
    prepare: async (home) => {
      await mkdir(dirname(progressIn(home)), { recursive: true });
      spawnSync('mkfifo', [progressIn(home)]);
    },
  },
  'a folder in the place of the file': {
    problem: 'is-a-folder',
    prepare: (home) => mkdir(progressIn(home), { recursive: true }),
  },
  'a file in the place of our folder': {
    problem: 'not-a-folder',
    prepare: (home) => within(home, (own) => writeFile(own, 'not ours')),
  },
  'a link to nowhere in the place of our folder': {
    problem: 'not-a-folder',
    prepare: (home) => within(home, (own) => symlink(join(home, 'nowhere', 'own'), own)),
  },
  'a link to itself in the place of our folder': {
    problem: 'denied',
    prepare: (home) => within(home, (own) => symlink(own, own)),
  },
  'a link in the place of the file': {
    problem: 'denied',
    prepare: async (home) => {
      await mkdir(dirname(progressIn(home)), { recursive: true });
      await writeFile(join(home, 'of-the-person'), 'not ours');
      await symlink(join(home, 'of-the-person'), progressIn(home));
    },
  },
} as const satisfies Readonly<Record<string, BrokenHome>>;

/** All home folders that need no special system. */
export const brokenHomes = {
  ...preparedHomes,
  'no byte more in any file': {
    problem: 'full',
    prefix: ['sh', '-c', 'ulimit -f 0; exec "$@"', 'sh'],
  },
} as const satisfies Readonly<Record<string, BrokenHome>>;

/** Homes for tests that declare `namespaces`. */
export const mountedHomes = {
  'a home that can only be read': {
    problem: 'read-only',
    prefix: inOwnNamespace('mount --bind "$HOME" "$HOME" && mount -o remount,ro,bind "$HOME"'),
  },
  'a disk that is full': {
    problem: 'full',
    prefix: inOwnNamespace(
      'mount -t tmpfs -o size=64k none "$HOME" && head -c 1000000 /dev/zero > "$HOME/all"',
    ),
  },
  // Root ignores permission bits unless it drops that capability.
  'an app folder without permission to write': {
    problem: 'denied',
    prepare: async (home) => {
      await mkdir(appFolderIn(home), { recursive: true });
      await chmod(appFolderIn(home), 0o500);
    },
    prefix: process.getuid?.() === 0 ? ['setpriv', '--bounding-set=-all', '--inh-caps=-all'] : [],
  },
  'no user of that number, and no HOME': withoutUser('-u', 'HOME'),
  'no user of that number, and an empty HOME': withoutUser('HOME='),
  'no user of that number, and a HOME that is no path': withoutUser('HOME=nowhere'),
} as const satisfies Readonly<Record<string, BrokenHome>>;

/** Returns a home as in a container: the user has no entry in the list of users, and the disk is read-only. */
function withoutUser(...home: readonly string[]): BrokenHome {
  const readOnly = inOwnNamespace('mount -o remount,ro,bind /');
  return {
    problem: 'read-only',
    prefix: [...readOnly, 'unshare', '-U', '--map-user=54321', 'env', ...home],
    own: '/.config/mistral-onboard',
  };
}

async function within(home: string, make: (own: string) => Promise<unknown>): Promise<void> {
  await mkdir(dirname(appFolderIn(home)), { recursive: true });
  await make(appFolderIn(home));
}
