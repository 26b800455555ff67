import { createHmac, randomBytes } from 'node:crypto';

/** A question that no one was asked before: 32 random bytes, in hex. */
export function freshNonce(): string {
  return randomBytes(32).toString('hex');
}

/** What only one who holds `key` can answer to `nonce`, and what does not give the key away: HMAC-SHA256, in hex. */
export function proofOf(nonce: string, key: string): string {
  return createHmac('sha256', key).update(nonce).digest('hex');
}
