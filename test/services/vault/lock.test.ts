import { mkdir, readdir, readFile, rmdir, unlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newLockOwner } from '../../../src/services/files/lock-owner.ts';
import { replaceFile } from '../../../src/services/files/whole-file.ts';
import { Secret } from '../../../src/services/ports/secret.ts';
import { withLock } from '../../../src/services/vault/lock.ts';
import { createFakeClock } from '../../support/fakes/fake-clock.ts';
import { longWait } from '../../support/long-wait.ts';
import {
  errorOf,
  key,
  keysIn,
  makePlace,
  openedVault,
  otherKey,
  own,
  type Place,
  vaultWith,
} from './fixture.ts';

let place: Place;
beforeEach(async () => {
  place = await makePlace();
  await vaultWith(place, { default: key });
});
afterEach(() => place.remove());

const lock = () => `${place.path}.lock`;
const busy = () => ({ code: 'vault', problem: 'busy', path: place.path });
const goesQuickly = () => createFakeClock({ startAt: Date.now(), autoAdvance: true });
const longAgo = new Date('2026-01-01');

/** Creates a lock as a process that writes does. */
async function holdLock(lockOwner: string): Promise<void> {
  await mkdir(lock());
  await writeFile(join(lock(), lockOwner), '');
}

/** Returns an owner name with the process id of this process and another machine. */
const lockOwnerElsewhere = () => `${'0'.repeat(8)}${newLockOwner(own.pid).slice(8)}`;

describe('concurrent writers', () => {
  it('all find their key stored', async () => {
    const names = Array.from({ length: 6 }, (_, index) => `p${index}`);
    const vaults = await Promise.all(names.map(() => openedVault(place)));
    await Promise.all(vaults.map((vault, at) => vault.write(`p${at}`, new Secret(`key-${at}`))));
    const expected = names.map((name, at) => [name, `key-${at}`]);
    expect(await keysIn(await openedVault(place))).toEqual({
      default: key,
      ...Object.fromEntries(expected),
    });
    expect(await readdir(place.folder)).toEqual(['vault.age']);
  });

  it('wait for one another', async () => {
    const clock = createFakeClock({ startAt: Date.now() });
    const vault = await openedVault(place, { clock });
    const done: string[] = [];
    let waiting: Promise<unknown> = Promise.resolve();
    await withLock({ path: place.path, own, clock }, async () => {
      waiting = vault.write('work', new Secret(otherKey)).then(() => done.push('write'));
      await expect.poll(() => clock.waiting, longWait).toBe(1);
      await clock.advance(2_900);
      await expect.poll(() => clock.waiting, longWait).toBe(1);
      done.push('work');
    });
    await clock.advance(25);
    await waiting;
    expect(done).toEqual(['work', 'write']);
    expect(await keysIn(vault)).toEqual({ default: key, work: otherKey });
  });

  it('give up after three seconds, and change nothing', async () => {
    await holdLock(newLockOwner(own.pid));
    const before = await readFile(place.path);
    const clock = goesQuickly();
    const vault = await openedVault(place, { clock });
    expect(await errorOf(vault.write('work', new Secret(otherKey)))).toEqual(busy());
    expect(clock.monotonic()).toBe(3_000);
    expect(await readFile(place.path)).toEqual(before);
    expect((await readdir(place.folder)).sort()).toEqual(['vault.age', 'vault.age.lock']);
  });

  it('stop waiting if the program ends, and leave nothing behind', async () => {
    await holdLock(newLockOwner(own.pid));
    const clock = createFakeClock({ startAt: Date.now() });
    const stop = new AbortController();
    const vault = await openedVault(place, { clock, stop: stop.signal });
    const error = errorOf(vault.write('work', new Secret(otherKey)));
    await expect.poll(() => clock.waiting, longWait).toBe(1);
    stop.abort();
    expect(await error).toEqual({ code: 'cancelled' });
    expect((await readdir(place.folder)).sort()).toEqual(['vault.age', 'vault.age.lock']);
  });

  it('do not block a reader', async () => {
    await holdLock(newLockOwner(own.pid));
    expect(await keysIn(await openedVault(place))).toEqual({ default: key });
  });
});

describe('a lock', () => {
  const write = async (isRunning: (pid: number) => boolean) => {
    const vault = await openedVault(place, {
      clock: goesQuickly(),
      own: { ...own, isRunning },
    });
    return await errorOf(vault.write('work', new Secret(otherKey)));
  };
  const runs = () => true;
  const ended = () => false;
  const done = { ended: undefined };

  it.each([
    ['of a process that runs', () => newLockOwner(4_711), new Date(), runs, busy],
    ['of a process that has ended', () => newLockOwner(4_711), new Date(), ended, () => done],
    ['too old to be held still', () => newLockOwner(4_711), longAgo, runs, () => done],
    ['of another machine', lockOwnerElsewhere, new Date(), ended, busy],
    ['of another machine, too old', lockOwnerElsewhere, longAgo, ended, () => done],
    ['of something else', () => '.directory', new Date(), ended, busy],
    ['of something else, too old', () => '.directory', longAgo, ended, () => done],
  ])('%s', async (_, lockOwnerOf, made, isRunning, outcome) => {
    const lockOwner = lockOwnerOf();
    await holdLock(lockOwner);
    await utimes(join(lock(), lockOwner), made, made);
    expect(await write(isRunning)).toEqual(outcome());
    const left = outcome() === done ? [] : ['vault.age.lock'];
    expect((await readdir(place.folder)).sort()).toEqual(['vault.age', ...left]);
  });

  it('checks whether its own process still runs', async () => {
    await holdLock(newLockOwner(4_711));
    expect(await write((pid) => pid !== 4_711)).toEqual(done);
  });

  it('is free if its process ended while it released it', async () => {
    await mkdir(lock());
    expect(await write(runs)).toEqual(done);
    expect(await readdir(place.folder)).toEqual(['vault.age']);
  });

  it('is named and left unchanged if it is a file of the user', async () => {
    await writeFile(lock(), 'of the person');
    const error = { code: 'files', problem: 'not-a-folder', path: lock() };
    expect(await write(runs)).toEqual(error);
    expect(await readFile(lock(), 'utf8')).toBe('of the person');
    expect((await readdir(place.folder)).sort()).toEqual(['vault.age', 'vault.age.lock']);
  });

  it('lost to another writer stops the write before it completes', async () => {
    const before = await readFile(place.path);
    const work = withLock({ path: place.path, own, clock: goesQuickly() }, async (assertHeld) => {
      await assertHeld();
      const [lockOwner = ''] = await readdir(lock());
      await unlink(join(lock(), lockOwner));
      await rmdir(lock());
      await holdLock('of-another');
      await replaceFile(place.path, Buffer.from('late'), { pid: own.pid, assertHeld });
    });
    expect(await errorOf(work)).toEqual(busy());
    expect(await readFile(place.path)).toEqual(before);
    expect(await readdir(lock())).toEqual(['of-another']);
    expect((await readdir(place.folder)).sort()).toEqual(['vault.age', 'vault.age.lock']);
  });
});

describe('the remains of an interrupted write', () => {
  it('is removed at the next write, and nothing else', async () => {
    const [gone, running, elsewhere] = [
      newLockOwner(4_711),
      newLockOwner(own.pid),
      lockOwnerElsewhere(),
    ];
    const leftover = (lockOwner: string) => [
      `vault.age.${lockOwner}.new`,
      `keys.json.${lockOwner}.new`,
      `vault.age.${lockOwner}.lock`,
    ];
    const kept = [
      ...leftover(running),
      ...leftover(elsewhere),
      'vault.age.bak',
      'vault.age.1234',
      'state.json',
    ];
    for (const name of [...leftover(gone), ...kept]) {
      const path = join(place.folder, name);
      if (!name.endsWith('.lock')) await writeFile(path, '');
      else await mkdir(path).then(() => writeFile(join(path, 'claim'), ''));
    }
    const isRunning = (pid: number) => pid !== 4_711;
    const vault = await openedVault(place, { own: { ...own, isRunning } });
    await vault.write('default', new Secret(otherKey));
    expect((await readdir(place.folder)).sort()).toEqual([...kept, 'vault.age'].sort());
  });
});
