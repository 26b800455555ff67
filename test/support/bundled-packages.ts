import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, type Plugin as EsbuildPlugin } from 'esbuild';
import type { Plugin } from 'vite';
import { bundleOptions } from '../../bin/dev/bundle.js';
import { lighter } from '../../bin/dev/lighter.js';

/** Begins an ES module that holds packages of CommonJS, which ask for Node's own modules and for others by `require`. */
export const withRequire =
  "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";

const sdk = '@mistralai/mistralai/';

/** The packages of many files, and of each all that is imported. What belongs to one group shares what it loads. */
const groups: readonly (readonly string[])[] = [
  ['ink', 'ink-text-input', 'string-width'],
  [
    'core',
    'lib/http',
    'hooks/hooks',
    'lib/env',
    ...['modelsList', 'chatStream', 'embeddingsCreate'].map((name) => `funcs/${name}`),
    ...['fimComplete', 'classifiersModerate', 'ocrProcess'].map((name) => `funcs/${name}`),
  ].map((name) => `${sdk}${name}.js`),
];

/**
 * Gives a test the packages of hundreds of files as the program has them: bundled, and Ink lightened. To load each of
 * their files alone takes a worker longer than most tests. A group is bundled when it is first asked for, once a run.
 */
export function bundledPackages(): Plugin {
  const bundled = new Map<readonly string[], Promise<string>>();
  return {
    name: 'bundled-packages',
    enforce: 'pre',
    async resolveId(source) {
      const group = groups.find((entries) => entries.includes(source));
      if (group === undefined) {
        if (source.startsWith(sdk)) throw new Error(`${source} is not in bundled-packages.ts`);
        return undefined;
      }
      const folder = bundled.get(group) ?? bundle(group);
      bundled.set(group, folder);
      return fileOf(await folder, source);
    },
  };
}

const fileOf = (folder: string, source: string) => join(folder, `${nameOf(source)}.mjs`);
const nameOf = (source: string) => source.replace(/\W+/g, '-');

/** Gives the folder, which Vitest takes for one of packages: it leaves what lies there to Node. */
async function bundle(group: readonly string[]): Promise<string> {
  const root = mkdtempSync(join(tmpdir(), 'bundled-packages-'));
  process.once('exit', () => rmSync(root, { recursive: true, force: true }));
  const folder = join(root, 'node_modules');
  await build({
    ...bundleOptions,
    entryPoints: Object.fromEntries(group.map((source) => [nameOf(source), source])),
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    minify: false,
    banner: { js: withRequire },
    plugins: [oneReact, lighter],
    write: true,
  });
  return folder;
}

/** The tests' own: there must be but one in a process. */
const oneReact: EsbuildPlugin = {
  name: 'one-react',
  setup({ onResolve }) {
    const { resolve } = createRequire(import.meta.url);
    onResolve({ filter: /^react(?:\/jsx-runtime)?$/ }, ({ path }) => {
      return { path: resolve(path), external: true };
    });
  },
};
