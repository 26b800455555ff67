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

/** Result of a probe. Plain JSON. */
export interface ProbeReport {
  readonly outcome: ProbeOutcome;
  /** The live list; empty if it could not be read. */
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
  /** Ends only the waiting: the probe then returns what it has found out. */
  readonly stopWaiting?: AbortSignal;
  /** True for a key or a payment that is minutes old: after a 401 or 402, retries for up to two minutes. */
  readonly justMade?: boolean;
  readonly onProgress?: (progress: ProbeProgress) => void;
  /** 0 to 1; spreads the retries after a transient error. */
  readonly random?: () => number;
}

/**
 * Finds out what a key can do, because no answer of the API names the plan of an account. Reads the list, then makes
 * calls of one token to a few models in turn until one works. Waits only after all models failed, because limits apply
 * per model. Every answer of the service is an outcome; throws only `cancelled` and bugs.
 */
export async function probeAccess(
  services: Pick<Services, 'mistral' | 'clock' | 'modelNames'>,
  options: ProbeOptions,
): Promise<ProbeReport> {
  const { key, signal, onProgress: tell = () => {} } = options;
  const { clock, mistral, modelNames } = services;
  const call = signal === undefined ? { key } : { key, signal };
  const waits = createWaits({ ...options, clock, onWait: tell });
  const list = () => {
    tell({ type: 'listing' });
    return mistral.listModels(call);
  };
  const listed = await readList(list, clock, waits);
  if ('code' in listed) return { outcome: listed, models: [], modelAccess: {} };
  const { models } = listed;
  learnNames(modelNames, models);
  const candidates = candidatesOf(models);
  const callModel = (model: string) => {
    tell({ type: 'trying', model, index: candidates.indexOf(model), of: candidates.length });
    return callOnce(services, model, call);
  };
  return { ...(await tryCandidates(candidates, callModel, { clock, waits })), models };
}

/** Reads the list, and retries as long as the error is worth a wait. */
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
      if (!(await waitToRetry(error, clock, waits))) return error;
    }
  }
}

/** Waits if the call may succeed after a wait. Resolves to false if it is not worth a wait. */
function waitToRetry(error: ProbeError, clock: ClockPort, waits: Waits): Promise<boolean> {
  if (error.code === 'rate-limited') {
    return waits.untilDue(clock.monotonic() + error.seconds * 1_000);
  }
  return traitsOf(error.code).transient ? waits.backOff() : waits.forGrace(error);
}
