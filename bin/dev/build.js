import { isNodeNewEnough } from '../node-gate.js';

async function build() {
  const { prepare } = await import('./prepare.js');
  await prepare();
}

if (isNodeNewEnough()) void build();
