import { rmSync } from 'node:fs';
import { build } from 'esbuild';
import { root } from './prepare.js';

// React and Ink ask for these in development only; the SDK asks for OpenTelemetry only where tracing is switched on.
const neverLoaded = ['react-devtools-core', '@opentelemetry/*'];

rmSync(`${root}dist`, { recursive: true, force: true });

await build({
  absWorkingDir: root,
  entryPoints: { main: 'src/main.ts', 'read-back': 'src/services/keychain/read-back.ts' },
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  jsx: 'automatic',
  minify: true,
  keepNames: true,
  legalComments: 'none',
  external: ['keytar', ...neverLoaded],
  define: {
    'process.env.NODE_ENV': '"production"',
    'process.env.DEV': '"false"',
    __filename: 'import.meta.url',
  },
  // Some packages are CommonJS and ask for Node's own modules by `require`, which an ES module does not have.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
  logLevel: 'warning',
});
