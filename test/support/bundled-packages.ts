import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Plugin as RolldownPlugin, rolldown } from 'rolldown';
import type { Plugin } from 'vite';
import { inputOptions } from '../../bin/dev/rolldown.config.js';

const sdk = '@mistralai/mistralai/';
const inkOutput = 'node_modules/ink/build/output.js';

/** Packages with many files, and everything imported from them. Members of a group share what they load. */
const groups: readonly (readonly string[])[] = [
  ['ink', 'ink-text-input', 'string-width', inkOutput],
  [
    'core',
    'lib/http',
    'hooks/hooks',
    'lib/env',
    ...['modelsList', 'chatComplete', 'chatStream', 'embeddingsCreate'].map(
      (name) => `funcs/${name}`,
    ),
    ...['fimComplete', 'classifiersModerate', 'ocrProcess', 'audioTranscriptionsComplete'].map(
      (name) => `funcs/${name}`,
    ),
  ].map((name) => `${sdk}${name}.js`),
];

/**
 * Bundles large packages for the tests, as the program does, with the replacements for Ink. Loading hundreds of
 * separate files would take longer than most tests. Bundles each group once per run, at its first import.
 */
export function bundledPackages(): Plugin {
  const bundled = new Map<readonly string[], Promise<string>>();
  return {
    name: 'bundled-packages',
    enforce: 'pre',
    async resolveId(imported) {
      const source = imported.endsWith(inkOutput) ? inkOutput : imported;
      const group = groups.find((entries) => entries.includes(source));
      if (group === undefined) {
        if (source.startsWith(sdk)) throw new Error(`${source} is not in bundled-packages.ts`);
        return undefined;
      }
      const folder = bundled.get(group) ?? bundle(group);
      bundled.set(group, folder);
      return join(await folder, `${nameOf(source)}.mjs`);
    },
  };
}

const nameOf = (source: string) => source.replace(/\W+/g, '-');

/** Returns the folder of the bundle. Vitest takes it for a folder of packages and lets Node load its files. */
async function bundle(group: readonly string[]): Promise<string> {
  const root = mkdtempSync(join(tmpdir(), 'bundled-packages-'));
  process.once('exit', () => rmSync(root, { recursive: true, force: true }));
  const dir = join(root, 'node_modules');
  const { 'yoga-layout$': _, ...alias } = inputOptions.resolve.alias;
  const build = await rolldown({
    ...inputOptions,
    input: Object.fromEntries(group.map((source) => [nameOf(source), source])),
    // ES modules can wait for Yoga.
    resolve: { alias },
    plugins: [oneReact, ...inputOptions.plugins],
  });
  await build.write({
    dir,
    format: 'esm',
    entryFileNames: '[name].mjs',
    chunkFileNames: '[name]-[hash].mjs',
  });
  await build.close();
  return dir;
}

/** Lets Node load React, because a process must have only one. */
const oneReact: RolldownPlugin = {
  name: 'one-react',
  resolveId: {
    filter: { id: /^react(?:\/jsx-runtime)?$/ },
    handler: (id) => ({ id: createRequire(import.meta.url).resolve(id), external: true }),
  },
};
