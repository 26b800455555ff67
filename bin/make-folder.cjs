'use strict';
const { mkdirSync, statSync } = require('node:fs');
const { dirname } = require('node:path');

/**
 * Creates a folder for its owner only, and the missing ones above it. Returns false if that is impossible. Node's own
 * recursive creation never ends where the system reports a folder as missing and does not create it, as in `/proc` and
 * in automatic mounts.
 *
 * @param {string} folder
 * @returns {boolean}
 */
function makeFolder(folder) {
  if (isFolder(folder) || make(folder)) return true;
  const above = dirname(folder);
  return above !== folder && !isFolder(above) && makeFolder(above) && make(folder);
}

/** @param {string} folder */
function make(folder) {
  try {
    mkdirSync(folder, { mode: 0o700 });
    return true;
  } catch {
    // Another process may have created it.
    return isFolder(folder);
  }
}

/** @param {string} path */
function isFolder(path) {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

exports.makeFolder = makeFolder;
