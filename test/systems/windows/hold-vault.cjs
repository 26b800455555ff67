'use strict';
// Loaded into the program: another process opens the vault just before the program reads or replaces it, as virus
// scanners and indexers do, and keeps it for a second.
const { spawn } = require('node:child_process');
const fs = require('node:fs');
const files = require('node:fs/promises');

/** The flag by which libuv opens a file for one process alone. */
const exclusively = 0x1000_0000;
const moment = process.env['HOLD_VAULT_AT'];
let isHeld = false;

/** @param {string} path */
function hold(path) {
  if (isHeld || !path.endsWith('vault.age')) return;
  isHeld = true;
  const flag = `${path}.held`;
  const code = `const fs = require('fs'); const [path, flag] = process.argv.slice(1);
    fs.openSync(path, fs.constants.O_RDWR | ${exclusively}); fs.writeFileSync(flag, '');
    setTimeout(() => {}, 1_000);`;
  const env = { ...process.env, NODE_OPTIONS: '' };
  spawn(process.execPath, ['-e', code, path, flag], { env, stdio: 'ignore' });
  const never = new Int32Array(new SharedArrayBuffer(4));
  while (!fs.existsSync(flag)) Atomics.wait(never, 0, 0, 20);
  fs.rmSync(flag);
}

const { openSync } = fs;
fs.openSync = (path, ...others) => {
  if (moment === 'read') hold(String(path));
  return openSync(path, ...others);
};
const { rename } = files;
files.rename = (from, to) => {
  if (moment === 'replace') hold(String(to));
  return rename(from, to);
};
