import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import os from 'node:os';
import { describe, expect, test } from 'vitest';
import { isLockOwner, isStale, newLockOwner } from '../../../src/services/files/lock-owner.ts';

/** Contents of the files by which a system identifies itself; undefined if it has no such file. */
interface System {
  readonly host: string;
  readonly namespace: string | undefined;
  readonly boot: string | undefined;
}

const linux: System = { host: 'pc', namespace: 'pid:[4026531836]', boot: '0199c5a4\n' };

/** Number of programs started so far: each loads a module of its own, because the mark is computed once. */
let started = 0;

/** Returns the mark that a newly started program gives to its files on such a system. */
async function markOn({ host, namespace, boot }: System): Promise<string> {
  const { readFileSync, readlinkSync } = fs;
  const { hostname } = os;
  const found = (text: string | undefined) => {
    if (text === undefined) throw new Error('ENOENT');
    return text;
  };
  const faked =
    (original: (...given: never[]) => unknown, wanted: string, text: string | undefined) =>
    (...given: unknown[]) =>
      given.join() === wanted ? found(text) : Reflect.apply(original, fs, given);
  Object.assign(os, { hostname: () => host });
  Object.assign(fs, {
    readlinkSync: faked(readlinkSync, '/proc/self/ns/pid', namespace),
    readFileSync: faked(readFileSync, '/proc/sys/kernel/random/boot_id,utf8', boot),
  });
  syncBuiltinESMExports();
  try {
    started += 1;
    const path = `../../../src/services/files/lock-owner.ts?program=${started}`;
    const module: { newLockOwner: typeof newLockOwner } = await import(path);
    return module.newLockOwner(1).slice(0, 8);
  } finally {
    Object.assign(os, { hostname });
    Object.assign(fs, { readFileSync, readlinkSync });
    syncBuiltinESMExports();
  }
}

describe('the mark of a system', () => {
  test('is the same for each program that runs on it', async () => {
    expect(await markOn(linux)).toBe(await markOn(linux));
  });

  test.each<readonly [string, System]>([
    ['another machine', { ...linux, host: 'server' }],
    ['another container of the same name', { ...linux, namespace: 'pid:[4026532201]' }],
    ['the same machine before its last start', { ...linux, boot: '0199c5a3\n' }],
    [
      'a machine whose name holds the rest',
      { host: 'pcpid:[4', namespace: '026531836]', boot: linux.boot },
    ],
  ])('is not that of %s', async (_, other) => {
    expect(await markOn(other)).not.toBe(await markOn(linux));
  });

  test.each<readonly [string, System, string]>([
    ['on Linux', linux, '41f0645b'],
    ['without /proc', { host: 'mac', namespace: undefined, boot: undefined }, 'e4d3bd60'],
  ])(
    'is the same for every version of the program, so that each sees the locks of the others: %s',
    async (_, system, mark) => {
      expect(await markOn(system)).toBe(mark);
    },
  );
});

describe('isStale', () => {
  const always = () => true;
  const never = () => false;
  const here = () => newLockOwner(4_711);
  const elsewhere = () => `${'0'.repeat(8)}${here().slice(8)}`;
  const another = () => 'claim';

  test('is true for a process of this machine that has ended', () => {
    const asked: number[] = [];
    const isRunning = (pid: number) => asked.push(pid) === 0;
    expect(isStale(here(), 0, isRunning)).toBe(true);
    expect(asked).toEqual([4_711]);
  });

  test.each<readonly [string, () => string, number, () => boolean, boolean]>([
    ['a process that runs', here, 30_000, always, false],
    ['a process that runs, but has not finished for half a minute', here, 30_001, always, true],
    ['a process elsewhere', elsewhere, 30_000, never, false],
    ['a process elsewhere half a minute ago', elsewhere, 30_001, never, true],
    ['another program', another, 30_000, never, false],
    ['another program half a minute ago', another, 30_001, never, true],
    [
      'a process elsewhere, by a clock that is half a minute ahead',
      elsewhere,
      -30_000,
      never,
      false,
    ],
    ['a process elsewhere, before the clock was set back', elsewhere, -30_001, never, true],
    ['a process that runs, before the clock was set back by years', here, -9e11, always, true],
  ])('depends on the age of the name of %s', (_, name, ageMs, isRunning, ended) => {
    expect(isStale(name(), ageMs, isRunning)).toBe(ended);
  });
});

test('isLockOwner recognises no names but those of newLockOwner', () => {
  const name = newLockOwner(1);
  expect(name).not.toBe(newLockOwner(1));
  expect([name, `x${name}`, `${name}0`, 'claim'].map(isLockOwner)).toEqual([
    true,
    false,
    false,
    false,
  ]);
});
