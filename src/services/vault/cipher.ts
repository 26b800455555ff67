import type { Identity, Recipient } from 'age-encryption';
import { AppError } from '../../errors/errors.ts';
import type { Secret } from '../ports/secret.ts';
import { passphraseError, vaultError } from './vault-error.ts';
import {
  deriveWrappingKey,
  type KeyParameters,
  newSalt,
  readStanzas,
  stanzaArguments,
  unwrapFileKey,
  type WrappingKey,
  wrapFileKey,
} from './wrapping-key.ts';

/** Decrypts and encrypts age files under one passphrase. */
export interface Cipher {
  /**
   * Returns the content of a file. Throws passphrase/wrong if the passphrase does not match its header, and
   * vault/damaged if it is not an age file or was changed. A change of the bits that verify the passphrase (salt, work
   * factor, wrapped key) cannot be distinguished from a wrong passphrase.
   */
  open(file: Uint8Array): Promise<Uint8Array>;
  /**
   * Does the slow part of encryption in advance. The returned function encrypts one file and must not be used twice:
   * age forbids reusing a file key or its wrapping key.
   */
  prepare(): Promise<(content: Uint8Array) => Promise<Uint8Array>>;
  /** Returns the same cipher without the keys derived so far. */
  afresh(): Cipher;
}

export interface CipherOptions {
  readonly passphrase: Secret;
  /** The work factor of files that are encrypted. */
  readonly workFactor: number;
  /** The file, to be named in errors. */
  readonly path: string;
}

/**
 * Uses the age library for the format, but derives the key of the header itself, through the library's interface for
 * custom recipients and identities: the library's scrypt is in JavaScript, takes twice as long and blocks the event
 * loop. Retains the last derived key, so that an unchanged file opens at once.
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

function isFor(parameters: KeyParameters, key: WrappingKey | undefined): key is WrappingKey {
  return key?.workFactor === parameters.workFactor && key.salt.equals(parameters.salt);
}

async function derive(
  { passphrase, path }: CipherOptions,
  parameters: KeyParameters,
): Promise<WrappingKey> {
  try {
    return await deriveWrappingKey(passphrase, parameters);
  } catch {
    // There is not enough memory; the file and the passphrase may be right.
    throw new AppError({ code: 'files', problem: 'other', path });
  }
}
