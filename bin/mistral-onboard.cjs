#!/usr/bin/env node
'use strict';
const { isNodeNewEnough } = require('./node-gate.cjs');

const dist = `${__dirname}/../dist/`;

/** Options of a short run that need nothing more. */
const light = /^--(?:profile|shell|lang|store|reveal|as)(?:=|$)/;

/** @param {string} word */
const isOption = (word) => word.startsWith('-');

/**
 * The runs that are over in a moment have all they need in one file, which Node reads without its loader of modules:
 * that takes as long as they do. Undefined for what is not plainly one of them.
 *
 * @param {readonly string[]} typed
 */
function shortRun(typed) {
  const [first, last] = [typed[0], typed[typed.length - 1]];
  const end = typed.indexOf('--');
  const ours = end === -1 ? typed : typed.slice(0, end);
  const isLight = ours.every((word) => !isOption(word) || light.test(word));
  const isPrint = first === 'key' && typed[1] === 'print';
  if ((first === 'env' || first === 'exec' || isPrint) && isLight) return 'short.cjs';
  if (first === '--version' && typed.length === 1) return 'short.cjs';
  const isHelp = (last === '--help' || last === '-h') && !typed.slice(0, -1).some(isOption);
  return isHelp ? 'help.cjs' : undefined;
}

async function start() {
  const file = shortRun(process.argv.slice(2)) || 'main.cjs';
  const { main } = require('./compiled.cjs').load(`${dist}${file}`);
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
