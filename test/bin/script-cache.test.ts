import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import {
  copyFile,
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { projectFolder } from '../support/processes/program.ts';

let root: string;
/** The folder of the program: `root`, or a copy in it. */
let folder: string;
let cache: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'scripts-'));
  folder = root;
  cache = join(root, 'cache');
  await mkdir(join(root, 'dist'));
  await writeStart();
});
afterEach(() => rm(root, { recursive: true }));

/** Writes the script that turns on the cache and loads the program in `folder`. */
async function writeStart() {
  const [module, dist, place] = [
    join(projectFolder, 'bin/script-cache.cjs'),
    join(folder, 'dist'),
    cache,
  ].map((path) => JSON.stringify(path));
  const start = `require(${module}).cacheScripts(${dist}, ${place}); require('./dist/main.cjs');`;
  await writeFile(join(folder, 'start.cjs'), start);
}

/** Runs a program with this source. */
async function run(source: string) {
  await writeFile(join(folder, 'dist/main.cjs'), source);
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, 'start.cjs')], {
    encoding: 'utf8',
    timeout: 20_000,
  });
  return { status, stdout, stderr };
}

const printed = (text: string) => ({ status: 0, stdout: `${text}\n`, stderr: '' });

/** Returns the paths of the cached files. */
async function cached(): Promise<readonly string[]> {
  const places = await readdir(cache);
  expect(places).toEqual([expect.stringContaining(process.version)]);
  const names = await readdir(join(cache, places[0] ?? ''));
  return names.map((name) => join(cache, places[0] ?? '', name));
}

test('runs the cached code of a file that did not change', async () => {
  const [first, second] = ['console.log("apples");', 'console.log("grapes");'] as const;
  expect(await run(first)).toEqual(printed('apples'));
  const [ofFirst = ''] = await cached();
  expect(await run(second)).toEqual(printed('grapes'));
  const [ofSecond = ''] = (await cached()).filter((file) => file !== ofFirst);
  // V8 compares only the length of the source, so that this shows which of the two it ran.
  await copyFile(ofSecond, ofFirst);
  expect(await run(first)).toEqual(printed('grapes'));
});

test.each<readonly [string, (code: Buffer) => Buffer]>([
  [
    'with one changed letter',
    (code) => Buffer.from(code.toString('latin1').replace('apples', 'maples'), 'latin1'),
  ],
  ['that ends early', (code) => code.subarray(0, code.length / 2)],
  ['of three bytes', (code) => code.subarray(0, 3)],
  ['without content', () => Buffer.alloc(0)],
])('compiles a file again whose cached code is damaged: one %s', async (_, damage) => {
  const source = 'console.log("apples");';
  await run(source);
  const [file = ''] = await cached();
  const good = await readFile(file);
  const bad = damage(good);
  expect(bad.equals(good)).toBe(false);
  await writeFile(file, bad);
  expect(await run(source)).toEqual(printed('apples'));
  expect((await readFile(file)).equals(bad)).toBe(false);
  expect(await cached()).toEqual([file]);
});

describe.skipIf(process.platform === 'win32')('runs no code from a cached file that is', () => {
  test.each<readonly [string, (file: string) => Promise<unknown>]>([
    [
      'a pipe, which nobody writes to',
      async (file) => {
        await rm(file);
        execFileSync('mkfifo', [file]);
      },
    ],
    [
      'a link',
      async (file) => {
        await rename(file, `${file}-elsewhere`);
        await symlink(`${file}-elsewhere`, file);
      },
    ],
  ])('%s', async (_, replace) => {
    await run('console.log("grapes");');
    const [ofGrapes = ''] = await cached();
    const grapes = await readFile(ofGrapes);
    await rm(ofGrapes);
    await run('console.log("apples");');
    const [file = ''] = await cached();
    // Shows whether the cached code runs.
    await writeFile(file, grapes);
    expect(await run('console.log("apples");')).toEqual(printed('grapes'));
    await replace(file);
    expect(await run('console.log("apples");')).toEqual(printed('apples'));
  });
});

test.runIf(existsSync('/proc/self/fd'))(
  'starts where the system neither has nor creates the folder of the cache',
  async () => {
    cache = '/proc/self/missing/cache';
    await writeStart();
    expect(await run('console.log("apples");')).toEqual(printed('apples'));
  },
);

test.skipIf(process.platform === 'win32')('writes what only this user can change', async () => {
  await run('process.umask(0); console.log("apples");');
  for (const path of [cache, ...(await cached())]) {
    expect((await stat(path)).mode & 0o022).toBe(0);
  }
});

test('gives a file what Node gives it, and caches no file elsewhere', async () => {
  await writeFile(join(folder, 'dist/part.cjs'), 'exports.text = module.id;');
  await writeFile(join(folder, 'outside.cjs'), 'exports.text = "outside";');
  const source = `console.log([require('./part.cjs').text, require('../outside.cjs').text,
    __dirname, __filename, module.exports === exports, this === exports].join());`;
  const dist = join(folder, 'dist');
  const expected = [join(dist, 'part.cjs'), 'outside', dist, join(dist, 'main.cjs'), true, true];
  for (const _ of ['compiled', 'cached'])
    expect(await run(source)).toEqual(printed(expected.join()));
  expect(await cached()).toHaveLength(2);
});

test('leaves files elsewhere to Node: a CommonJS file in a package of ES modules fails', async () => {
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  await writeFile(join(folder, 'outside.js'), 'module.exports = "outside";');
  const source = `try { require('../outside.js'); } catch ({ name }) { console.log(name); }`;
  expect(await run(source)).toEqual(printed('ReferenceError'));
});

test('gives a copy in another folder its own cached code, because that contains the path', async () => {
  const source = 'console.log(new Error("apples").stack.includes(__filename));';
  expect(await run(source)).toEqual(printed('true'));
  folder = join(root, 'copy');
  await cp(join(root, 'dist'), join(folder, 'dist'), { recursive: true });
  await writeStart();
  expect(await run(source)).toEqual(printed('true'));
  expect(await cached()).toHaveLength(2);
});

test('runs a program whose cache cannot be created', async () => {
  await writeFile(cache, '');
  expect(await run('console.log("apples");')).toEqual(printed('apples'));
});

test('does not change how a program ends that cannot write its cache', async () => {
  const source = `require('node:fs').rmSync(${JSON.stringify(cache)}, { recursive: true });
    console.log('apples'); process.exitCode = 7;`;
  expect(await run(source)).toEqual({ ...printed('apples'), status: 7 });
});
