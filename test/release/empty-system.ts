import { cp, mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { projectFolder } from '../support/processes/program.ts';
import { succeed } from './tools.ts';

/** Only root may change the root folder of a program without changing users, which the keychain requires. */
export const canEmptySystem = process.getuid?.() === 0;

/**
 * Creates a Linux system with nothing but an executable, a shell, and the libraries that these and the keychain need.
 * Returns a script that runs the executable in it. Files of tests, devices and processes are those of this machine.
 */
export async function emptySystem(root: string, executable: string): Promise<string> {
  const inside = `/opt/${basename(executable)}`;
  const shell = '/bin/sh';
  const keytar = join(projectFolder, 'node_modules/keytar/prebuilds/linux-x64/keytar.node');
  const libraries = await Promise.all([executable, keytar, shell].map(librariesOf));
  const files = [
    [executable, inside],
    [shell, shell],
    ...libraries.flat().map((path) => [path, path]),
  ];
  for (const [from = '', to = ''] of files) {
    await mkdir(dirname(join(root, to)), { recursive: true });
    await cp(from, join(root, to), { dereference: true });
  }
  const shared = ['/dev', '/proc', tmpdir()];
  for (const folder of shared) await mkdir(join(root, folder), { recursive: true });
  const mounts = shared.map((folder) => `mount --rbind '${folder}' '${join(root, folder)}'`);
  const enter = join(dirname(root), 'enter');
  const inNamespace = [...mounts, `exec chroot '${root}' '${inside}' "$@"`].join(' && ');
  await writeFile(`${enter}-inside`, `${inNamespace}\n`);
  await writeFile(enter, `exec unshare --mount sh '${enter}-inside' "$@"\n`);
  return enter;
}

/** Returns the absolute paths of the libraries that a program or a library is loaded with. */
async function librariesOf(file: string): Promise<readonly string[]> {
  const lines = (await succeed('ldd', [file])).split('\n');
  return lines.flatMap((line) => /(?:=> |^\t)(\/\S+) \(0x/.exec(line)?.[1] ?? []);
}
