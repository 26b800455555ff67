import { isNodeNewEnough } from '../node-gate.cjs';

async function pictures() {
  const { prepare } = await import('./prepare.js');
  if (!(await prepare())) return;
  const { withTypeScript } = await import('./typescript.js');
  await withTypeScript('test/pictures/pictures.ts', ({ drawPictures }) => drawPictures());
}

if (isNodeNewEnough()) void pictures();
