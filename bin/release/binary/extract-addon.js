import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

const uid = process.getuid?.();
/** Windows has neither flag; its folder permissions keep other users out. */
const readFlags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/**
 * Returns the path of a file with these bytes, which the system can load as a library. Writes the file once, and compares
 * it with the bytes at every call. Throws if the folder belongs to another user.
 *
 * @param {Uint8Array} bytes
 * @param {string} folder Cache folder of this program; created if it does not exist.
 */
export function extractAddon(bytes, folder) {
  makeOwnFolder(folder);
  const digest = createHash('sha256').update(bytes).digest('hex');
  const path = join(folder, `keytar-${digest.slice(0, 16)}.node`);
  if (!holds(path, bytes)) writeAnew(path, bytes);
  if (!holds(path, bytes)) throw new Error('The keychain library could not be extracted.');
  return path;
}

/** @param {string} folder */
function makeOwnFolder(folder) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (uid === undefined) return;
  const stat = lstatSync(folder);
  if (!stat.isDirectory() || stat.uid !== uid) {
    throw new Error('The cache folder belongs to another user (EPERM).');
  }
  if ((stat.mode & 0o077) !== 0) chmodSync(folder, 0o700);
}

/**
 * Checks that the path is a file (not a link) of this user that nobody else can write, with exactly these bytes.
 *
 * @param {string} path
 * @param {Uint8Array} bytes
 */
function holds(path, bytes) {
  const file = open(path);
  if (file === undefined) return false;
  try {
    const stat = fstatSync(file);
    const isOwn = uid === undefined || (stat.uid === uid && (stat.mode & 0o077) === 0);
    if (!stat.isFile() || !isOwn || stat.size !== bytes.length) return false;
    return readFileSync(file).equals(bytes);
  } finally {
    closeSync(file);
  }
}

/** @param {string} path */
function open(path) {
  try {
    return openSync(path, readFlags);
  } catch {
    return undefined;
  }
}

/**
 * Writes a draft and renames it, because another process may extract the same file at this moment.
 *
 * @param {string} path
 * @param {Uint8Array} bytes
 */
function writeAnew(path, bytes) {
  const draft = `${path}.${randomBytes(8).toString('hex')}`;
  try {
    writeFileSync(draft, bytes, { flag: 'wx', mode: 0o700, flush: true });
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    // On Windows a file that another process has loaded can't be replaced, and is right already.
    if (!holds(path, bytes)) throw error;
  }
}
