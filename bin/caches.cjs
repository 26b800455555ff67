'use strict';
const { statSync } = require('node:fs');
const { homedir } = require('node:os');
const { dirname, isAbsolute, join } = require('node:path');

/**
 * Returns the folder for caches of this program: in `MISTRAL_ONBOARD_HOME`, or where this system keeps caches. Undefined
 * if no absolute path is known.
 *
 * @param {Readonly<Record<string, string | undefined>>} variables
 * @param {NodeJS.Platform} platform
 * @returns {string | undefined}
 */
function cacheFolder(variables, platform) {
  const home = homeOrUndefined();
  const own = (variables['MISTRAL_ONBOARD_HOME'] || '').replace(/^~(?=$|[\\/])/, () => home || '~');
  if (own !== '') return isAbsolute(own) ? join(own, 'cache') : undefined;
  const named = variables[platform === 'win32' ? 'LOCALAPPDATA' : 'XDG_CACHE_HOME'] || '';
  const inCaches = platform === 'win32' ? ['mistral-onboard', 'Cache'] : ['mistral-onboard'];
  if (platform !== 'darwin' && isAbsolute(named)) return join(named, ...inCaches);
  if (home === undefined) return undefined;
  const caches = { darwin: ['Library', 'Caches'], win32: ['AppData', 'Local'] };
  const below = platform === 'darwin' || platform === 'win32' ? caches[platform] : ['.cache'];
  return join(home, ...below, ...inCaches);
}

exports.cacheFolder = cacheFolder;

/** The folder beside the program for Node's compile cache. */
const compiledFolder = join(__dirname, '../dist/.compiled');
exports.compiledFolder = compiledFolder;

/** The system throws for a user that it does not list. */
function homeOrUndefined() {
  try {
    const home = homedir();
    return isAbsolute(home) ? home : undefined;
  } catch {
    return undefined;
  }
}

/** Commands that leave nothing behind on the disk. */
const leavesNothing = ['--demo', 'uninstall'].some((word) => process.argv.includes(word));

/** Stores Node's compile cache beside the program, or in the user's cache folder if another user owns the program. */
exports.cacheCompiledCode = function cacheCompiledCode() {
  // Node 22 and newer.
  const { enableCompileCache, constants } = /** @type {any} */ (require('node:module'));
  if (!enableCompileCache || leavesNothing) return;
  const { status } = enableCompileCache(compiledFolder);
  if (status !== constants.compileCacheStatus.FAILED) return;
  const folder = cacheFolder(process.env, process.platform);
  if (folder !== undefined && isOwn(folder)) enableCompileCache(join(folder, 'compiled'));
};

/**
 * Returns true if no other user can write to the folder, or if it does not exist yet: cached code is executed.
 *
 * @param {string} folder
 * @returns {boolean}
 */
function isOwn(folder) {
  // Windows keeps caches where only their owner can write.
  if (process.getuid === undefined) return true;
  const owner = ownerOf(folder);
  if (owner !== undefined) return owner === process.getuid();
  const above = dirname(folder);
  return above !== folder && isOwn(above);
}

/** @param {string} folder */
function ownerOf(folder) {
  try {
    return statSync(folder, { throwIfNoEntry: false })?.uid;
  } catch {
    // A folder that cannot be inspected belongs to another user.
    return -1;
  }
}
