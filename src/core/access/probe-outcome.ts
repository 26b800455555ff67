import {
  type AccountError,
  AppError,
  type ErrorData,
  type KeyError,
  type ServiceError,
} from '../../errors/errors.ts';
import { type Scope, traitsOf } from '../../errors/traits.ts';

/** Outcome of a probe: the key called `model`, or the error that says why it could call none. */
export type ProbeOutcome = { readonly code: 'ready'; readonly model: string } | ProbeError;

export type ProbeError = KeyError | AccountError | ServiceError;

/** Scopes of errors that come before the service has accepted the key. */
const beforeKey: ReadonlySet<Scope> = new Set(['key', 'connection', 'service']);

/** True if the service accepts the key, whatever else it says about the account: such a key is worth storing. */
export function isKnown({ code }: ProbeOutcome): boolean {
  return code === 'ready' || !beforeKey.has(traitsOf(code).scope);
}

/** The fields beside `code` without which an outcome can't be told. */
const fields: Readonly<
  Record<ProbeOutcome['code'], Readonly<Record<string, 'string' | 'number'>>>
> = {
  ready: { model: 'string' },
  'key-missing': {},
  'key-malformed': { problem: 'string' },
  'key-refused': {},
  'key-expired': {},
  'zero-quota': {},
  tier: {},
  labs: {},
  payment: {},
  'invoice-unpaid': {},
  inactive: {},
  'allowance-used': {},
  'monthly-quota': {},
  'spend-limit': {},
  'rate-limited': { seconds: 'number' },
  guardrail: {},
  network: { problem: 'string', host: 'string' },
  capacity: {},
  service: { status: 'number' },
  'bad-answer': { host: 'string' },
  'no-route': { host: 'string' },
  'stream-cut': {},
  'stream-error': {},
  'model-unknown': { model: 'string' },
  'request-refused': { status: 'number', detail: 'string' },
};

/** Returns the error as an outcome. Throws what is none. */
export function outcomeOf(thrown: unknown): ProbeError {
  if (thrown instanceof AppError && isOutcome(thrown.error)) return thrown.error;
  throw thrown;
}

function isOutcome(error: ErrorData): error is ProbeError {
  return Object.hasOwn(fields, error.code);
}

/**
 * An outcome read back from JSON; undefined where it is none, or one of a probe that never got an answer: nothing of
 * such a probe is worth keeping.
 */
export function parseOutcome(saved: unknown): ProbeOutcome | undefined {
  if (typeof saved !== 'object' || saved === null || !('code' in saved)) return undefined;
  const needed = Object.entries(fields).find(([code]) => code === saved.code)?.[1];
  if (needed === undefined || 'problem' in needed) return undefined;
  const values: Readonly<Record<string, unknown>> = { ...saved };
  const whole = Object.entries(needed).every(([name, type]) => typeof values[name] === type);
  return whole ? (saved as ProbeOutcome) : undefined;
}
