'use strict';
const {
  closeSync,
  constants,
  fstatSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} = require('node:fs');
const Module = /** @type {any} */ (require('node:module'));
const { basename, dirname, join } = require('node:path');
const { Script } = require('node:vm');
const { crc32 } = /** @type {any} */ (require('node:zlib'));
const { makeFolder } = require('./make-folder.cjs');

/**
 * Caches the compiled code of the files directly in `sources`, in a folder below `folder`, as Node's own compile cache
 * does in Node 22 and newer. Writes the code that is not cached yet when the process ends. Returns false if the folder
 * can't be created. The files must not contain `import()`, which Node would refuse; the build replaces it by `require`.
 *
 * @param {string} sources
 * @param {string} folder
 * @returns {boolean}
 */
exports.cacheScripts = function cacheScripts(sources, folder) {
  // Compiled code fits one version of Node and one processor, and must not come from another user.
  const ownFolder = join(folder, `${process.version}-${process.arch}-${process.getuid?.() ?? 0}`);
  if (!makeFolder(ownFolder)) return false;
  /** @type {[file: string, script: Script][]} */
  const uncached = [];
  const compile = Module.prototype._compile;
  /** @type {(this: any, source: string, path: string, ...others: unknown[]) => unknown} */
  Module.prototype._compile = function (source, path, ...others) {
    if (dirname(path) !== sources) return compile.call(this, source, path, ...others);
    // Compiled code contains the path of its source, for stack traces.
    const checksum = crc32(source, crc32(path));
    const file = join(ownFolder, `${basename(path)}-${checksum}`);
    const cachedData = readCode(file);
    const script = new Script(Module.wrap(source), { filename: path, cachedData });
    if (cachedData === undefined || script.cachedDataRejected) uncached.push([file, script]);
    const run = script.runInThisContext();
    return run.call(this.exports, this.exports, Module.createRequire(path), this, path, sources);
  };
  process.once('exit', () => {
    for (const [file, script] of uncached) writeCode(file, script);
  });
  return true;
};

/** Number of bytes of the checksum that follows the code. V8 verifies none, and would execute damaged code. */
const checksumBytes = 4;

/** Opening a pipe without a writer would otherwise wait for ever, and a link may lead to code of another user. */
const openFlags = constants.O_RDONLY | (constants.O_NONBLOCK || 0) | (constants.O_NOFOLLOW || 0);

/**
 * Returns the compiled code in a file; undefined if the file is missing, damaged, or of another user.
 *
 * @param {string} path
 */
function readCode(path) {
  try {
    const file = openSync(path, openFlags);
    try {
      if (!isOwnFile(fstatSync(file))) return undefined;
      const bytes = readFileSync(file);
      const code = bytes.subarray(0, -checksumBytes);
      return bytes.readUInt32LE(code.length) === crc32(code) ? code : undefined;
    } finally {
      closeSync(file);
    }
  } catch {
    return undefined;
  }
}

/** @param {import('node:fs').Stats} found */
function isOwnFile(found) {
  return found.isFile() && (process.getuid === undefined || found.uid === process.getuid());
}

/**
 * Writes the compiled code of a script into a file that only this user can read and change. Writes the complete file or
 * nothing: another process may read it meanwhile.
 *
 * @param {string} file
 * @param {Script} script
 */
function writeCode(file, script) {
  const unfinished = `${file}-${process.pid}`;
  try {
    const code = script.createCachedData();
    const checksum = Buffer.alloc(checksumBytes);
    checksum.writeUInt32LE(crc32(code));
    try {
      writeFileSync(unfinished, Buffer.concat([code, checksum]), { mode: 0o600 });
      renameSync(unfinished, file);
    } finally {
      rmSync(unfinished, { force: true });
    }
  } catch {
    // A full or read-only disk must not change how the program ends.
  }
}
