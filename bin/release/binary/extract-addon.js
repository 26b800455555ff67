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
/** Windows has neither; there, the folder's own rights keep others out. */
const readFlags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/**
 * Returns the path of a file with these bytes, which the system can load as a library. It is written once, and compared
 * with the bytes before every load. Throws where its folder could be changed by another user.
 *
 * @param {Uint8Array} bytes
 * @param {string} folder For caches of this program; made where it is missing.
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
 * True where the path itself is a file of this user that nobody else can write, and holds these bytes.
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
 * Another process may do the same at this moment: each writes a file of its own, and puts it in place as a whole.
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
