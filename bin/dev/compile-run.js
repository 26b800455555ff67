import fs from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import tty from 'node:tty';
import v8 from 'node:v8';

/**
 * Runs scripts as people do, with no keychain but a pretended one, and writes beside them what was compiled for that: all
 * that such runs need, and nothing else. Given their folder, and the socket of the session bus. A process of its own,
 * which the runs may change as they like.
 */
const [dist = '', bus = ''] = process.argv.slice(2);
const { compile } = createRequire(import.meta.url)('../compiled.cjs');

/** Two answers as D-Bus writes them, little-endian, with no fields: to the greeting, and “no” to whether it is locked. */
const answer = (/** @type {number} */ length) =>
  `l\x02\x01\x01${String.fromCharCode(length)}`.padEnd(16 + length, '\0');
const answers = Buffer.from(`DATA\r\nOK 0\r\n${answer(0)}${answer(4)}`, 'latin1');

const server = createServer((socket) => socket.once('data', () => socket.write(answers)));
if (process.platform !== 'win32') {
  await new Promise((listen) => server.listen(bus, () => listen(undefined)));
}

const keychain = { getPassword: async () => 'x'.repeat(32) };
const require = createRequire(join(dist, 'main.cjs'));
/** @param {string} name */
const required = (name) => (name === 'keytar' ? keychain : require(name));

/** What a terminal is to the wizard, which is left as soon as its first screen is there. */
function pretendTerminal() {
  const size = { isTTY: true, columns: 80, rows: 24 };
  const stdin = Object.assign(new PassThrough(), size, {
    setRawMode: () => stdin,
    ref: () => stdin,
    unref: () => stdin,
  });
  const stdout = Object.assign(new PassThrough(), size, { getColorDepth: () => 8 });
  let drawn = '';
  stdout.on('data', (bytes) => {
    drawn += bytes;
    if (drawn.includes('1/')) stdin.write('\x03');
  });
  tty.isatty = () => true;
  fs.fstatSync = /** @type {any} */ (
    () => ({ isCharacterDevice: () => true, isFile: () => false })
  );
  Object.defineProperty(process, 'stdin', { value: stdin });
  Object.defineProperty(process, 'stdout', { value: stdout });
}

/** The scripts that a run begins with, and the words of command lines: those that need the most of each. */
const runs = /** @type {const} */ ([
  ['short.cjs', ['exec', '--', process.execPath, '-e', '0']],
  ['help.cjs', ['models', '--help']],
  ['main.cjs', ['models', '--demo']],
  ['main.cjs', ['--demo', '--lang', 'en']],
]);

process.setMaxListeners(0);
// V8 refuses what was compiled under other flags than its own, and the wizard sets some once its scripts are read.
v8.setFlagsFromString = () => {};
const compiled = await compile(async (/** @type {(path: string) => any} */ load) => {
  for (const [name, words] of runs) {
    if (words[0] === '--demo') pretendTerminal();
    process.argv = [process.execPath, name, ...words];
    await load(join(dist, name)).main();
  }
}, required);
for (const [path, contents] of compiled) fs.writeFileSync(path, contents);
server.close();
process.exit();
