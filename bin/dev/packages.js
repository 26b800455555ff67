import { readFileSync, rmSync } from 'node:fs';
import { root, run } from './run.js';

/**
 * @typedef {{ readonly version?: string, readonly integrity?: string, readonly optional?: boolean }} Package
 */

/** What npm writes as the last thing of an install. */
const installed = `${root}node_modules/.package-lock.json`;

/**
 * True where what is installed is what the lockfile pins, whoever installed it. Packages for other machines are
 * optional, and not expected here.
 */
export function arePackagesReady() {
  const here = packagesOf(installed);
  return Object.entries(packagesOf(`${root}package-lock.json`)).every(([path, wanted]) => {
    const found = here[path];
    if (path === '') return true;
    if (found === undefined) return wanted.optional === true;
    return found.version === wanted.version && found.integrity === wanted.integrity;
  });
}

/**
 * Installs the pinned packages, and gives npm's exit code.
 * @param {(pid: number) => void} onStart
 */
export async function installPackages(onStart) {
  // First of all: an install that is cut short must not look like a whole one.
  rmSync(installed, { force: true });
  const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  return await run('npm', ['ci', '--include=dev', '--include=optional', ...options], {
    quiet: true,
    onStart,
  });
}

/**
 * @param {string} path
 * @returns {Readonly<Record<string, Package>>}
 */
function packagesOf(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages ?? {};
  } catch {
    return {};
  }
}
