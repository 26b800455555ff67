import {
  type AccountError,
  AppError,
  type ErrorData,
  type KeyError,
  type ServiceError,
} from '../../errors/errors.ts';
import { type Scope, traitsOf } from '../../errors/traits.ts';

/** Outcome of a probe: the model that answered, or the error that explains why no model did. */
export type ProbeOutcome = { readonly code: 'ready'; readonly model: string } | ProbeError;

export type ProbeError = KeyError | AccountError | ServiceError;

/** Scopes of errors that occur before the service has accepted the key. */
const beforeKey: ReadonlySet<Scope> = new Set(['key', 'connection', 'service']);

/** Returns true if the service accepts the key, whatever it says about the account. Such a key is worth storing. */
export function isAcceptedKey({ code }: ProbeOutcome): boolean {
  return code === 'ready' || !beforeKey.has(traitsOf(code).scope);
}

/** The fields that each outcome needs in addition to `code`. */
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

/** Returns the error of a thrown value if it is an outcome of a probe. Rethrows any other value. */
export function outcomeOf(thrown: unknown): ProbeError {
  if (thrown instanceof AppError && isOutcome(thrown.error)) return thrown.error;
  throw thrown;
}

function isOutcome(error: ErrorData): error is ProbeError {
  return Object.hasOwn(fields, error.code);
}

/**
 * Reads an outcome from JSON. Returns undefined if it is invalid, or if its probe never got an answer, because such an
 * outcome is not worth saving.
 */
export function parseOutcome(saved: unknown): ProbeOutcome | undefined {
  if (typeof saved !== 'object' || saved === null || !('code' in saved)) return undefined;
  const needed = Object.entries(fields).find(([code]) => code === saved.code)?.[1];
  if (needed === undefined || 'problem' in needed) return undefined;
  const values: Readonly<Record<string, unknown>> = { ...saved };
  const whole = Object.entries(needed).every(([name, type]) => typeof values[name] === type);
  return whole ? (saved as ProbeOutcome) : undefined;
}
