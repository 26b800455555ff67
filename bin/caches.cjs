'use strict';
const { homedir } = require('node:os');
const { isAbsolute, join } = require('node:path');

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

/** The folder beside the program for its compiled code. */
const compiledFolder = join(__dirname, '../dist/.compiled');
exports.compiledFolder = compiledFolder;

/** Returns undefined if the home folder is unknown. Node throws if the system does not list the user. */
function homeOrUndefined() {
  try {
    const home = homedir();
    return isAbsolute(home) ? home : undefined;
  } catch {
    return undefined;
  }
}
