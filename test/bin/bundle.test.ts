import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { basename, join } from 'node:path';
import * as esbuild from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundleOptions } from '../../bin/dev/bundle.js';
import { buildScripts } from '../../bin/dev/scripts.js';
import { copyProgram, makeFolders, type PrivateFolders } from '../support/processes/program.ts';
import { startInTerminal } from '../support/terminal/pty.ts';

let folders: PrivateFolders;
let copy: string;
let outputs: esbuild.Metafile['outputs'];

beforeAll(async () => {
  folders = await makeFolders();
  const { metafile, scripts } = await buildScripts(esbuild, bundleOptions);
  outputs = metafile.outputs;
  copy = await copyProgram(join(folders.root, 'copy'));
  await rm(join(copy, 'dist'), { recursive: true });
  await mkdir(join(copy, 'dist'));
  for (const { path, contents } of scripts) {
    await writeFile(join(copy, 'dist', basename(path)), contents);
  }
});
afterAll(() => folders.remove());

/** What is loaded together with a chunk: the chunks that it imports, and those that they do. */
function loadedWith(name: string, found = new Set<string>()): ReadonlySet<string> {
  if (found.has(name)) return found;
  found.add(name);
  for (const { path, kind } of outputs[name]?.imports ?? []) {
    if (kind === 'import-statement' && outputs[path] !== undefined) loadedWith(path, found);
  }
  return found;
}

/** The sources and packages in chunks: a source by its path, a package by its name. */
function contentsOf(names: Iterable<string>): readonly string[] {
  const inputs = [...names].flatMap((name) => Object.keys(outputs[name]?.inputs ?? {}));
  const known = inputs.map(
    (input) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input)?.[1] ?? input,
  );
  return [...new Set(known)].sort();
}

describe('the bundle', () => {
  test('starts with our own text alone: no package, no screen, no emulator', () => {
    const first = contentsOf(loadedWith('dist/main.cjs'));
    expect(first).toContain('src/cli/run.ts');
    // Of the services, what is known of the process itself: its variables, its folders, and where its results go.
    const text =
      /^src\/(?:main|cli|errors|i18n|core\/text\/nearest|services\/(?:files\/(?:file-output|file-error|home-folder)|terminal\/terminal|processes\/variables))\b/;
    const other = first.filter((name) => name !== 'package.json' && !text.test(name));
    expect(other).toEqual([]);
  });

  test('holds all packages but the keychain’s, which is asked for late', () => {
    const names = Object.keys(outputs).filter((name) =>
      Object.keys(outputs[name]?.inputs ?? {}).some((input) => input.startsWith('src/')),
    );
    expect(names.length).toBeGreaterThan(20);
    const outside = names
      .flatMap((name) => [...loadedWith(name)])
      .flatMap((name) => outputs[name]?.imports ?? [])
      .filter(({ external, path }) => external === true && !isBuiltin(path))
      // Some of Node's own modules are newer than the Node that runs this.
      .filter(({ path }) => !path.startsWith('node:'));
    const named = new Set(outside.map(({ path, kind }) => `${kind} ${path}`));
    expect([...named]).toEqual(['dynamic-import keytar']);
  });

  test('the process that reads a key back has no screen and no service in it', () => {
    const names = contentsOf(loadedWith('dist/read-back.cjs'));
    expect(names).toContain('src/services/keychain/read-back.ts');
    expect(names.filter((name) => !/^src\/(?:services\/keychain|errors)\//.test(name))).toEqual([]);
  });
});

describe('as it runs', () => {
  /** The chunks that the program loads until `wanted` is on the screen. */
  async function loadedUntil(wanted: RegExp, args: readonly string[]): Promise<readonly string[]> {
    const log = join(folders.root, `loaded-${args.length}.txt`);
    const hook = join(folders.root, 'hook.cjs');
    await writeFile(
      hook,
      `const fs = require('node:fs');
      const { appendFileSync, readFileSync } = fs;
      fs.readFileSync = (path, ...rest) => {
        if (/dist.[^/]*\\.cjs$/.test(path)) appendFileSync(${JSON.stringify(log)}, path + '\\n');
        return readFileSync(path, ...rest);
      };`,
    );
    const program = await startInTerminal({
      args,
      variables: { ...folders.variables, NODE_OPTIONS: `--require ${hook}` },
      program: join(copy, 'bin/mistral-onboard.cjs'),
    });
    try {
      await program.waitFor(wanted);
      const paths = (await readFile(log, 'utf8')).trim().split('\n');
      return paths.map((path) => `dist/${basename(path)}`);
    } finally {
      await program.close();
    }
  }

  test('the first screen is drawn without the service’s library, other steps or the vault', async () => {
    const names = contentsOf(await loadedUntil(/1\/\d+/, ['--demo', '--lang', 'en']));
    expect(names).toEqual(expect.arrayContaining(['ink', 'react', 'src/steps/account/index.tsx']));
    const late =
      /^(?:@mistralai|zod|age-encryption|@noble|open$)|^src\/steps\/(?!account\/|step\.ts$)/;
    expect(names.filter((name) => late.test(name))).toEqual([]);
  });
});
