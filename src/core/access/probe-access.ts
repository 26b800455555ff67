import { traitsOf } from '../../errors/traits.ts';
import type { ModelCard, ModelsAnswer } from '../../services/ports/mistral.ts';
import type { Secret } from '../../services/ports/secret.ts';
import type { ClockPort, Services } from '../../services/ports/services.ts';
import { learnNames } from '../models/account-names.ts';
import type { ModelAccess } from '../models/model-row.ts';
import { candidatesOf } from './probe-candidates.ts';
import { outcomeOf, type ProbeError, type ProbeOutcome } from './probe-outcome.ts';
import { createWaits, type Waiting, type Waits } from './probe-waits.ts';
import { tryCandidates } from './try-candidates.ts';
import { callOnce } from './try-models.ts';

/** Plain JSON. */
export interface ProbeReport {
  readonly outcome: ProbeOutcome;
  /** The live list; empty where it could not be had. */
  readonly models: readonly ModelCard[];
  /** Outcome of each called model, by the id it was called by. */
  readonly modelAccess: ModelAccess;
}

/** Progress of the probe. */
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
 * one-token calls to a few models, one after another, until one works. Limits are set per model, so waiting comes last.
 * Whatever the service answers is an outcome; only `cancelled`, and a mistake of ours, is thrown.
 */
export async function probeAccess(
  services: Pick<Services, 'mistral' | 'clock'>,
  options: ProbeOptions,
): Promise<ProbeReport> {
  const { key, signal, onProgress: tell = () => {} } = options;
  const { clock, mistral } = services;
  const call = signal === undefined ? { key } : { key, signal };
  const waits = createWaits({ ...options, clock, onWait: tell });
  const list = () => {
    tell({ type: 'listing' });
    return mistral.listModels(call);
  };
  const listed = await readList(list, clock, waits);
  if ('code' in listed) return { outcome: listed, models: [], modelAccess: {} };
  const { models } = listed;
  learnNames(models);
  const candidates = candidatesOf(models);
  const callModel = (model: string) => {
    tell({ type: 'trying', model, index: candidates.indexOf(model), of: candidates.length });
    return callOnce(services, model, call);
  };
  return { ...(await tryCandidates(candidates, callModel, { clock, waits })), models };
}

/** Reads the list, again and again as long as the error is worth the wait. */
async function readList(
  list: () => Promise<ModelsAnswer>,
  clock: ClockPort,
  waits: Waits,
): Promise<ModelsAnswer | ProbeError> {
  for (;;) {
    try {
      return await list();
    } catch (thrown) {
      const error = outcomeOf(thrown);
      if (!(await isWorthWaiting(error, clock, waits))) return error;
    }
  }
}

function isWorthWaiting(error: ProbeError, clock: ClockPort, waits: Waits): Promise<boolean> {
  if (error.code === 'rate-limited') {
    return waits.untilDue(clock.monotonic() + error.seconds * 1_000);
  }
  return traitsOf(error.code).transient ? waits.backOff() : waits.forGrace(error);
}
