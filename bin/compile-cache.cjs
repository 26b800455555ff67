'use strict';
const { statSync } = require('node:fs');
const { dirname, join } = require('node:path');
const { cacheFolder, compiledFolder } = require('./caches.cjs');
const { makeFolder } = require('./make-folder.cjs');

const programFolder = join(__dirname, '../dist');

/** True for commands that must leave nothing behind on the disk. */
const leavesNothing = ['--demo', 'uninstall'].some((word) => process.argv.includes(word));
/** Node's variable, which also turns off the cache for Node 20. */
const isDisabled = process.env['NODE_DISABLE_COMPILE_CACHE'] !== undefined;

/**
 * Stores compiled code beside the program, and loads it from there the next time. Uses the user's cache folder if this
 * user can't write beside the program.
 */
exports.cacheCompiledCode = function cacheCompiledCode() {
  if (leavesNothing || isDisabled || storeIn(compiledFolder)) return;
  const folder = cacheFolder(process.env, process.platform);
  if (folder !== undefined && isOwn(folder)) storeIn(join(folder, 'compiled'));
};

/**
 * Makes Node store compiled code in a folder, and load it from there. Returns false if the folder can't be created.
 *
 * @param {string} folder
 * @returns {boolean}
 */
function storeIn(folder) {
  // Node 20 has no compile cache of its own. Its module loader no longer changes, so that it can be replaced.
  if (process.version.startsWith('v20.')) {
    return require('./script-cache.cjs').cacheScripts(programFolder, folder);
  }
  const { enableCompileCache, constants } = /** @type {any} */ (require('node:module'));
  // Deno has none.
  if (!enableCompileCache) return true;
  if (!makeFolder(folder)) return false;
  return enableCompileCache(folder).status !== constants.compileCacheStatus.FAILED;
}

/**
 * Returns true if the folder belongs to this user and is not open to all users. Judges the nearest folder above if the
 * folder does not exist. Necessary because cached code is executed.
 *
 * @param {string} folder
 * @returns {boolean}
 */
function isOwn(folder) {
  // Windows keeps caches where only their owner can write.
  if (process.getuid === undefined) return true;
  try {
    const found = statSync(folder, { throwIfNoEntry: false });
    if (found !== undefined) return found.uid === process.getuid() && !(found.mode & writableByAll);
  } catch {
    // A folder that cannot be inspected belongs to another user.
    return false;
  }
  const above = dirname(folder);
  return above !== folder && isOwn(above);
}

const writableByAll = 0o002;
