import {
  type AccountError,
  AppError,
  type ErrorData,
  type KeyError,
  type ServiceError,
} from '../../errors/errors.ts';
import { failsEveryModel, mostTelling, type Scope, traitsOf } from '../../errors/traits.ts';
import type { ModelCard } from '../../services/ports/mistral.ts';
import type { Secret } from '../../services/ports/secret.ts';
import type { Services } from '../../services/ports/services.ts';
import type { ModelAccess } from '../models/model-row.ts';
import { candidatesOf } from './probe-candidates.ts';
import { createRetry, type RetryPolicy, type Waiting } from './probe-retry.ts';
import { callOnce } from './try-models.ts';

/** What a key can do: it called `model`, or the error that says why it could call none. */
export type ProbeOutcome = { readonly code: 'ready'; readonly model: string } | ProbeError;

type ProbeError = KeyError | AccountError | ServiceError;

/** Plain JSON. */
export interface ProbeReport {
  readonly outcome: ProbeOutcome;
  /** The live list; empty where it could not be had. */
  readonly models: readonly ModelCard[];
  /** What came of each model that was called, by the id it was called by. */
  readonly modelAccess: ModelAccess;
}

/** What the probe is doing. */
export type ProbeProgress =
  | { readonly type: 'listing' }
  /** `index` counts from 0. */
  | { readonly type: 'trying'; readonly model: string; readonly index: number; readonly of: number }
  | Waiting;

export interface ProbeOptions {
  readonly key: Secret;
  /** Ends the probe with `cancelled`. */
  readonly signal?: AbortSignal;
  /** Ends the waiting alone: the probe resolves with what it knows by then. */
  readonly stopWaiting?: AbortSignal;
  /** For a key or a payment minutes old: a 401 or 402 is tried again for up to two minutes. */
  readonly justMade?: boolean;
  readonly onProgress?: (progress: ProbeProgress) => void;
  /** 0 to 1; spreads the tries after a passing trouble. */
  readonly random?: () => number;
}

/**
 * Finds out what a key can really do, since no answer of the API tells an account's plan: reads the list, then makes
 * one-token calls to a few models, one after another, until one works. Whatever the service answers is an outcome;
 * only `cancelled`, and a mistake of ours, is thrown.
 */
export async function probeAccess(
  services: Pick<Services, 'mistral' | 'clock'>,
  options: ProbeOptions,
): Promise<ProbeReport> {
  const { key, signal, onProgress: tell = () => {} } = options;
  const call = signal === undefined ? { key } : { key, signal };
  const retry = createRetry({ ...options, clock: services.clock, onWait: tell });
  const listed = await attempt(retry, () => {
    tell({ type: 'listing' });
    return services.mistral.listModels(call);
  });
  if (!listed.ok) return { outcome: listed.error, models: [], modelAccess: {} };
  const { models } = listed.value;
  const candidates = candidatesOf(models);
  const tried = await tryEach(candidates, (model, index) =>
    attempt(retry, () => {
      tell({ type: 'trying', model, index, of: candidates.length });
      return callOnce(services, model, call);
    }),
  );
  return { ...tried, models };
}

/** Calls one model after another until one answers or the trouble is a general one. */
async function tryEach(
  candidates: readonly string[],
  attemptAt: (model: string, index: number) => Promise<Attempt<void>>,
): Promise<Pick<ProbeReport, 'outcome' | 'modelAccess'>> {
  const errors: ProbeError[] = [];
  const modelAccess: Record<string, ModelAccess[string]> = {};
  for (const [index, model] of candidates.entries()) {
    const tried = await attemptAt(model, index);
    if (tried.ok) {
      return {
        outcome: { code: 'ready', model },
        modelAccess: { ...modelAccess, [model]: 'ready' },
      };
    }
    if (failsEveryModel(tried.error.code)) return { outcome: tried.error, modelAccess };
    errors.push(tried.error);
    modelAccess[model] = tried.error.code;
  }
  const outcome = mostTelling(errors);
  if (outcome === undefined) throw new AppError({ code: 'bug', detail: 'nothing to probe' });
  return { outcome, modelAccess };
}

type Attempt<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: ProbeError };

/** Does the work, again and again as long as the error is worth the wait. */
async function attempt<T>(retry: RetryPolicy, work: () => Promise<T>): Promise<Attempt<T>> {
  for (;;) {
    try {
      return { ok: true, value: await work() };
    } catch (thrown) {
      if (!(thrown instanceof AppError) || !isOutcome(thrown.error)) throw thrown;
      if (!(await retry.waitFor(thrown.error))) return { ok: false, error: thrown.error };
    }
  }
}

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
