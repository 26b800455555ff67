import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import type { Secret } from '../ports/secret.ts';

/**
 * How dear it is to guess a passphrase: scrypt with N = 2^17, r = 8, p = 1. One derivation takes about 0.6 s of one core
 * and 128 MiB. That is what OWASP asks for; age's own 2^18 takes twice of both, which small servers, where vaults are
 * most at home, don't have to spare.
 */
export const defaultWorkFactor = 17;

/** Beyond it a file would take over 1 GiB to open: no one made it so on purpose. */
const highestWorkFactor = 20;

const saltBytes = 16;
const tagBytes = 16;
const wrappedBytes = 32;
const label = Buffer.from('age-encryption.org/v1/scrypt');
/** Always the same: a wrapping key wraps one file key and never another. */
const nonce = Buffer.alloc(12);

/** Parameters that turn a passphrase into a key. */
export interface Terms {
  readonly salt: Buffer;
  /** The base-2 logarithm of scrypt's N. */
  readonly workFactor: number;
}

export interface WrappingKey extends Terms {
  readonly bytes: Buffer;
}

/** The one stanza in the header of an age file under a passphrase. */
export interface PassphraseStanza extends Terms {
  readonly wrapped: Buffer;
}

export function newSalt(): Buffer {
  return randomBytes(saltBytes);
}

/** Derives a key on a thread of Node's own pool: the event loop goes on turning, and with it every spinner. */
export function deriveWrappingKey(
  passphrase: Secret,
  { salt, workFactor }: Terms,
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

/** Wraps a file key. To be done once with each wrapping key. */
export function wrapFileKey(key: WrappingKey, fileKey: Uint8Array): Uint8Array {
  const cipher = createCipheriv('chacha20-poly1305', key.bytes, nonce, { authTagLength: tagBytes });
  return Buffer.concat([cipher.update(fileKey), cipher.final(), cipher.getAuthTag()]);
}

/** The file key; undefined where it was not wrapped by this wrapping key, or was changed since. */
export function unwrapFileKey(key: WrappingKey, wrapped: Buffer): Buffer | undefined {
  const cipher = createDecipheriv('chacha20-poly1305', key.bytes, nonce, {
    authTagLength: tagBytes,
  });
  const end = wrapped.length - tagBytes;
  cipher.setAuthTag(wrapped.subarray(end));
  try {
    return Buffer.concat([cipher.update(wrapped.subarray(0, end)), cipher.final()]);
  } catch {
    return undefined;
  }
}

/** Reads the stanzas of a header. Undefined where they are not exactly one passphrase's. */
export function readStanzas(
  stanzas: readonly { readonly args: readonly string[]; readonly body: Uint8Array }[],
): PassphraseStanza | undefined {
  const [stanza] = stanzas;
  if (stanza === undefined || stanzas.length !== 1) return undefined;
  const [type, saltText = '', factorText = '', ...rest] = stanza.args;
  const salt = Buffer.from(saltText, 'base64');
  const workFactor = /^[1-9][0-9]?$/.test(factorText) ? Number(factorText) : undefined;
  if (type !== 'scrypt' || rest.length > 0 || workFactor === undefined) return undefined;
  if (salt.length !== saltBytes || base64(salt) !== saltText) return undefined;
  if (workFactor > highestWorkFactor || stanza.body.length !== wrappedBytes) return undefined;
  return { salt, workFactor, wrapped: Buffer.from(stanza.body) };
}

/** Header of a stanza. */
export function stanzaArguments({ salt, workFactor }: Terms): string[] {
  return ['scrypt', base64(salt), String(workFactor)];
}

/** As age writes it, without padding. */
function base64(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '');
}
