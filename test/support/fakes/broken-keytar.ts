import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';

/** The folder of keytar as it is installed. */
export const keytarFolder = dirname(dirname(createRequire(import.meta.url).resolve('keytar')));

/** Copies keytar into a `node_modules` folder, with a native part that asks for a libsecret no system has. Linux. */
export async function copyBrokenKeytar(modules: string): Promise<void> {
  const copy = join(modules, 'keytar');
  await cp(keytarFolder, copy, { recursive: true });
  await rm(join(copy, 'build'), { recursive: true, force: true });
  const native = join(copy, `prebuilds/${platform()}-${arch()}/keytar.node`);
  const bytes = await readFile(native);
  bytes.write('libsecret-9.so.0', bytes.indexOf('libsecret-1.so.0'), 'latin1');
  await writeFile(native, bytes);
}
