import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import { Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { expect, test } from 'vitest';
import { Secret } from '../../../src/services/ports/secret.ts';
import { createCipher } from '../../../src/services/vault/cipher.ts';
import { ageFile, errorOf, lowWorkFactor, passphrase } from './fixture.ts';

const path = '/home/me/vault.age';
const damaged = { code: 'vault', problem: 'damaged', path };
const wrong = { code: 'passphrase', problem: 'wrong' };

const cipherWith = (text = passphrase, workFactor = lowWorkFactor) =>
  createCipher({ passphrase: new Secret(text), workFactor, path });

async function encrypted(cipher: ReturnType<typeof createCipher>, content: string) {
  return await (await cipher.prepare())(new TextEncoder().encode(content));
}

const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

/** Runs work, and returns how often it derived a key from the passphrase. */
async function derivations(work: () => Promise<unknown>): Promise<number> {
  const { scrypt } = crypto;
  let count = 0;
  const counted = (...given: unknown[]) => {
    count += 1;
    return Reflect.apply(scrypt, crypto, given);
  };
  Object.assign(crypto, { scrypt: counted });
  syncBuiltinESMExports();
  try {
    await work();
  } finally {
    Object.assign(crypto, { scrypt });
    syncBuiltinESMExports();
  }
  return count;
}

test('opens what it encrypted, and what another program encrypted', async () => {
  const cipher = cipherWith();
  expect(textOf(await cipher.open(await encrypted(cipher, 'keys')))).toBe('keys');
  expect(textOf(await cipher.open(await ageFile('other keys')))).toBe('other keys');
});

test('encrypts each file with the work factor that was asked for', async () => {
  const file = await encrypted(cipherWith(passphrase, 3), 'keys');
  expect(textOf(file)).toMatch(/^age-encryption.org\/v1\n-> scrypt \S+ 3\n/);
});

test('distinguishes a wrong passphrase from a damaged file', async () => {
  const file = await ageFile('keys');
  expect(await errorOf(cipherWith('another passphrase').open(file))).toEqual(wrong);
  const changed = Uint8Array.from(file, (byte, at) => (at === file.length - 1 ? byte ^ 1 : byte));
  expect(await errorOf(cipherWith().open(changed))).toEqual(damaged);
  expect(await errorOf(cipherWith().open(new TextEncoder().encode('no age file')))).toEqual(
    damaged,
  );
});

test('refuses a file that is encrypted for a key instead of a passphrase', async () => {
  const encrypter = new Encrypter();
  encrypter.addRecipient(await identityToRecipient(await generateX25519Identity()));
  expect(await errorOf(cipherWith().open(await encrypter.encrypt('keys')))).toEqual(damaged);
});

test('derives a key once for each file that it reads, or never if it wrote the file', async () => {
  const cipher = cipherWith();
  const [one, two] = [await ageFile('one'), await ageFile('two')];
  const own = await encrypted(cipher, 'own');
  expect(await derivations(() => cipher.open(own))).toBe(0);
  expect(await derivations(() => cipher.open(one))).toBe(1);
  expect(await derivations(() => cipher.open(one))).toBe(0);
  expect(await derivations(() => cipher.open(two))).toBe(1);
  expect(await derivations(() => cipher.afresh().open(two))).toBe(1);
});

test('uses no key again for another work factor', async () => {
  const cipher = cipherWith();
  const file = await ageFile('keys');
  await cipher.open(file);
  const text = Buffer.from(file).toString('latin1').replace(/ 2\n/, ' 3\n');
  expect(await errorOf(cipher.open(Buffer.from(text, 'latin1')))).toEqual(wrong);
});

test('names the file if there is not enough memory for its work factor', async () => {
  expect(await errorOf(cipherWith(passphrase, 40).prepare())).toEqual({
    code: 'files',
    problem: 'other',
    path,
  });
});
