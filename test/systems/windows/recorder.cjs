'use strict';
// Loaded into every Node of a test: one that runs under the name of another program stands in for that program. It adds
// to a file where it lies, its arguments and what it was given on stdin.
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
