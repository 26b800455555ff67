import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename } from 'node:path';
import { compileAll } from './compile.js';
import { lighter } from './lighter.js';
import { noticesOf } from './notices.js';
import { root } from './run.js';
import { buildScripts } from './scripts.js';

const dist = `${root}dist/`;
const stamp = `${dist}.sources`;

// React and Ink ask for these in development only; the SDK asks for OpenTelemetry only where tracing is switched on.
const neverLoaded = ['react-devtools-core', '@opentelemetry/*'];

/**
 * Small modules that most runs need. They come with each part that is loaded late, and so lie in one chunk, not in one
 * for each set of parts that share them: a file more costs a start several waits for the disk.
 */
const early = [
  'src/cli/input/ask-passphrase.ts',
  'src/cli/run.ts',
  'src/core/keys/resolve-key.ts',
  'src/core/handoff/shell-quote.ts',
  'src/i18n/catalog.ts',
  'src/i18n/ascii.ts',
  'src/services/create-services.ts',
  'src/services/ports/profile-name.ts',
];

/** @type {import('esbuild').Plugin} */
const earlyTogether = {
  name: 'early-together',
  setup({ onLoad, onResolve, resolve }) {
    onResolve({ filter: /^\.{1,2}\/.*\.tsx?$/ }, async ({ kind, path, importer, resolveDir }) => {
      if (kind !== 'dynamic-import') return undefined;
      const found = await resolve(path, { kind: 'import-statement', importer, resolveDir });
      return found.errors.length > 0 ? found : { ...found, namespace: 'late' };
    });
    onLoad({ filter: /./, namespace: 'late' }, ({ path }) => {
      const text = JSON.stringify(path);
      const hasDefault = /^export default /m.test(readFileSync(path, 'utf8'));
      const lines = early.map((file) => `import ${JSON.stringify(root + file)};`);
      lines.push(
        `export * from ${text};`,
        ...(hasDefault ? [`export { default } from ${text};`] : []),
      );
      return { contents: lines.join('\n'), loader: 'js', resolveDir: root };
    });
  },
};

/** How the program is bundled. Nothing is written: see `bundle`. */
export const bundleOptions = /** @satisfies {import('esbuild').BuildOptions} */ ({
  absWorkingDir: root,
  entryPoints: { main: 'src/main.ts', 'read-back': 'src/services/keychain/read-back.ts' },
  outdir: 'dist',
  write: false,
  bundle: true,
  splitting: true,
  // Only ES modules can share parts. They are made CommonJS afterwards: see `asCommonJs`.
  format: 'esm',
  outExtension: { '.js': '.cjs' },
  platform: 'node',
  target: 'node20.19',
  jsx: 'automatic',
  minify: true,
  // Node gives each function its name as it makes it, which takes longer than to make it. A crash report tells lines.
  keepNames: false,
  legalComments: 'none',
  external: ['keytar', ...neverLoaded],
  plugins: [earlyTogether, lighter],
  define: {
    'process.env.NODE_ENV': '"production"',
  },
  logLevel: 'warning',
});

/** True where dist/ was built from the sources as they are: reads their sizes and dates, and nothing else of them. */
export function isBundleReady() {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === describeSources();
}

/** Builds dist/. False where a source is at error; esbuild has told it then. */
export async function bundle() {
  const esbuild = await import('esbuild');
  const sources = describeSources();
  try {
    const { scripts, metafile } = await buildScripts(esbuild, bundleOptions);
    rmSync(stamp, { force: true });
    const notices = { path: `${dist}NOTICES.txt`, contents: noticesOf(metafile.inputs) };
    replaceDist([notices, ...scripts, ...compileAll(scripts)]);
    writeFileSync(stamp, sources);
    return true;
  } catch (thrown) {
    if (thrown instanceof Error && 'errors' in thrown) return false;
    throw thrown;
  } finally {
    await esbuild.stop();
  }
}

/**
 * Each file whole or not at all, and main.cjs last: a program that runs meanwhile finds either build, never half of one.
 * @param {readonly { readonly path: string, readonly contents: string | Uint8Array }[]} files
 */
function replaceDist(files) {
  mkdirSync(dist, { recursive: true });
  const order = [...files].sort((a, b) => Number(isEntry(a.path)) - Number(isEntry(b.path)));
  for (const { path, contents } of order) {
    const draft = `${dist}.draft`;
    writeFileSync(draft, contents);
    renameSync(draft, path);
  }
  const current = new Set(files.map(({ path }) => basename(path)));
  for (const name of readdirSync(dist)) {
    if (!name.startsWith('.') && !current.has(name)) rmSync(dist + name, { recursive: true });
  }
}

/** @param {string} path */
function isEntry(path) {
  return Object.keys(bundleOptions.entryPoints).includes(basename(path, '.cjs'));
}

function describeSources() {
  const files = ['package.json', 'package-lock.json', 'tsconfig.json', 'bin/compiled.cjs'];
  for (const folder of ['src', 'bin/dev']) {
    const names = readdirSync(root + folder, { recursive: true, encoding: 'utf8' });
    files.push(...names.map((name) => `${folder}/${name}`));
  }
  const lines = files
    .sort()
    .map((file) => ({ file, stat: statSync(root + file) }))
    .filter(({ stat }) => stat.isFile())
    .map(({ file, stat }) => `${file} ${stat.size} ${stat.mtimeMs}`);
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}
