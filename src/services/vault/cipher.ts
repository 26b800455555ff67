import type { Identity, Recipient } from 'age-encryption';
import { AppError } from '../../errors/errors.ts';
import type { Secret } from '../ports/secret.ts';
import { passphraseError, vaultError } from './vault-error.ts';
import {
  deriveWrappingKey,
  newSalt,
  readStanzas,
  stanzaArguments,
  type Terms,
  unwrapFileKey,
  type WrappingKey,
  wrapFileKey,
} from './wrapping-key.ts';

/** Opens and closes age files under one passphrase. */
export interface Cipher {
  /**
   * Returns the content of a file. Throws passphrase/wrong if the passphrase does not fit its header, and vault/damaged
   * where it is no age file or was changed. A change of the very bits that the passphrase is checked by (salt, work
   * factor, wrapped key) can't be told from a wrong passphrase: age keeps nothing else to check it by.
   */
  open(file: Uint8Array): Promise<Uint8Array>;
  /**
   * Does the slow part of closing a file beforehand. What it gives closes one file, and must not be used for a second:
   * age forbids to use a file key or its wrapping key twice.
   */
  prepare(): Promise<(content: Uint8Array) => Promise<Uint8Array>>;
  /** The same, without what it has derived so far. */
  afresh(): Cipher;
}

export interface CipherOptions {
  readonly passphrase: Secret;
  /** The work factor of files that are closed. */
  readonly workFactor: number;
  /** The file, to be named in errors. */
  readonly path: string;
}

/**
 * The library does the format. Its own scrypt is in JavaScript, takes twice as long and holds the event loop: the
 * header's key is derived here instead, in the places that the library has for recipients and identities of others.
 * The key derived last is kept, so that a file that did not change opens at once.
 */
export function createCipher(options: CipherOptions): Cipher {
  let last: WrappingKey | undefined;
  return {
    async open(file) {
      const { Decrypter } = await import('age-encryption');
      const decrypter = new Decrypter();
      const identity: Identity = {
        unwrapFileKey: async (stanzas) => {
          const stanza = readStanzas(stanzas);
          if (stanza === undefined) throw vaultError('damaged', options.path);
          if (!isFor(stanza, last)) last = await derive(options, stanza);
          const fileKey = unwrapFileKey(last, stanza.wrapped);
          if (fileKey === undefined) throw passphraseError('wrong');
          return fileKey;
        },
      };
      decrypter.addIdentity(identity);
      try {
        return await decrypter.decrypt(file);
      } catch (thrown) {
        throw thrown instanceof AppError ? thrown : vaultError('damaged', options.path);
      }
    },
    async prepare() {
      const { Encrypter, Stanza } = await import('age-encryption');
      const key = await derive(options, { workFactor: options.workFactor, salt: newSalt() });
      const recipient: Recipient = {
        wrapFileKey: (fileKey) => [new Stanza(stanzaArguments(key), wrapFileKey(key, fileKey))],
      };
      return async (content) => {
        const encrypter = new Encrypter();
        encrypter.addRecipient(recipient);
        last = key;
        return await encrypter.encrypt(content);
      };
    },
    afresh: () => createCipher(options),
  };
}

function isFor(terms: Terms, key: WrappingKey | undefined): key is WrappingKey {
  return key?.workFactor === terms.workFactor && key.salt.equals(terms.salt);
}

async function derive({ passphrase, path }: CipherOptions, terms: Terms): Promise<WrappingKey> {
  try {
    return await deriveWrappingKey(passphrase, terms);
  } catch {
    // There is no memory for it: the file may be whole, and the passphrase right.
    throw new AppError({ code: 'files', problem: 'other', path });
  }
}
