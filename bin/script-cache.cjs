'use strict';
const { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } = require('node:fs');
const Module = /** @type {any} */ (require('node:module'));
const { basename, dirname, join } = require('node:path');
const { Script } = require('node:vm');
const { crc32 } = /** @type {any} */ (require('node:zlib'));

/**
 * Caches the compiled code of the files in `sources`, in `folder`: what Node's compile cache does in Node 22 and newer.
 * Code that is not cached yet is written when the process ends. Returns false if `folder` can't be created.
 *
 * @param {string} sources
 * @param {string} folder
 * @returns {boolean}
 */
exports.cacheScripts = function cacheScripts(sources, folder) {
  // Compiled code fits one version of Node and one processor, and a user trusts only their own.
  const place = join(folder, `${process.version}-${process.arch}-${process.getuid?.() ?? 0}`);
  if (!makeFolder(place)) return false;
  /** @type {[string, Script][]} */
  const missing = [];
  const compile = Module.prototype._compile;
  /** @type {(this: any, code: string, path: string) => unknown} */
  Module.prototype._compile = function (code, path) {
    if (dirname(path) !== sources) return compile.call(this, code, path);
    const file = join(place, `${basename(path)}-${crc32(code)}`);
    const cachedData = readCode(file);
    const script = new Script(Module.wrap(code), { filename: path, cachedData });
    if (cachedData === undefined || script.cachedDataRejected) missing.push([file, script]);
    const run = script.runInThisContext();
    return run.call(this.exports, this.exports, Module.createRequire(path), this, path, sources);
  };
  process.once('exit', () => {
    for (const [file, script] of missing) writeCode(file, script.createCachedData());
  });
  return true;
};

/**
 * Returns false if the folder is missing and can't be created.
 *
 * @param {string} folder
 */
function makeFolder(folder) {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return true;
  } catch {
    return false;
  }
}

/** Bytes of the checksum after the code. V8 has none of its own: it would execute a damaged file. */
const checksumBytes = 4;

/**
 * Returns undefined if the file is missing or damaged.
 *
 * @param {string} file
 */
function readCode(file) {
  try {
    const bytes = readFileSync(file);
    const code = bytes.subarray(0, -checksumBytes);
    return bytes.readUInt32LE(code.length) === crc32(code) ? code : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Writes the whole file, which only this user can change, or nothing.
 *
 * @param {string} file
 * @param {Buffer} code
 */
function writeCode(file, code) {
  const unfinished = `${file}-${process.pid}`;
  const checksum = Buffer.alloc(checksumBytes);
  checksum.writeUInt32LE(crc32(code));
  try {
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
