import { existsSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inProject, print, runNode } from './run.js';

/** npm writes this file at the end of an install. */
const installed = inProject('node_modules/.package-lock.json');

/** @param {string} path @returns {Record<string, { version?: string, optional?: boolean }>} */
function packagesIn(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : {};
}

/** Returns whether the packages of the lockfile are installed. Optional ones may be missing: most are for other systems. */
export function arePackagesInstalled() {
  const { '': _, ...wanted } = packagesIn(inProject('package-lock.json'));
  const found = packagesIn(installed);
  return Object.entries(wanted).every(([path, { version, optional }]) => {
    return found[path] ? found[path].version === version : optional;
  });
}

/** Installs the packages of the lockfile. Resolves to npm's exit code and its output. */
export async function installPackages() {
  // Removed first, so that an interrupted install does not look complete.
  rmSync(installed, { force: true });
  const options = ['--include=dev', '--include=optional', '--ignore-scripts', '--loglevel=error'];
  // Without this, npm tries for 80 seconds to reach a network that is not there.
  options.push('--fetch-retries=1', '--fetch-retry-mintimeout=1000');
  const progress = setInterval(() => print('…'), 10_000);
  const npm = runNode([npmScript(), 'ci', ...options], true);
  const result = await npm.finally(() => clearInterval(progress));
  const { bavail, bsize } = statfsSync(inProject('.'));
  if (bavail * bsize > 1e6) return result;
  // On a full disk npm may report success and leave files that are cut short.
  rmSync(installed, { force: true });
  return { code: 1, report: 'ENOSPC' };
}

/** Returns the path of the npm that started this program, or of Node's own npm. Neither needs a shell or PATH. */
function npmScript() {
  const [bin, npm] = [dirname(process.execPath), 'node_modules/npm/bin/npm-cli.js'];
  const scripts = [process.env['npm_execpath'] ?? '', join(bin, npm), join(bin, '../lib', npm)];
  return scripts.find((path) => path.endsWith('npm-cli.js') && existsSync(path)) ?? 'no-npm';
}
