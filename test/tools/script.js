import { isNodeNewEnough } from '../../bin/node-gate.cjs';

/** Builds the program, then runs the `main` of a TypeScript module: `node test/tools/script.js FILE [ARGUMENT ...]`. */
async function script() {
  const { prepare } = await import('../../bin/dev/prepare.js');
  if (!(await prepare())) return;
  process.env['NODE_ENV'] = 'production';
  const [, , file = '', ...args] = process.argv;
  const { runnerImport } = await import('vite');
  const { module } = await runnerImport(file, { esbuild: { jsx: 'automatic', jsxDev: false } });
  await module.main(args);
}

if (isNodeNewEnough()) void script();
