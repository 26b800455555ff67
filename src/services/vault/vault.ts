import { unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../errors/errors.ts';
import { atPath } from '../files/file-error.ts';
import { removeLeftovers } from '../files/leftovers.ts';
import { newLockOwner, type OwnProcess } from '../files/lock-owner.ts';
import { checkOwnFolder } from '../files/own-file.ts';
import { makeFolder, removeFolders, replaceFile, writeNew } from '../files/whole-file.ts';
import { checkedProfile } from '../ports/profile-name.ts';
import { Secret } from '../ports/secret.ts';
import type { ClockPort } from '../ports/services.ts';
import { minPassphrase, type VaultPort } from '../ports/vault.ts';
import { type Cipher, createCipher } from './cipher.ts';
import { emptyDocument, parseDocument, printDocument, type VaultDocument } from './document.ts';
import { withLock } from './lock.ts';
import { passphraseError, vaultError } from './vault-error.ts';
import { readVaultFile, vaultExists } from './vault-file.ts';
import { defaultWorkFactor } from './wrapping-key.ts';

export interface VaultOptions {
  /** The folder of our own files; the vault is `vault.age` in it. */
  readonly appFolder: string;
  readonly clock: ClockPort;
  readonly own: OwnProcess;
  /** Aborted when the program is to end. */
  readonly stop?: AbortSignal;
  /** The base-2 logarithm of scrypt's N, for tests that open many vaults. */
  readonly workFactor?: number;
}

/**
 * Creates the vault of one person: an age file with a JSON document, which `age -d` can open, too. Unlocking, each
 * write and each `readBack` take one scrypt derivation, about 0.6 s; reading an unchanged file takes none.
 */
export function createVault(options: VaultOptions): VaultPort {
  const path = join(options.appFolder, 'vault.age');
  const { workFactor = defaultWorkFactor } = options;
  let unlocked: Cipher | undefined;
  const cipherUnder = (passphrase: Secret) => createCipher({ passphrase, workFactor, path });
  const opened = (cipher = unlocked): OpenVault => {
    if (cipher === undefined) throw passphraseError('missing');
    return { ...options, path, cipher };
  };
  return {
    place: 'vault',
    path,
    get isUnlocked() {
      return unlocked !== undefined;
    },
    exists: () => vaultExists(path, options.own.uid),
    async unlock(passphrase) {
      const cipher = cipherUnder(passphrase);
      const document = await load(opened(cipher));
      if (!document) throw new AppError({ code: 'files', problem: 'missing', path });
      unlocked = cipher;
    },
    async create(passphrase) {
      if ([...passphrase.reveal()].length < minPassphrase) throw passphraseError('short');
      await atPath(path, async () => {
        checkOwnFolder(options.appFolder, options.own.uid);
        await tryOut(path, options.own.pid);
      });
      unlocked = cipherUnder(passphrase);
    },
    profiles: async () => [...((await load(opened()))?.keys.keys() ?? [])].sort(),
    read: async (profile) => read(opened(), checkedProfile(profile)),
    write: async (profile, key) => write(opened(), checkedProfile(profile), key),
    remove: async (profile) => remove(opened(), checkedProfile(profile)),
    async readBack(profile, key) {
      // A cipher without the derived keys of the write proves that the passphrase alone opens the file.
      const found = await read(opened(unlocked?.afresh()), checkedProfile(profile));
      return found?.equals(key) ?? false;
    },
  };
}

interface OpenVault extends VaultOptions {
  readonly path: string;
  readonly cipher: Cipher;
}

/** Returns the current content of the file; undefined if it does not exist. */
function load({ path, own, appFolder, cipher }: OpenVault): Promise<VaultDocument | undefined> {
  return atPath(path, async () => {
    checkOwnFolder(appFolder, own.uid);
    const file = readVaultFile(path, own.uid);
    if (file === undefined) return undefined;
    const document = parseDocument(await cipher.open(file));
    if (document === undefined) throw vaultError('damaged', path);
    return document;
  });
}

async function read(vault: OpenVault, profile: string): Promise<Secret | undefined> {
  const key = (await load(vault))?.keys.get(profile);
  return key === undefined ? undefined : new Secret(key);
}

async function write(vault: OpenVault, profile: string, key: Secret): Promise<void> {
  await load(vault);
  await change(vault, (keys) => keys.set(profile, key.reveal()));
}

async function remove(vault: OpenVault, profile: string): Promise<boolean> {
  if (!(await load(vault))?.keys.has(profile)) return false;
  let wasThere = false;
  await change(vault, (keys) => {
    wasThere = keys.delete(profile);
  });
  return wasThere;
}

/**
 * Changes the keys and leaves the rest of the current file unchanged. Does the slow work before it takes the lock,
 * including the first decryption: under the lock, the file then opens at once, unless another process wrote it in
 * between.
 */
async function change(vault: OpenVault, alter: (keys: Map<string, string>) => void): Promise<void> {
  const { path, own, cipher } = vault;
  await atPath(path, async () => {
    await makeFolder(path);
    const encrypt = await cipher.prepare();
    await withLock(vault, async (assertHeld) => {
      await removeLeftovers(vault.appFolder, vault);
      const document = (await load(vault)) ?? emptyDocument;
      const keys = new Map(document.keys);
      alter(keys);
      const file = await encrypt(printDocument({ ...document, keys }));
      await replaceFile(path, file, { pid: own.pid, assertHeld });
    });
  });
}

/** Throws the error of the system if no file can be created beside the vault. Leaves nothing behind. */
async function tryOut(path: string, pid: number): Promise<void> {
  const trial = `${path}.${newLockOwner(pid)}.new`;
  const made = await makeFolder(path);
  try {
    await writeNew(trial, Buffer.from('trial'));
  } finally {
    await unlink(trial).catch(() => {});
    if (made !== undefined) await removeFolders(path, made);
  }
}
