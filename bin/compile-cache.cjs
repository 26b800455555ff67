'use strict';
const { statSync } = require('node:fs');
const { dirname, join } = require('node:path');
const { cacheFolder, compiledFolder } = require('./caches.cjs');

/** The folder of the built program. */
const program = join(__dirname, '../dist');

/** Commands that leave nothing behind on the disk. */
const leavesNothing = ['--demo', 'uninstall'].some((word) => process.argv.includes(word));

/** Stores compiled code beside the program, or in the user's cache folder if another user owns the program. */
exports.cacheCompiledCode = function cacheCompiledCode() {
  if (leavesNothing || storeIn(compiledFolder)) return;
  const folder = cacheFolder(process.env, process.platform);
  if (folder !== undefined && isOwn(folder)) storeIn(join(folder, 'compiled'));
};

/**
 * Returns false if the folder can't be created. Node 20 has no compile cache of its own, and its module loader no longer
 * changes.
 *
 * @param {string} folder
 * @returns {boolean}
 */
function storeIn(folder) {
  if (process.version.startsWith('v20.')) {
    return require('./script-cache.cjs').cacheScripts(program, folder);
  }
  const { enableCompileCache, constants } = /** @type {any} */ (require('node:module'));
  // Node 22.0 and Deno have none.
  if (!enableCompileCache) return true;
  return enableCompileCache(folder).status !== constants.compileCacheStatus.FAILED;
}

/**
 * Returns true if no other user can write to the folder, or to the nearest folder above that exists: cached code is
 * executed.
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
