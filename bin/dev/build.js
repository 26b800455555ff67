import { isNodeNewEnough } from '../node-gate.cjs';

async function build() {
  const { prepare } = await import('./prepare.js');
  await prepare();
}

if (isNodeNewEnough()) void build();
