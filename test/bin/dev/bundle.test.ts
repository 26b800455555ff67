import { readFile, writeFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { basename, join } from 'node:path';
import { type OutputChunk, rolldown } from 'rolldown';
import { beforeAll, expect, test } from 'vitest';
import config from '../../../bin/dev/rolldown.config.js';
import binaryConfig from '../../../bin/release/binary/rolldown.config.js';
import { makeFolders, programFile, projectFolder } from '../../support/processes/program.ts';
import { startInTerminal } from '../../support/terminal/pty.ts';

let chunks: ReadonlyMap<string, OutputChunk>;

beforeAll(async () => {
  const build = await rolldown(config);
  const { output } = await build.generate(config.output);
  await build.close();
  const parts = output.filter((part) => part.type === 'chunk');
  chunks = new Map(parts.map((chunk) => [chunk.fileName, chunk]));
});

/** Returns a chunk and the chunks that are loaded with it. */
function withImports(file: string, found = new Set<string>()): ReadonlySet<string> {
  if (chunks.has(file)) found.add(file);
  const others = (chunks.get(file)?.imports ?? []).filter((name) => !found.has(name));
  for (const name of others) withImports(name, found);
  return found;
}

/** Returns the contents of these chunks: sources by path, packages by name. */
function contentsOf(files: Iterable<string>): readonly string[] {
  const ids = [...files].flatMap((file) => chunks.get(file)?.moduleIds ?? []);
  const names = ids.map((id) => {
    return /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id)?.[1] ?? id.replace(projectFolder, '');
  });
  return [...new Set(names)].filter((name) => !name.includes('rolldown/runtime')).sort();
}

test('commands load only the command line: no package, no screen, no emulator', () => {
  const first = contentsOf(withImports('main.cjs'));
  expect(first).toContain('src/cli/run.ts');
  const commandLine =
    /^(?:package\.json|bin\/caches\.cjs|src\/(?:main|cli|errors|i18n|core\/(?:text\/nearest|handoff\/shell-quote|export\/snippets\/text-literal)|ui\/(?:ink\/(?:lazy-segmenter|plain-text)|terminal\/replace-method|theme\/(?:background|glyphs|theme))|services\/(?:files\/(?:file-output|file-error|home-folder)|terminal\/terminal|processes\/(?:variables|executable|installation|launch|launchers|programs)|keychain\/(?:load|proof)|ports\/profile-name))\b)/;
  expect(first.filter((name) => !commandLine.test(name))).toEqual([]);
});

test('no command loads the screens of the wizard', () => {
  const withScreens = [...chunks.values()].filter(({ fileName }) =>
    contentsOf(withImports(fileName)).includes('ink'),
  );
  const commands = contentsOf(withScreens.map(({ fileName }) => fileName)).filter((name) =>
    name.startsWith('src/cli/'),
  );
  expect(commands).toEqual([]);
});

test('the bundle has every package except keytar, which is loaded when needed', () => {
  const ours = [...chunks.values()].filter(({ moduleIds }) =>
    moduleIds.some((id) => !/node_modules/.test(id)),
  );
  const loaded = ours.flatMap(({ fileName }) => [...withImports(fileName)]);
  const outside = loaded.flatMap((file) => {
    const { imports = [], dynamicImports = [] } = chunks.get(file) ?? {};
    return [
      ...imports,
      ...dynamicImports.filter((name) => !isBuiltin(name)).map((name) => `late ${name}`),
    ];
  });
  const packages = outside.filter((name) => !isBuiltin(name) && !/^node:|\.cjs$/.test(name));
  expect(ours.length).toBeGreaterThan(20);
  expect([...new Set(packages)]).toEqual(['late keytar']);
});

test('the build found every text that it replaces in a package', () => {
  const code = [...chunks.values()].map((chunk) => chunk.code).join('');
  expect(code).toContain('WebAssembly.Instance');
  expect(code).toMatch(/slice\(37\),.base64.\)/);
  expect(code).not.toMatch(/WebAssembly\.instantiate\(|typeof fetch\b.{0,9}\?Promise|\.DEV\b/);
});

test.each([
  ['packages', config],
  ['executables', binaryConfig],
])('the bundle of the %s does not read process.title while it loads', async (_, given) => {
  const build = await rolldown(given);
  const { output } = await build.generate(given.output).finally(() => build.close());
  const code = output.map((part) => (part.type === 'chunk' ? part.code : '')).join('');
  expect(code).toContain('require("node:tty")');
  // A bundle copies the properties of a module that it requires under this name, with their values.
  expect(code).not.toContain('require("node:process")');
});

test('the process that reads a key back loads no screen and no service', () => {
  const names = contentsOf(withImports('read-back.cjs'));
  expect(names).toContain('src/services/keychain/read-back.ts');
  expect(
    names.filter(
      (name) => !/^src\/(?:services\/keychain|services\/ports\/profile-name|errors)\b/.test(name),
    ),
  ).toEqual([]);
});

test('the first screen loads neither the SDK nor other steps nor the vault', async () => {
  const folders = await makeFolders();
  const [log, hook] = [join(folders.root, 'log'), join(folders.root, 'hook.cjs')];
  await writeFile(
    hook,
    `const fs = require('node:fs'), { readFileSync } = fs;
    fs.readFileSync = (path, ...rest) => {
      if (/dist.[^/]*\\.cjs$/.test(path)) fs.appendFileSync(${JSON.stringify(log)}, path + '\\n');
      return readFileSync(path, ...rest);
    };`,
  );
  const program = await startInTerminal({
    args: ['--demo', '--lang', 'en'],
    variables: { ...folders.variables, NODE_OPTIONS: `--require ${hook}` },
    program: programFile(),
  });
  try {
    await program.waitFor(/1\/\d+/);
    const files = (await readFile(log, 'utf8')).trim().split('\n');
    const names = contentsOf(files.map((file) => basename(file)));
    expect(names).toEqual(expect.arrayContaining(['ink', 'react', 'src/steps/account/index.tsx']));
    const late =
      /^(?:@mistralai|zod|age-encryption|@noble|open$)|^src\/steps\/(?!account\/|step\.|use-screen\.)/;
    expect(names.filter((name) => late.test(name))).toEqual([]);
  } finally {
    await program.close();
    await folders.remove();
  }
});

test('the notices list each package in the bundle once, with version and licence', async () => {
  const notices = await readFile(join(projectFolder, 'dist/NOTICES.txt'), 'utf8');
  expect(notices.match(/^ink 8\.0\.0 \(MIT\)$/gm)).toHaveLength(1);
  expect(notices).toContain('@mistralai/mistralai 2.7.0 (Apache-2.0)');
  expect(notices).toContain('Permission is hereby granted, free of charge');
  // This package contains no licence file.
  expect(notices).toMatch(/^yoga-layout \S+ \(MIT\)\n\nBy /m);
  for (const name of ['react', 'age-encryption', 'zod']) {
    expect(notices).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\(`, 'm'));
  }
  expect(notices).not.toMatch(/^(?:rolldown|vitest|typescript) \d|src\//m);
});
