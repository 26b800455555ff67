import type { ErrorCode } from './errors.ts';

/** The exit code of each error; 0 is success, 1 a finding. */
const exitCodes = {
  usage: 2,
  'key-malformed': 2,
  'request-refused': 2,
  'model-unknown': 2,
  'prompt-too-long': 2,
  'key-missing': 4,
  'key-refused': 4,
  'zero-quota': 5,
  tier: 5,
  labs: 5,
  payment: 5,
  inactive: 5,
  'monthly-quota': 5,
  'spend-limit': 5,
  'spending-cap': 5,
  'rate-limited': 5,
  network: 6,
  capacity: 6,
  service: 6,
  'bad-answer': 6,
  'stream-cut': 6,
  'stream-error': 6,
  passphrase: 2,
  keychain: 7,
  vault: 7,
  files: 7,
  'program-changed': 7,
  bug: 70,
  cancelled: 130,
} as const satisfies Record<ErrorCode, number>;

/** The process exit code for an error. */
export function exitCodeOf(code: ErrorCode): number {
  return exitCodes[code];
}
