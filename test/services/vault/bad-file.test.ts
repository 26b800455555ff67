import {
  chmod,
  chown,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Secret } from '../../../src/services/ports/secret.ts';
import { errorFamily, triedErrors } from '../../support/rules/error-families.ts';
import {
  ageFile,
  errorOf,
  key,
  lockedVault,
  makePlace,
  otherKey,
  own,
  type Place,
  passphrase,
  vaultWith,
} from './fixture.ts';

let place: Place;
beforeEach(async () => {
  place = await makePlace();
});
afterEach(() => place.remove());

const damaged = () => ({ code: 'vault', problem: 'damaged', path: place.path });
const notOurs = () => ({ code: 'vault', problem: 'not-ours', path: place.path });
const wrong = { code: 'passphrase', problem: 'wrong' };

/** Returns the error of unlocking a file with these bytes, and checks that the file stays unchanged. */
async function errorOfFile(bytes: Uint8Array): Promise<unknown> {
  await writeFile(place.path, bytes);
  const error = await errorOf(lockedVault(place).unlock(new Secret(passphrase)));
  expect(Buffer.compare(await readFile(place.path), bytes)).toBe(0);
  return error;
}

/** Returns the error of every operation on a file with these bytes, which must all be the same. */
async function errorOfEveryUse(bytes: Uint8Array): Promise<unknown> {
  const error = await errorOfFile(bytes);
  const vault = lockedVault(place);
  await vault.create(new Secret(passphrase));
  const errors = [
    await errorOf(vault.read('default')),
    await errorOf(vault.write('default', new Secret(otherKey))),
    await errorOf(vault.remove('default')),
    await errorOf(vault.readBack('default', new Secret(key))),
    await errorOf(vault.profiles()),
  ];
  expect(errors).toEqual(errors.map(() => error));
  expect(Buffer.compare(await readFile(place.path), bytes)).toBe(0);
  return error;
}

/** Yields copies with one bit flipped: every `step`th bit from `start` up to `end`. */
function* flips(bytes: Uint8Array, start: number, end: number, step: number) {
  for (let bit = start * 8; bit < end * 8; bit += step) {
    const flipped = Uint8Array.from(bytes);
    flipped[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    yield flipped;
  }
}

describe(errorFamily('vault', 'a vault file'), () => {
  it('cut at any length is damaged', async ({ task }) => {
    await vaultWith(place, { default: key });
    const whole = await readFile(place.path);
    triedErrors(task, whole.length);
    for (let length = 0; length < whole.length; length += 1) {
      const told = length % 16 === 0 ? errorOfEveryUse : errorOfFile;
      expect([length, await told(whole.subarray(0, length))]).toEqual([length, damaged()]);
    }
  });

  it('with one bit changed is damaged, or has a wrong passphrase if that bit is in its check', async ({
    task,
  }) => {
    await vaultWith(place, { default: key });
    const whole = await readFile(place.path);
    const header = whole.indexOf('\n--- ');
    const checked = whole.indexOf('-> ');
    const told = async (start: number, end: number, step: number) => {
      const errors = [];
      for (const flipped of flips(whole, start, end, step)) errors.push(await errorOfFile(flipped));
      return errors;
    };
    const outside = [
      ...(await told(0, checked + '-> scrypt'.length, 5)),
      ...(await told(header, whole.length, 7)),
    ];
    expect(outside).toEqual(outside.map(damaged));
    const within = await told(checked + '-> scrypt'.length, header, 3);
    for (const error of within) expect([damaged(), wrong]).toContainEqual(error);
    expect(within).toContainEqual(wrong);
    triedErrors(task, outside.length + within.length);
  });

  it('with added bytes is damaged', async () => {
    await vaultWith(place, { default: key });
    const whole = await readFile(place.path);
    for (const added of ['\n', whole]) {
      expect(await errorOfEveryUse(Buffer.concat([whole, Buffer.from(added)]))).toEqual(damaged());
    }
  });

  it.each([
    ['no keys', '{"version":1}'],
    ['no JSON', 'MISTRAL_API_KEY=abcdEFGH1234567890abcdEFGH123456'],
    ['nothing', ''],
  ])('with %s inside is damaged', async (_, content) => {
    await mkdir(place.folder);
    expect(await errorOfEveryUse(await ageFile(content))).toEqual(damaged());
  });

  it.each([
    ['text', 'not an age file\n'],
    ['zeroes', Buffer.alloc(400)],
    ['only the first line', 'age-encryption.org/v1\n'],
    ['another version', 'age-encryption.org/v2\n-> scrypt a 2\n'],
    ['one too large to be a vault', Buffer.alloc(1_048_577)],
    ['an extreme work factor', costing('21')],
    ['a cost of 2^99', costing('99')],
    ['a cost in words', costing('two')],
  ])('that is %s is damaged', async (_, content) => {
    await mkdir(place.folder);
    expect(await errorOfEveryUse(Buffer.from(content))).toEqual(damaged());
  });

  it('encrypted for a key file instead of a passphrase is damaged', async () => {
    await mkdir(place.folder);
    const encrypter = new Encrypter();
    encrypter.addRecipient(await identityToRecipient(await generateX25519Identity()));
    const file = await encrypter.encrypt('{"version":1,"keys":{}}');
    expect(await errorOfEveryUse(file)).toEqual(damaged());
  });
});

/** Returns a header with a work factor. */
function costing(factor: string): string {
  const stanza = `-> scrypt ${'A'.repeat(22)} ${factor}\n${'A'.repeat(43)}\n--- ${'A'.repeat(43)}\n`;
  return `age-encryption.org/v1\n${stanza}${'x'.repeat(60)}`;
}

describe(errorFamily('vault', 'something else at the path of the vault'), () => {
  async function expectRefused(): Promise<void> {
    const vault = lockedVault(place);
    expect(await vault.exists()).toBe(true);
    expect(await errorOf(vault.unlock(new Secret(passphrase)))).toEqual(notOurs());
    await vault.create(new Secret(passphrase));
    expect(await errorOf(vault.read('default'))).toEqual(notOurs());
    expect(await errorOf(vault.write('default', new Secret(key)))).toEqual(notOurs());
  }

  it('is left unchanged: a link to a vault', async () => {
    await vaultWith(place, { default: key });
    const elsewhere = await mkdtemp(join(place.folder, 'elsewhere-'));
    const target = join(elsewhere, 'vault.age');
    await writeFile(target, await readFile(place.path));
    await rm(place.path);
    await symlink(target, place.path);
    const before = await readFile(target);
    await expectRefused();
    expect(await readFile(target)).toEqual(before);
  });

  it('is left unchanged: a dangling link', async () => {
    await mkdir(place.folder);
    await symlink(join(place.folder, 'nothing'), place.path);
    await expectRefused();
    expect(await readdir(place.folder)).toEqual(['vault.age']);
  });

  it('is left unchanged: a folder', async () => {
    await mkdir(place.path, { recursive: true });
    await expectRefused();
    expect(await readdir(place.folder)).toEqual(['vault.age']);
  });

  it.runIf(own.uid === 0)('is left unchanged: a file of another user', async () => {
    await vaultWith(place, { default: key });
    const before = await readFile(place.path);
    await chown(place.path, 65_534, 65_534);
    await expectRefused();
    expect(await readFile(place.path)).toEqual(before);
  });
});

describe(errorFamily('vault', 'the folder of the vault'), () => {
  it('is probed, and left unchanged', async () => {
    const above = dirname(place.folder);
    const before = await readdir(above);
    await lockedVault(place).create(new Secret(passphrase));
    expect(await readdir(above)).toEqual(before);
    await mkdir(place.folder);
    await lockedVault(place).create(new Secret(passphrase));
    expect(await readdir(place.folder)).toEqual([]);
  });

  it('is reported if it is a file', async () => {
    await writeFile(place.folder, '');
    const vault = lockedVault(place);
    const error = { code: 'files', problem: 'not-a-folder', path: place.path };
    expect(await errorOf(vault.exists())).toEqual(error);
    expect(await errorOf(vault.create(new Secret(passphrase)))).toEqual(error);
    expect(vault.isUnlocked).toBe(false);
  });

  it('is reported if it cannot be written', async () => {
    await mkdir(place.folder);
    await asOrdinaryUser(place, async (uid) => {
      await chmod(place.folder, 0o500);
      const vault = lockedVault(place, { own: { ...own, uid } });
      const denied = { code: 'files', problem: 'denied', path: place.path };
      expect(await errorOf(vault.create(new Secret(passphrase)))).toEqual(denied);
      await chmod(place.folder, 0o700);
      await vault.create(new Secret(passphrase));
      await chmod(place.folder, 0o500);
      expect(await errorOf(vault.write('default', new Secret(key)))).toEqual(denied);
    });
  });
});

it('reports missing memory as a problem of the machine', async () => {
  const vault = lockedVault(place, { workFactor: 40 });
  await vault.create(new Secret(passphrase));
  expect(await errorOf(vault.write('default', new Secret(key)))).toEqual({
    code: 'files',
    problem: 'other',
    path: place.path,
  });
  expect(await readdir(place.folder)).toEqual([]);
});

/** Runs work as a user other than root, in a folder of that user. */
async function asOrdinaryUser(place: Place, work: (uid?: number) => Promise<void>): Promise<void> {
  const nobody = 65_534;
  if (own.uid !== 0) return work(own.uid);
  await chown(dirname(place.folder), nobody, nobody);
  await chown(place.folder, nobody, nobody);
  process.seteuid?.(nobody);
  try {
    await work(nobody);
  } finally {
    process.seteuid?.(0);
  }
}
