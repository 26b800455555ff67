import { chmod, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { profileNameRule } from '../../../src/services/ports/profile-name.ts';
import { Secret } from '../../../src/services/ports/secret.ts';
import {
  ageFile,
  contentOf,
  errorOf,
  key,
  keysIn,
  lockedVault,
  makePlace,
  openedVault,
  otherKey,
  type Place,
  passphrase,
  vaultWith,
} from './fixture.ts';

let place: Place;
beforeEach(async () => {
  place = await makePlace();
});
afterEach(() => place.remove());

const modeOf = async (path: string) => ((await stat(path)).mode & 0o777).toString(8);

describe('a vault', () => {
  it('stores a key per profile across restarts', async () => {
    await vaultWith(place, { work: key, default: otherKey });
    const vault = await openedVault(place);
    expect(await keysIn(vault)).toEqual({ default: otherKey, work: key });
    expect(await vault.profiles()).toEqual(['default', 'work']);
    expect(await vault.read('other')).toBeUndefined();
  });

  it('replaces and removes one key without changing the others', async () => {
    const vault = await vaultWith(place, { work: key, default: key });
    await vault.write('default', new Secret(otherKey));
    expect(await vault.remove('work')).toBe(true);
    expect(await vault.remove('work')).toBe(false);
    expect(await keysIn(await openedVault(place))).toEqual({ default: otherKey });
    expect(await vault.remove('default')).toBe(true);
    expect(await keysIn(await openedVault(place))).toEqual({});
  });

  it('is one age file, with no other file beside it', async () => {
    await vaultWith(place, { default: key });
    expect(await readdir(place.folder)).toEqual(['vault.age']);
    expect(await contentOf(place)).toEqual({ version: 1, keys: { default: key } });
  });

  it('contains neither key nor profile in plain text, and no two files are equal', async () => {
    const vault = await vaultWith(place, { default: key });
    const first = await readFile(place.path, 'latin1');
    await vault.write('default', new Secret(key));
    const second = await readFile(place.path, 'latin1');
    expect(first).not.toContain('default');
    expect(first).not.toContain(key);
    const [, stanza] = first.split('\n');
    expect(second).not.toContain(stanza);
  });

  it('preserves data added by a later version', async () => {
    await mkdir(place.folder);
    await writeFile(place.path, await ageFile('{"since":"2027","version":1,"keys":{"a":"1"}}'));
    const vault = await openedVault(place);
    await vault.write('b', new Secret('2'));
    expect(await contentOf(place)).toEqual({ since: '2027', version: 1, keys: { a: '1', b: '2' } });
  });

  it('reads what another process has written since', async () => {
    const vault = await vaultWith(place, { default: key });
    await (await openedVault(place)).write('work', new Secret(otherKey));
    expect(await keysIn(vault)).toEqual({ default: key, work: otherKey });
  });

  it('reports whether it exists', async () => {
    const vault = lockedVault(place);
    expect(vault.path).toBe(place.path);
    expect(await vault.exists()).toBe(false);
    await vault.create(new Secret(passphrase));
    expect(await vault.exists()).toBe(false);
    expect(await vault.profiles()).toEqual([]);
    expect(await vault.remove('default')).toBe(false);
    expect(await vault.exists()).toBe(false);
    await vault.write('default', new Secret(key));
    expect(await vault.exists()).toBe(true);
  });

  it('is readable only by its owner, in a folder that is closed to others even if it was open before', async () => {
    const vault = await vaultWith(place, { default: key });
    expect(await modeOf(place.path)).toBe('600');
    expect(await modeOf(dirname(place.path))).toBe('700');
    await chmod(place.path, 0o644);
    await vault.write('default', new Secret(otherKey));
    expect(await modeOf(place.path)).toBe('600');
  });

  it('returns any key exactly', async () => {
    const vault = await vaultWith(place, {});
    const names = fc.stringMatching(/^[a-z0-9._-]{1,64}$/);
    const keys = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 });
    await fc.assert(
      fc.asyncProperty(names, keys, async (profile, text) => {
        await vault.write(profile, new Secret(text));
        expect((await vault.read(profile))?.reveal()).toBe(text);
        expect(await vault.readBack(profile, new Secret(text))).toBe(true);
        expect(await vault.readBack(profile, new Secret(`${text}.`))).toBe(false);
      }),
      { numRuns: 40 },
    );
  });
});

describe('reading back', () => {
  it('reads what is on the disk now', async () => {
    const vault = await vaultWith(place, { default: key });
    expect(await vault.readBack('default', new Secret(key))).toBe(true);
    expect(await vault.readBack('work', new Secret(key))).toBe(false);
    await writeFile(place.path, await ageFile(`{"version":1,"keys":{"default":"${otherKey}"}}`));
    expect(await vault.readBack('default', new Secret(key))).toBe(false);
    await writeFile(place.path, '');
    expect(await errorOf(vault.readBack('default', new Secret(key)))).toMatchObject({
      problem: 'damaged',
    });
  });
});

describe('a passphrase', () => {
  const missing = { code: 'passphrase', problem: 'missing' };

  it('is required before anything is done', async () => {
    await vaultWith(place, { default: key });
    const before = await readFile(place.path);
    const vault = lockedVault(place);
    expect(vault.isUnlocked).toBe(false);
    const tries = [
      vault.read('default'),
      vault.write('default', new Secret(otherKey)),
      vault.remove('default'),
      vault.profiles(),
      vault.readBack('default', new Secret(key)),
    ];
    expect(await Promise.all(tries.map(errorOf))).toEqual(tries.map(() => missing));
    expect(await readFile(place.path)).toEqual(before);
  });

  it('opens and changes nothing if it is wrong, and does not lock an open vault', async () => {
    const vault = await vaultWith(place, { default: key });
    const before = await readFile(place.path);
    const wrong = { code: 'passphrase', problem: 'wrong' };
    for (const text of ['', `${passphrase} `, passphrase.toUpperCase()]) {
      expect(await errorOf(vault.unlock(new Secret(text)))).toEqual(wrong);
      expect(await errorOf(lockedVault(place).unlock(new Secret(text)))).toEqual(wrong);
    }
    expect(vault.isUnlocked).toBe(true);
    expect(await keysIn(vault)).toEqual({ default: key });
    expect(await readFile(place.path)).toEqual(before);
  });

  it('never replaces another vault with a new one', async () => {
    await vaultWith(place, { default: key });
    const vault = lockedVault(place);
    await vault.create(new Secret('another passphrase'));
    expect(await errorOf(vault.write('default', new Secret(otherKey)))).toEqual({
      code: 'passphrase',
      problem: 'wrong',
    });
    expect(await keysIn(await openedVault(place))).toEqual({ default: key });
  });

  it.each([
    ['', 'short'],
    ['1234567', 'short'],
    ['🐎🐎🐎🐎🐎🐎🐎', 'short'],
    ['12345678', 'taken'],
    ['🐎🐎🐎🐎🐎🐎🐎🐎', 'taken'],
  ])('of a new vault: %j is %s', async (text, outcome) => {
    const vault = lockedVault(place);
    const error = await errorOf(vault.create(new Secret(text)));
    expect(error).toEqual(
      outcome === 'short' ? { code: 'passphrase', problem: 'short' } : { ended: undefined },
    );
    expect(vault.isUnlocked).toBe(outcome === 'taken');
  });

  it('has nothing to open without a vault', async () => {
    const vault = lockedVault(place);
    expect(await errorOf(vault.unlock(new Secret(passphrase)))).toEqual({
      code: 'files',
      problem: 'missing',
      path: place.path,
    });
    expect(vault.isUnlocked).toBe(false);
  });

  it('appears in no property of the vault, and neither does a key', async () => {
    const vault = await vaultWith(place, { default: key });
    const seen = [inspect(vault, { depth: 9, showHidden: true }), JSON.stringify(vault)].join();
    expect(seen).not.toContain(passphrase);
    expect(seen).not.toContain(key);
  });
});

it('accepts only valid profile names', async () => {
  const vault = await vaultWith(place, {});
  const given = {
    code: 'usage',
    problem: 'invalid-value',
    option: '--profile',
    accepts: profileNameRule,
    given: '../a',
  };
  const tries = [
    vault.read('../a'),
    vault.write('../a', new Secret(key)),
    vault.remove('../a'),
    vault.readBack('../a', new Secret(key)),
  ];
  expect(await Promise.all(tries.map(errorOf))).toEqual(tries.map(() => given));
  expect(await vault.exists()).toBe(false);
});

it('does not block the event loop while it derives a key', async () => {
  const vault = lockedVault(place, { workFactor: 14 });
  await vault.create(new Secret(passphrase));
  let turns = 0;
  let isOver = false;
  const work = vault.write('default', new Secret(key)).finally(() => {
    isOver = true;
  });
  while (!isOver) {
    await new Promise((resolve) => setImmediate(resolve));
    turns += 1;
  }
  await work;
  // A blocked loop would turn only about twenty times, once for each file operation.
  expect(turns).toBeGreaterThan(1_000);
});
