import { describe, expect, it } from 'vitest';
import type { KeychainPort } from '../../../src/services/ports/keychain.ts';
import { errorOf } from '../../support/error-of.ts';
import { createFakeClock } from '../../support/fakes/fake-clock.ts';
import { longWait } from '../../support/long-wait.ts';
import { errorFamily } from '../../support/rules/error-families.ts';
import { key, keychainOn, never, silent, working } from './fake-keytar.ts';

describe(errorFamily('keychain', 'a keychain that does not answer'), () => {
  const calls = {
    read: (keychain) => keychain.read('work'),
    write: (keychain) => keychain.write('work', key),
    remove: (keychain) => keychain.remove('work'),
  } satisfies Record<string, (keychain: KeychainPort) => Promise<unknown>>;

  it.each(Object.entries(calls))('is given up after 3 s: %s', async (_, call) => {
    const clock = createFakeClock();
    const error = errorOf(call(keychainOn(silent, { clock })));
    let over = false;
    void error.finally(() => {
      over = true;
    });
    await clock.advance(2_999);
    expect(over).toBe(false);
    await clock.advance(1);
    expect(await error).toEqual({ code: 'keychain', problem: 'hanging', detail: '' });
  });

  it('has a minute on macOS, where a window may ask for a password, and announces the wait after a second', async () => {
    const clock = createFakeClock();
    let notices = 0;
    const onWait = () => {
      notices += 1;
    };
    const keychain = keychainOn(silent, { clock, platform: 'darwin', onWait });
    const error = errorOf(keychain.read('work'));
    await clock.advance(999);
    expect(notices).toBe(0);
    await clock.advance(59_000);
    expect(notices).toBe(1);
    await clock.advance(1);
    expect(await error).toMatchObject({ problem: 'hanging' });
  });

  it('announces no wait if no window can open, or after its answer', async () => {
    const clock = createFakeClock();
    const onWait = () => expect.unreachable();
    const error = errorOf(keychainOn(silent, { clock, onWait }).read('work'));
    await clock.advance(3_000);
    expect(await error).toMatchObject({ problem: 'hanging' });
    await keychainOn(working().keytar, { clock, platform: 'darwin', onWait }).probe();
    expect(clock.waiting).toBe(0);
  });

  it('is given up after 3 s in total for a probe, and while loading', async () => {
    const clock = createFakeClock();
    const states = [
      keychainOn(silent, { clock }).probe(),
      keychainOn(silent, { clock, load: never }).probe(),
    ];
    await clock.advance(3_000);
    const hanging = { ready: false, problem: 'hanging', detail: '' };
    expect(await Promise.all(states)).toEqual([hanging, hanging]);
  });

  it.each(Object.entries(calls))(
    'is abandoned at once by a program that has to end: %s',
    async (_, call) => {
      const clock = createFakeClock();
      const stop = new AbortController();
      const error = errorOf(call(keychainOn(silent, { clock, stop: stop.signal })));
      await expect.poll(() => clock.waiting, longWait).toBe(1);
      stop.abort();
      expect(await error).toEqual({ code: 'cancelled' });
      expect(clock.waiting).toBe(0);
    },
  );

  it('has separate time for the cleanup after that', async () => {
    const stop = new AbortController();
    stop.abort();
    const { entries, keytar } = working();
    const keychain = keychainOn(keytar, { stop: stop.signal });
    await keychain.write('work', key);
    expect(await keychain.remove('work')).toBe(true);
    expect(entries.size).toBe(0);
  });

  it('may answer or fail later without effect', async () => {
    const clock = createFakeClock();
    let failLate = (_reason: Error) => {};
    const getPassword = () =>
      new Promise<string>((_, reject) => {
        failLate = reject;
      });
    const keychain = keychainOn({ ...silent, getPassword }, { clock });
    const error = errorOf(keychain.read('work'));
    await clock.advance(3_000);
    failLate(new Error('too late'));
    expect(await error).toMatchObject({ problem: 'hanging' });
    expect(clock.waiting).toBe(0);
  });

  it('leaves no timer if it answers', async () => {
    const clock = createFakeClock();
    await keychainOn(working().keytar, { clock }).probe();
    expect(clock.waiting).toBe(0);
  });
});
