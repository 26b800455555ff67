import { isNodeNewEnough } from '../node-gate.cjs';

async function start() {
  const { prepare } = await import('./prepare.js');
  // Runs in this process, because starting a second Node would take longer.
  if (await prepare()) await import('../mistral-onboard.cjs');
}

if (isNodeNewEnough()) void start();
