import { createHmac, randomBytes } from 'node:crypto';

/** Returns a new random challenge: 32 bytes, in hex. */
export function freshNonce(): string {
  return randomBytes(32).toString('hex');
}

/** Returns a proof of holding `key` that does not reveal it: HMAC-SHA256 of `nonce`, in hex. */
export function proofOf(nonce: string, key: string): string {
  return createHmac('sha256', key).update(nonce).digest('hex');
}
