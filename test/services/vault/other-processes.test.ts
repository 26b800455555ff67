import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { Secret } from '../../../src/services/secret.ts';
import { atOurEnd } from '../../support/processes.ts';
import { projectFolder } from '../../support/program.ts';
import { keysIn, makePlace, openedVault, type Place, vaultWith } from './fixture.ts';

/** For a test that starts some thirty processes, one after another. */
const longMs = 90_000;

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

/** Starts a process that writes to the vault: see `scenario.ts`. */
function startWriter(profile: string, count: number, call?: number): Writer {
  const args = [join(built, 'scenario.js'), place.folder, profile, String(count)];
  if (call !== undefined) args.push(String(call));
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

/**
 * The key of a profile, as a program finds it that starts now. That program writes `next` in its place; then all is
 * there that must be, and nothing else is in the folder.
 */
async function keyAfterwards(profile: string, next: string): Promise<string | undefined> {
  const vault = await openedVault(place);
  const found = await vault.read(profile);
  await vault.write(profile, new Secret(next));
  expect(await readdir(place.folder)).toEqual(['vault.age']);
  expect(await keysIn(vault)).toMatchObject({ steady: 'steady', [profile]: next });
  return found?.reveal();
}

it('a write killed at any step leaves the old key or the new one', {
  timeout: longMs,
}, async () => {
  await vaultWith(place, { steady: 'steady', a: 'a0' });
  const found: (string | undefined)[] = [];
  let end: unknown = 'SIGKILL';
  for (let call = 1; end === 'SIGKILL'; call += 1) {
    const writer = startWriter('a', 1, call);
    end = await writer.ended;
    found.push(await keyAfterwards('a', 'a0'));
  }
  expect(end).toBe(0);
  // Every one of some twenty steps, and in this order: from one of them on it is the new key.
  expect(found.length).toBeGreaterThan(20);
  expect(found).toEqual([...found].sort());
  expect(new Set(found)).toEqual(new Set(['a0', 'a1']));
});

it('writes killed at any moment keep what was said to be kept', async () => {
  await vaultWith(place, { steady: 'steady' });
  for (const last of [1, 3, 7, 2, 11, 5, 1, 8]) {
    const profile = `p${last}.`;
    const writer = startWriter(profile, 100);
    let said = 0;
    for await (const line of writer.lines) {
      said = Number(line);
      if (said === last) writer.child.kill('SIGKILL');
    }
    expect(await writer.ended).toBe('SIGKILL');
    const key = (await keyAfterwards(profile, 'after')) ?? '';
    expect(key).toMatch(/^p\d+\.\d+$/);
    // What it had no time to say may have been done as well: one more write, and no more.
    expect([said, said + 1]).toContain(Number(key.slice(profile.length)));
  }
});

it('a write that finds the disk full leaves the old key', async () => {
  const vault = await vaultWith(place, { a: 'a0' });
  const writer = [process.execPath, join(built, 'scenario.js'), place.folder, 'a', '1'];
  // No file may have any bytes, as on a full disk.
  const full = ['-c', 'ulimit -f 0; exec "$@"', 'sh', ...writer];
  const { stdout } = await promisify(execFile)('sh', full);
  expect(JSON.parse(stdout)).toEqual({ code: 'files', problem: 'full', path: place.path });
  expect(await keysIn(vault)).toEqual({ a: 'a0' });
  expect(await readdir(place.folder)).toEqual(['vault.age']);
});

it('two processes that write at once both find their keys kept', async () => {
  await vaultWith(place, { steady: 'steady' });
  const profiles = ['a', 'b'];
  const writers = profiles.map((profile) => startWriter(profile, 25));
  expect(await Promise.all(writers.map(({ ended }) => ended))).toEqual([0, 0]);
  expect(await keysIn(await openedVault(place))).toEqual({ steady: 'steady', a: 'a25', b: 'b25' });
  expect(await readdir(place.folder)).toEqual(['vault.age']);
});
