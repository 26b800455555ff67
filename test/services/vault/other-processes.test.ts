import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Secret } from '../../../src/services/ports/secret.ts';
import { atOurEnd } from '../../support/processes/processes.ts';
import { projectFolder } from '../../support/processes/program.ts';
import { errorFamily, triedErrors } from '../../support/rules/error-families.ts';
import { keysIn, makePlace, openedVault, type Place, vaultWith } from './fixture.ts';

let built: string;
beforeAll(async () => {
  built = await mkdtemp(join(tmpdir(), 'vault-writer-'));
  await writeFile(join(built, 'package.json'), '{"type":"module"}');
  await build({
    absWorkingDir: projectFolder,
    entryPoints: ['test/services/vault/scenario.ts'],
    outdir: built,
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    platform: 'node',
  });
});
afterAll(() => rm(built, { recursive: true }));

let place: Place;
beforeEach(async () => {
  place = await makePlace();
});
afterEach(() => place.remove());

const script = () => join(built, 'scenario.js');

/** Starts a process that writes to vaults: see `scenario.ts`. */
function startWriter(profile: string, count: number, folders: readonly string[]): Writer {
  const args = [script(), 'write', profile, String(count), ...folders];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const forget = atOurEnd(() => child.kill('SIGKILL'));
  const ended = once(child, 'close').then(() => {
    forget();
    return child.signalCode ?? child.exitCode;
  });
  return { child, lines: createInterface({ input: child.stdout }), ended };
}

interface Writer {
  readonly child: ChildProcess;
  readonly lines: AsyncIterable<string>;
  /** The exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals | null>;
}

const reads = ['readdir', 'stat', 'lstat', 'access'];

it('a write interrupted before any step leaves the old key or the new one', async () => {
  await vaultWith(place, { steady: 'steady', a: 'a0' });
  const { stdout } = await promisify(execFile)(process.execPath, [script(), 'stop', place.folder]);
  const cuts = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const keys = cuts.map(({ found }) => found.a);
  // Every call that changes something or makes a change permanent, and the end. From the second `rename` on, the vault
  // has the new key.
  const steps = cuts.map(({ stoppedBefore }) => stoppedBefore);
  expect(steps.filter((name) => !reads.includes(name)).join(' ')).toBe(
    'mkdir mkdir writeFile rename rmdir open writeFile sync rename open sync unlink rmdir ',
  );
  expect(keys.indexOf('a1')).toBe(steps.lastIndexOf('rename') + 1);
  expect(keys).toEqual([...keys].sort());
  expect(new Set(keys)).toEqual(new Set(['a0', 'a1']));
  const left = { keys: { steady: 'steady', a: 'a0' }, files: ['vault.age'] };
  const outcomes = cuts.map(({ found, after }) => ({ found, after }));
  expect(outcomes).toEqual(keys.map((a) => ({ found: { steady: 'steady', a }, after: left })));
});

describe(errorFamily('stops', 'a hundred writes killed at any moment'), () => {
  const folders = () => Array.from({ length: 20 }, (_, at) => join(place.folder, String(at)));
  const storeAt = (folder: string) => ({ ...place, folder });

  /**
   * Returns the key of a vault as a new program finds it; also checks that this program can change the vault and leaves
   * nothing else behind.
   */
  async function keyAfterwards(folder: string): Promise<string> {
    const vault = await openedVault(storeAt(folder));
    const found = (await vault.read('k'))?.reveal() ?? '';
    await vault.write('k', new Secret('after'));
    expect(await readdir(folder)).toEqual(['vault.age']);
    expect(await keysIn(vault)).toEqual({ steady: 'steady', k: 'after' });
    return found;
  }

  for (const enough of [1, 8, 20, 31, 47]) {
    it(`twenty writers at once lose no key that was reported as stored, when ${enough} were done`, async ({
      task,
    }) => {
      triedErrors(task, folders().length);
      await mkdir(place.folder, { mode: 0o700 });
      const [first, ...others] = folders();
      if (first === undefined) throw new Error('There is no folder');
      await vaultWith(storeAt(first), { steady: 'steady', k: 'k0' });
      for (const folder of others) await cp(first, folder, { recursive: true });
      const writer = startWriter('k', 1_000, folders());
      const said = folders().map(() => 0);
      let done = 0;
      for await (const line of writer.lines) {
        const [index = 0, number = 0] = line.split(' ').map(Number);
        said[index] = number;
        done += 1;
        if (done === enough) writer.child.kill('SIGKILL');
      }
      expect(await writer.ended).toBe('SIGKILL');
      const keys = await Promise.all(folders().map(keyAfterwards));
      for (const [index, key] of keys.entries()) {
        // The last write may have completed without being reported, so one more is allowed.
        const known = said[index] ?? 0;
        expect([`k${known}`, `k${known + 1}`]).toContain(key);
      }
    });
  }
});

it('a write on a full disk leaves the old key', async () => {
  const vault = await vaultWith(place, { a: 'a0' });
  const writer = [process.execPath, script(), 'write', 'a', '1', place.folder];
  // No file may have any bytes, as on a full disk.
  const full = ['-c', 'ulimit -f 0; exec "$@"', 'sh', ...writer];
  const { stdout } = await promisify(execFile)('sh', full);
  expect(JSON.parse(stdout)).toEqual({ code: 'files', problem: 'full', path: place.path });
  expect(await keysIn(vault)).toEqual({ a: 'a0' });
  expect(await readdir(place.folder)).toEqual(['vault.age']);
});

it('stores the keys of two processes that write at the same time', async () => {
  await vaultWith(place, { steady: 'steady' });
  const profiles = ['a', 'b'];
  const writers = profiles.map((profile) => startWriter(profile, 25, [place.folder]));
  expect(await Promise.all(writers.map(({ ended }) => ended))).toEqual([0, 0]);
  expect(await keysIn(await openedVault(place))).toEqual({ steady: 'steady', a: 'a25', b: 'b25' });
  expect(await readdir(place.folder)).toEqual(['vault.age']);
});
