import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Decrypter, Encrypter } from 'age-encryption';
import { AppError } from '../../../src/errors/errors.ts';
import { systemClock } from '../../../src/services/clock.ts';
import type { OwnProcess } from '../../../src/services/files/lock-owner.ts';
import { Secret } from '../../../src/services/ports/secret.ts';
import type { VaultPort } from '../../../src/services/ports/vault.ts';
import { createVault, type VaultOptions } from '../../../src/services/vault/vault.ts';

export const passphrase = 'correct horse battery';
export const key = 'abcdEFGH1234567890abcdEFGH123456';
export const otherKey = 'zyxwVUTS0987654321zyxwVUTS098765';

/** Cheap enough for a test to open hundreds of vaults. */
export const lowWorkFactor = 2;

/** The process of the test. */
export const own: OwnProcess = {
  pid: process.pid,
  uid: process.geteuid?.(),
  isRunning,
};

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** A folder for one test, in which it can create a vault. */
export interface Place {
  readonly folder: string;
  /** Path of the vault. */
  readonly path: string;
  remove(): Promise<void>;
}

export async function makePlace(): Promise<Place> {
  const root = await mkdtemp(join(tmpdir(), 'vault-'));
  const folder = join(root, 'own');
  return {
    folder,
    path: join(folder, 'vault.age'),
    remove: () => rm(root, { recursive: true, force: true }),
  };
}

/** A locked vault with a low work factor. */
export function lockedVault(place: Place, options: Partial<VaultOptions> = {}): VaultPort {
  return createVault({
    appFolder: place.folder,
    clock: systemClock(),
    own,
    workFactor: lowWorkFactor,
    ...options,
  });
}

/** Creates an unlocked vault with these keys. */
export async function vaultWith(
  place: Place,
  keys: Readonly<Record<string, string>>,
): Promise<VaultPort> {
  const vault = lockedVault(place);
  await vault.create(new Secret(passphrase));
  for (const [profile, text] of Object.entries(keys)) await vault.write(profile, new Secret(text));
  return vault;
}

/** Returns the existing vault, unlocked as in a newly started program. */
export async function openedVault(
  place: Place,
  options: Partial<VaultOptions> = {},
): Promise<VaultPort> {
  const vault = lockedVault(place, options);
  await vault.unlock(new Secret(passphrase));
  return vault;
}

/** Returns all keys in a vault, by profile. */
export async function keysIn(vault: VaultPort): Promise<Record<string, string | undefined>> {
  const profiles = await vault.profiles();
  const read = async (profile: string) => [profile, (await vault.read(profile))?.reveal()] as const;
  return Object.fromEntries(await Promise.all(profiles.map(read)));
}

/** Creates an age file as another program would. */
export async function ageFile(content: string | Uint8Array): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.setPassphrase(passphrase);
  encrypter.setScryptWorkFactor(lowWorkFactor);
  return await encrypter.encrypt(content);
}

/** Returns the content of the vault, as another program reads it. */
export async function contentOf(place: Place): Promise<unknown> {
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase);
  return JSON.parse(await decrypter.decrypt(await readFile(place.path), 'text'));
}

/** Returns the error that the work throws; anything else it ends with is returned unchanged. */
export async function errorOf(work: Promise<unknown>): Promise<unknown> {
  return await work.then(
    (value) => ({ ended: value }),
    (thrown: unknown) => (thrown instanceof AppError ? thrown.error : { thrown }),
  );
}
