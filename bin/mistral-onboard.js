#!/usr/bin/env node
import { isNodeNewEnough } from './node-gate.js';

// No `await` out here, and the program by a late import: to an old Node either is a syntax error, told instead of ours.
async function start() {
  const entry = new URL('../dist/main.js', import.meta.url);
  const { main } = await import(entry.href);
  process.exitCode = await main();
}

/**
 * Its words are in what is not there: so these stand here. What is no trouble of this machine is thrown on.
 *
 * @param {Error & { code?: unknown }} thrown
 */
function tellIncomplete(thrown) {
  if (typeof thrown.code !== 'string') throw thrown;
  process.stderr.write(
    'Not all of mistral-onboard can be loaded here. Install it again.\n' +
      'mistral-onboard ne peut pas être chargé en entier ici. Réinstallez-le.\n',
  );
  process.exitCode = 7;
}

if (isNodeNewEnough()) start().catch(tellIncomplete);
