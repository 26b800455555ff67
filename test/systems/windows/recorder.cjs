'use strict';
// Preloaded into every Node of a test. A copy of Node with the name of another program replaces that program: it appends
// its own path, its arguments and its stdin to a file.
const { appendFileSync, readFileSync } = require('node:fs');
const { basename } = require('node:path');

const name = basename(process.execPath, '.exe');
if (name !== 'node') {
  const args = process.argv.slice(1);
  const stdin = args.includes('set') ? readFileSync(0, 'utf8') : '';
  const line = JSON.stringify({ path: process.execPath, args, stdin });
  appendFileSync(process.env['RECORDED'] ?? '', `${line}\n`);
  process.exit(name === 'git' ? 128 : 0);
}
