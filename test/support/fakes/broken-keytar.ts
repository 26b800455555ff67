import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';
import { copyProgram } from '../processes/program.ts';

/** The folder of the installed keytar. */
export const keytarFolder = dirname(dirname(createRequire(import.meta.url).resolve('keytar')));

/**
 * Copies the program to a folder in which its keychain finds no libsecret, and returns the copy's
 * `bin/mistral-onboard.cjs`. Linux.
 */
export async function copyWithoutLibrary(root: string): Promise<string> {
  const copy = await copyProgram(join(root, 'copy'));
  await rm(join(copy, 'node_modules'));
  await copyBrokenKeytar(join(copy, 'node_modules'));
  return join(copy, 'bin/mistral-onboard.cjs');
}

/** Copies keytar into a `node_modules` folder, with a native module that requires a libsecret no system has. Linux. */
export async function copyBrokenKeytar(modules: string): Promise<void> {
  const copy = join(modules, 'keytar');
  await cp(keytarFolder, copy, { recursive: true });
  await rm(join(copy, 'build'), { recursive: true, force: true });
  const native = join(copy, `prebuilds/${platform()}-${arch()}/keytar.node`);
  const text = await readFile(native, 'latin1');
  await writeFile(native, text.replace('libsecret-1.so.0', 'libsecret-9.so.0'), 'latin1');
}
