import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFiles } from '../../../src/services/files/files.ts';
import { releaseLock, removeLeftovers } from '../../../src/services/files/leftovers.ts';
import { newLockOwner } from '../../../src/services/files/lock-owner.ts';
import { createFakeClock } from '../../support/fakes/fake-clock.ts';
import { own } from '../vault/fixture.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'leftovers-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const clock = createFakeClock({ startAt: Date.now(), autoAdvance: true });
/** A process id one higher than the maximum on Linux. */
const gone = () => newLockOwner(4_194_305);
const running = () => newLockOwner(own.pid);
/** Owner on another machine, or in another container. */
const elsewhere = () => `${'0'.repeat(8)}${gone().slice(8)}`;

function make(path: string, ageMs = 0): void {
  const whole = join(folder, path);
  mkdirSync(dirname(whole), { recursive: true });
  writeFileSync(whole, '');
  const made = new Date(clock.now() - ageMs);
  utimesSync(whole, made, made);
}

const left = () => readdirSync(folder).sort();

describe('leftovers of a killed process', () => {
  it('are removed for every file of this program', async () => {
    make(`keys.json.${gone()}.new`);
    make(`vault.age.${gone()}.new`);
    make(`keys.json.${gone()}.lock/claim`);
    make(`keys.json.lock/${gone()}`);
    mkdirSync(join(folder, 'vault.age.lock'));
    await removeLeftovers(folder, { own, clock });
    expect(left()).toEqual([]);
  });

  it('stay while their process runs', async () => {
    make(`keys.json.${running()}.new`);
    make(`keys.json.${running()}.lock/claim`);
    make(`keys.json.lock/${running()}`);
    const before = left();
    await removeLeftovers(folder, { own, clock });
    expect(left()).toEqual(before);
    expect(readdirSync(join(folder, 'keys.json.lock'))).toHaveLength(1);
  });

  it('of this process stay, even if the system reports that it has ended', async () => {
    make(`keys.json.${running()}.new`);
    await removeLeftovers(folder, { own: { ...own, isRunning: () => false }, clock });
    expect(left()).toHaveLength(1);
  });

  it('of another machine or container stay for half a minute', async () => {
    const [draft, claim] = [`keys.json.${elsewhere()}.new`, `keys.json.lock/${elsewhere()}`];
    for (const path of [draft, claim]) make(path, 25_000);
    await removeLeftovers(folder, { own, clock });
    expect(left()).toEqual([draft, 'keys.json.lock'].sort());
    for (const path of [draft, claim]) make(path, 35_000);
    await removeLeftovers(folder, { own, clock });
    expect(left()).toEqual([]);
  });

  it.each([
    'keys.json',
    'keys.json.new',
    'keys.json.1234',
    'keys.json.1234.new',
    'notes.lock',
    `keys.json.${gone()}.new.txt`,
    'package.lock/notes',
  ])('are not confused with %s', async (path) => {
    make(path, 86_400_000);
    await removeLeftovers(folder, { own, clock });
    expect(existsSync(join(folder, path))).toBe(true);
  });

  it('are not looked for in a folder that is missing', async () => {
    await removeLeftovers(join(folder, 'missing'), { own, clock });
  });

  it('are removed from all folders of this program by a write to any of them', async () => {
    const progress = join(folder, 'progress');
    make(`keys.json.${gone()}.new`);
    make(`keys.json.lock/${gone()}`);
    make(`progress/other.json.${gone()}.new`);
    const files = createFiles({ own, clock, folders: [folder, progress] });
    await files.writeAtomic(join(progress, 'default.json'), '{}');
    expect(left()).toEqual(['progress']);
    expect(readdirSync(progress)).toEqual(['default.json']);
    make(`progress/default.json.${gone()}.new`);
    await files.change(join(folder, 'keys.json'), () => '{}');
    expect(left()).toEqual(['keys.json', 'progress']);
    expect(readdirSync(progress)).toEqual(['default.json']);
    expect(readFileSync(join(folder, 'keys.json'), 'utf8')).toBe('{}');
  });
});

describe('a lock with a claim that another program made', () => {
  it('is released after half a minute, not before', async () => {
    const lock = join(folder, 'vault.age.lock');
    make('vault.age.lock/claim', 25_000);
    await releaseLock(lock, { own, clock });
    expect(existsSync(lock)).toBe(true);
    make('vault.age.lock/claim', 35_000);
    await releaseLock(lock, { own, clock });
    expect(existsSync(lock)).toBe(false);
  });
});
