import { isNodeNewEnough } from '../node-gate.cjs';

async function start() {
  const { prepare } = await import('./prepare.js');
  // In this same process: a second one would cost the person another Node start.
  if (await prepare()) await import('../mistral-onboard.cjs');
}

if (isNodeNewEnough()) void start();
