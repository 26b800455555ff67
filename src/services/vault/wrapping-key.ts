import { randomBytes, scrypt } from 'node:crypto';
// Node's own `createCipheriv` has this cipher, too, but Bun's does not.
import { chacha20poly1305 } from '@noble/ciphers/chacha.js';
import type { Secret } from '../ports/secret.ts';

/**
 * Work factor of new vaults: scrypt with N = 2^17, r = 8, p = 1, as OWASP recommends. One derivation takes about 0.6 s
 * of one core and 128 MiB. age's own default of 2^18 takes twice as much, which small servers, the main users of
 * vaults, cannot spare.
 */
export const defaultWorkFactor = 17;

/** A higher work factor would take more than 1 GiB, so it is an error or an attack. */
const highestWorkFactor = 20;

const saltBytes = 16;
const wrappedBytes = 32;
const label = Buffer.from('age-encryption.org/v1/scrypt');
/** May be constant, because a wrapping key wraps only one file key. */
const nonce = Buffer.alloc(12);

/** Parameters that turn a passphrase into a key. */
export interface KeyParameters {
  readonly salt: Buffer;
  /** The base-2 logarithm of scrypt's N. */
  readonly workFactor: number;
}

export interface WrappingKey extends KeyParameters {
  readonly bytes: Buffer;
}

/** The one stanza in the header of an age file under a passphrase. */
export interface PassphraseStanza extends KeyParameters {
  readonly wrapped: Buffer;
}

export function newSalt(): Buffer {
  return randomBytes(saltBytes);
}

/** Derives a key in Node's thread pool, so that the event loop and all spinners keep running. */
export function deriveWrappingKey(
  passphrase: Secret,
  { salt, workFactor }: KeyParameters,
): Promise<WrappingKey> {
  const N = 2 ** workFactor;
  const costs = { N, r: 8, p: 1, maxmem: N * 1024 + 1_048_576 };
  return new Promise((resolve, reject) => {
    scrypt(passphrase.reveal(), Buffer.concat([label, salt]), 32, costs, (error, bytes) => {
      if (error) reject(error);
      else resolve({ salt, workFactor, bytes });
    });
  });
}

/** Wraps a file key. Must be called only once for each wrapping key. */
export function wrapFileKey(key: WrappingKey, fileKey: Uint8Array): Uint8Array {
  return chacha20poly1305(key.bytes, nonce).encrypt(fileKey);
}

/** Returns the file key; undefined if it was wrapped with another key, or changed. */
export function unwrapFileKey(key: WrappingKey, wrapped: Uint8Array): Uint8Array | undefined {
  try {
    return chacha20poly1305(key.bytes, nonce).decrypt(wrapped);
  } catch {
    return undefined;
  }
}

/** Reads the stanzas of a header. Returns undefined unless they are exactly one passphrase stanza. */
export function readStanzas(
  stanzas: readonly { readonly args: readonly string[]; readonly body: Uint8Array }[],
): PassphraseStanza | undefined {
  const [stanza, ...others] = stanzas;
  if (stanza === undefined || others.length > 0) return undefined;
  const [type, saltText = '', factorText = '', ...rest] = stanza.args;
  const salt = Buffer.from(saltText, 'base64');
  const workFactor = /^[1-9][0-9]?$/.test(factorText) ? Number(factorText) : undefined;
  if (type !== 'scrypt' || rest.length > 0 || workFactor === undefined) return undefined;
  if (salt.length !== saltBytes || base64(salt) !== saltText) return undefined;
  if (workFactor > highestWorkFactor || stanza.body.length !== wrappedBytes) return undefined;
  return { salt, workFactor, wrapped: Buffer.from(stanza.body) };
}

/** Returns the arguments of a stanza header. */
export function stanzaArguments({ salt, workFactor }: KeyParameters): string[] {
  return ['scrypt', base64(salt), String(workFactor)];
}

/** Returns base64 without padding, as age writes it. */
function base64(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '');
}
