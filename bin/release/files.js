import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { inProject, print } from '../dev/run.js';

/** The folder that everything to be published is built into. */
export const release = inProject('release');

/**
 * Runs npm in a folder and returns what it printed.
 *
 * @param {string} folder
 * @param {readonly string[]} args
 */
export function npm(folder, ...args) {
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  // On Windows npm is a script, which needs a shell.
  const options = {
    cwd: folder,
    encoding: /** @type {const} */ ('utf8'),
    shell: process.platform === 'win32',
  };
  return execFileSync('npm', [...args, ...quiet], options);
}

/**
 * Writes the checksums of files, in the form that `sha256sum -c` reads, and prints their sizes. Files that were built
 * before and are still there keep their line.
 *
 * @param {readonly string[]} files
 */
export function writeSums(files) {
  const path = join(release, 'SHA256SUMS');
  const sums = new Map(existsSync(path) ? readSums(path) : []);
  for (const file of files) {
    const digest = createHash('sha256').update(readFileSync(file)).digest('hex');
    sums.set(basename(file), digest);
    print(`${basename(file)}  ${(statSync(file).size / 1e6).toFixed(1)} MB`);
  }
  const left = [...sums].filter(([name]) => existsSync(join(release, name)));
  const lines = left.sort().map(([name, digest]) => `${digest}  ${name}\n`);
  writeFileSync(path, lines.join(''));
}

/**
 * @param {string} path
 * @returns {readonly (readonly [name: string, digest: string])[]}
 */
function readSums(path) {
  const lines = readFileSync(path, 'utf8').trim().split('\n');
  return lines.map((line) => [line.slice(66), line.slice(0, 64)]);
}
