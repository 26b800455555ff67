import { isNodeNewEnough } from '../node-gate.cjs';

async function start() {
  const { prepare } = await import('./prepare.js');
  // In this same process: a second one would take the time of another Node start.
  if (await prepare()) await import('../mistral-onboard.cjs');
}

if (isNodeNewEnough()) void start();
