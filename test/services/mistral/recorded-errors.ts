import type { ErrorCode } from '../../../src/errors/errors.ts';

/** Expected errors of the recorded refusals, by the beginning of their names. */
const refusals: Readonly<Record<string, ErrorCode>> = {
  'err-400-1500': 'model-unknown',
  'err-400-3051': 'prompt-too-long',
  'err-400-greedy': 'request-refused',
  'err-400': 'request-refused',
  'err-401-expired': 'key-expired',
  'err-401-inactive': 'inactive',
  'err-401': 'key-refused',
  'err-402-2300': 'spend-limit',
  'err-402-2303': 'allowance-used',
  'err-403-1910': 'tier',
  'err-403-1913': 'labs',
  'err-403-1920': 'guardrail',
  'err-404-deprecated': 'model-unknown',
  'err-404-no-route': 'no-route',
  'err-422': 'request-refused',
  'err-429-capacity': 'capacity',
  'err-429-rate': 'rate-limited',
  'err-429-zero': 'zero-quota',
  'err-503': 'service',
  'err-504': 'service',
};

/** Returns the error that the recorded refusal of this name means. */
export function recordedError(name: string): ErrorCode | undefined {
  return Object.entries(refusals).find(([beginning]) => name.startsWith(beginning))?.[1];
}
