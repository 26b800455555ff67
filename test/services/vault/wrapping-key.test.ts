import crypto from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { Decrypter, Encrypter } from 'age-encryption';
import { describe, expect, test } from 'vitest';
import { Secret } from '../../../src/services/ports/secret.ts';
import { createCipher } from '../../../src/services/vault/cipher.ts';
import {
  defaultWorkFactor,
  deriveWrappingKey,
  newSalt,
  readStanzas,
  stanzaArguments,
  unwrapFileKey,
  wrapFileKey,
} from '../../../src/services/vault/wrapping-key.ts';
import {
  errorOf,
  key,
  lockedVault,
  lowWorkFactor,
  makePlace,
  passphrase,
  vaultWith,
} from './fixture.ts';

// A literal on purpose: a comparison with the constant itself would always succeed.
test('uses the scrypt work factor that OWASP recommends: N = 2^17', async () => {
  expect(defaultWorkFactor).toBe(17);
  const cipher = createCipher({
    passphrase: new Secret('correct horse battery'),
    workFactor: defaultWorkFactor,
    path: '/vault.age',
  });
  const file = await (await cipher.prepare())(new TextEncoder().encode('{}'));
  const header = Buffer.from(file).toString('latin1').split('\n')[1];
  expect(header).toMatch(/^-> scrypt [A-Za-z0-9+/]{22} 17$/);
});

test('derives the key from the passphrase again when reading back, not when reading', async () => {
  const place = await makePlace();
  const { scrypt } = crypto;
  let derived = 0;
  const counted = (...given: unknown[]) => {
    derived += 1;
    return Reflect.apply(scrypt, crypto, given);
  };
  const vault = await vaultWith(place, { default: key });
  Object.assign(crypto, { scrypt: counted });
  syncBuiltinESMExports();
  try {
    expect((await vault.read('default'))?.reveal()).toBe(key);
    expect(derived).toBe(0);
    expect(await vault.readBack('default', new Secret(key))).toBe(true);
    expect(derived).toBe(1);
  } finally {
    Object.assign(crypto, { scrypt });
    syncBuiltinESMExports();
    await place.remove();
  }
});

test('refuses a vault larger than 1 MiB, even if it could be opened', async () => {
  const place = await makePlace();
  try {
    const fill = 'x'.repeat(1_048_576);
    const text = JSON.stringify({ version: 1, keys: { default: key }, fill });
    const cipher = createCipher({
      passphrase: new Secret(passphrase),
      workFactor: lowWorkFactor,
      path: place.path,
    });
    await mkdir(place.folder, { mode: 0o700 });
    await writeFile(place.path, await (await cipher.prepare())(new TextEncoder().encode(text)));
    expect(await errorOf(lockedVault(place).unlock(new Secret(passphrase)))).toEqual({
      code: 'vault',
      problem: 'damaged',
      path: place.path,
    });
  } finally {
    await place.remove();
  }
});

const terms = { salt: Buffer.alloc(16, 7), workFactor: 2 };

describe('the key that wraps a file key', () => {
  test('unwraps what it wrapped, which is 32 bytes long', async () => {
    const wrapping = await deriveWrappingKey(new Secret(passphrase), terms);
    expect(wrapping).toMatchObject(terms);
    const fileKey = Buffer.alloc(16, 9);
    const wrapped = wrapFileKey(wrapping, fileKey);
    expect(wrapped).toHaveLength(32);
    expect(Buffer.from(unwrapFileKey(wrapping, wrapped) ?? [])).toEqual(fileKey);
  });

  test.each([
    ['another passphrase', `${passphrase}.`, terms],
    ['another salt', passphrase, { ...terms, salt: Buffer.alloc(16, 8) }],
    ['another work factor', passphrase, { ...terms, workFactor: 3 }],
  ])('unwraps nothing with %s', async (_, text, others) => {
    const wrapped = wrapFileKey(
      await deriveWrappingKey(new Secret(passphrase), terms),
      Buffer.alloc(16, 9),
    );
    const other = await deriveWrappingKey(new Secret(text), others);
    expect(unwrapFileKey(other, wrapped)).toBeUndefined();
  });

  test('is not derived with more memory than Node allows', async () => {
    await expect(
      deriveWrappingKey(new Secret(passphrase), { ...terms, workFactor: 40 }),
    ).rejects.toThrow();
  });

  test('is not derived if the system has no memory left', async () => {
    const { scrypt } = crypto;
    const failing = (...given: unknown[]) => (given.at(-1) as (error: Error) => void)(noMemory);
    const noMemory = new Error('no memory');
    Object.assign(crypto, { scrypt: failing });
    syncBuiltinESMExports();
    try {
      await expect(deriveWrappingKey(new Secret(passphrase), terms)).rejects.toBe(noMemory);
    } finally {
      Object.assign(crypto, { scrypt });
      syncBuiltinESMExports();
    }
  });

  test('has a new random salt of 16 bytes for each file', () => {
    expect(newSalt()).toHaveLength(16);
    expect(newSalt()).not.toEqual(newSalt());
  });

  test('is the one that the age format prescribes', async () => {
    const encrypter = new Encrypter();
    encrypter.setPassphrase(passphrase);
    encrypter.setScryptWorkFactor(2);
    const theirs = await encrypter.encrypt('by age');
    const cipher = createCipher({
      passphrase: new Secret(passphrase),
      workFactor: 2,
      path: '/vault.age',
    });
    expect(new TextDecoder().decode(await cipher.open(theirs))).toBe('by age');
    const decrypter = new Decrypter();
    decrypter.addPassphrase(passphrase);
    const ours = await (await cipher.prepare())(new TextEncoder().encode('by us'));
    expect(await decrypter.decrypt(ours, 'text')).toBe('by us');
  });
});

describe('a header', () => {
  const salt = 'BwcHBwcHBwcHBwcHBwcHBw';
  const body = new Uint8Array(32).fill(5);
  const stanza = { args: ['scrypt', salt, '17'], body };

  test('of one passphrase is read', () => {
    expect(readStanzas([stanza])).toEqual({
      salt: Buffer.alloc(16, 7),
      workFactor: 17,
      wrapped: Buffer.from(body),
    });
    expect(stanzaArguments({ salt: Buffer.alloc(16, 7), workFactor: 17 })).toEqual(stanza.args);
  });

  test.each(['1', '9', '10', '20'])('of the work factor %s is read', (factor) => {
    const read = readStanzas([{ args: ['scrypt', salt, factor], body }]);
    expect(read?.workFactor).toBe(Number(factor));
  });

  test.each<readonly [string, readonly { args: readonly string[]; body: Uint8Array }[]]>([
    ['nothing', []],
    ['two passphrases', [stanza, stanza]],
    ['another kind', [{ ...stanza, args: ['X25519', salt, '17'] }]],
    ['one more argument', [{ ...stanza, args: ['scrypt', salt, '17', ''] }]],
    ['no arguments', [{ ...stanza, args: [] }]],
    ['only a type', [{ ...stanza, args: ['scrypt'] }]],
    ['no work factor', [{ ...stanza, args: ['scrypt', salt] }]],
    ['a work factor that needs more than 1 GiB', [{ ...stanza, args: ['scrypt', salt, '21'] }]],
    ['a work factor of three digits', [{ ...stanza, args: ['scrypt', salt, '100'] }]],
    ['a work factor of zero', [{ ...stanza, args: ['scrypt', salt, '0'] }]],
    ['a work factor that begins with zero', [{ ...stanza, args: ['scrypt', salt, '017'] }]],
    ['a work factor in words', [{ ...stanza, args: ['scrypt', salt, 'x1'] }]],
    ['a work factor that ends in words', [{ ...stanza, args: ['scrypt', salt, '1x'] }]],
    ['a padded salt', [{ ...stanza, args: ['scrypt', `${salt}==`, '17'] }]],
    ['a salt with unused bits', [{ ...stanza, args: ['scrypt', `${salt.slice(0, -1)}x`, '17'] }]],
    ['a salt of 15 bytes', [{ ...stanza, args: ['scrypt', salt.slice(0, 20), '17'] }]],
    ['a salt of 18 bytes', [{ ...stanza, args: ['scrypt', `${salt.slice(0, 20)}BwcH`, '17'] }]],
    ['a wrapped key of 31 bytes', [{ ...stanza, body: body.slice(1) }]],
    ['a wrapped key of 33 bytes', [{ ...stanza, body: new Uint8Array(33) }]],
  ])('with %s is refused', (_, stanzas) => {
    expect(readStanzas(stanzas)).toBeUndefined();
  });
});
