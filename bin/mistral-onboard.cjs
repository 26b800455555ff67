#!/usr/bin/env node
'use strict';
const { isNodeNewEnough } = require('./node-gate.cjs');

/** Caches Node's compiled code in a folder that only its owner can write. The demo leaves nothing behind. */
function cacheCompiledCode() {
  // Node 22 and newer.
  const { enableCompileCache } = /** @type {any} */ (require('node:module'));
  const isDemo = process.argv.includes('--demo');
  if (enableCompileCache && !isDemo) enableCompileCache(`${__dirname}/../dist/.compiled`);
}

async function start() {
  cacheCompiledCode();
  const program = '../dist/main.cjs';
  process.exitCode = await require(program).main();
}

/**
 * Inlined because the message catalogue may be missing as well. Rethrows anything that is not a load error.
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
