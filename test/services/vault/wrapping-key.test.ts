import crypto from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { expect, test } from 'vitest';
import { Secret } from '../../../src/services/ports/secret.ts';
import { createCipher } from '../../../src/services/vault/cipher.ts';
import { defaultWorkFactor } from '../../../src/services/vault/wrapping-key.ts';
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
