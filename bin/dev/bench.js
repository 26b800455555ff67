import { isNodeNewEnough } from '../node-gate.cjs';

async function bench() {
  const { prepare } = await import('./prepare.js');
  if (!(await prepare())) return;
  const { withTypeScript } = await import('./typescript.js');
  await withTypeScript('test/bench/bench.ts', ({ bench }) => bench(process.argv.slice(2)));
}

if (isNodeNewEnough()) void bench();
