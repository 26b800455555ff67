#!/usr/bin/env node
import { isNodeNewEnough } from './node-gate.js';

// No `await` out here, and the program by a late import: to an old Node either is a syntax error, told instead of ours.
async function start() {
  const entry = new URL('../dist/main.js', import.meta.url);
  const { main } = await import(entry.href);
  process.exitCode = await main();
}

if (isNodeNewEnough()) void start();
