#!/usr/bin/env node
'use strict';
const { existsSync } = require('node:fs');
const { join } = require('node:path');
const { isNodeNewEnough } = require('./node-gate.cjs');

async function start() {
  // Loaded here, since an old Node can't parse it.
  require('./compile-cache.cjs').cacheCompiledCode();
  const program = '../dist/main.cjs';
  if (await isBuilt(program)) process.exitCode = await require(program).main();
}

/**
 * Returns true if the program can be loaded. First builds a checkout that npm installed as a command before its first
 * build.
 *
 * @param {string} program
 */
async function isBuilt(program) {
  const [built, source] = [program, '../src/main.ts'].map((path) =>
    existsSync(join(__dirname, path)),
  );
  if (built || !source) return true;
  const { prepare } = await import('./dev/prepare.js');
  return await prepare();
}

/**
 * Prints that files of the program are missing, and sets the exit code. The texts are here because the message
 * catalogue may be missing, too. Rethrows an error that has another cause.
 *
 * @param {Error & { code?: unknown }} error
 */
function reportIncomplete(error) {
  if (typeof error.code !== 'string') throw error;
  process.stderr.write(
    'Not all of mistral-onboard can be loaded here. Install it again.\n' +
      'mistral-onboard ne peut pas être chargé en entier ici. Réinstallez-le.\n',
  );
  process.exitCode = 7;
}

if (isNodeNewEnough()) start().catch(reportIncomplete);
