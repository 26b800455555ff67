import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';

/**
 * Makes a short run of a script, with no keychain but a pretended one, and writes what was compiled for it: all that such
 * a run needs, and nothing else. Given the script, the file to write, the socket of the session bus, and the words of the
 * command line. A process of its own, which the run may change as it likes.
 */
const [path = '', out = '', bus = '', ...words] = process.argv.slice(2);
const require = createRequire(import.meta.url);
const { compile } = require('../compiled.cjs');

/** Two answers as D-Bus writes them, little-endian, with no fields: to the greeting, and “no” to whether it is locked. */
const answer = (/** @type {number} */ length) =>
  `l\x02\x01\x01${String.fromCharCode(length)}`.padEnd(16 + length, '\0');
const answers = Buffer.from(`DATA\r\nOK 0\r\n${answer(0)}${answer(4)}`, 'latin1');

const keychain = { getPassword: async () => 'x'.repeat(32) };

const server = createServer((socket) => socket.once('data', () => socket.write(answers)));
if (process.platform !== 'win32')
  await new Promise((listen) => server.listen(bus, () => listen(undefined)));
process.argv = [process.execPath, path, ...words];
const compiled = await compile(
  path,
  ({ main }) => main(),
  (/** @type {string} */ name) => (name === 'keytar' ? keychain : createRequire(path)(name)),
);
writeFileSync(out, compiled);
server.close();
