import { AppError } from '../../errors/errors.ts';
import { failsEveryModel, mostTelling, traitsOf } from '../../errors/traits.ts';
import type { ClockPort } from '../../services/ports/services.ts';
import type { ModelAccess } from '../models/model-row.ts';
import { outcomeOf, type ProbeError, type ProbeOutcome } from './probe-outcome.ts';
import type { Waits } from './probe-waits.ts';

/** Outcomes of calling models. */
interface Tries {
  readonly outcome: ProbeOutcome;
  readonly modelAccess: ModelAccess;
}

/** Calls one model. Throws `AppError`. */
type CallModel = (model: string) => Promise<void>;

interface TryOptions {
  readonly clock: ClockPort;
  readonly waits: Waits;
}

/** Maximum number of models that are tried again if the service is busy. More calls would add to its load. */
const maxRetried = 2;

/**
 * Calls models in turn until one answers, or until an error applies to all of them. Then waits for models that may
 * answer later, busy ones first, because their wait is shorter.
 */
export async function tryCandidates(
  candidates: readonly string[],
  callModel: CallModel,
  options: TryOptions,
): Promise<Tries> {
  const { clock, waits } = options;
  const rounds = createRounds(callModel, options);
  let end = await rounds.call(candidates);
  while (end === undefined) {
    const busy = rounds.busy();
    if (busy.length === 0 || !(await waits.backOff())) break;
    end = await rounds.call(busy.slice(0, maxRetried));
  }
  while (end === undefined) {
    const next = rounds.nextDue();
    if (next === undefined || !(await waits.untilDue(next))) break;
    end = await rounds.call(rounds.dueBy(clock.monotonic()));
  }
  return end ?? rounds.mostTelling();
}

interface Failed {
  readonly error: ProbeError;
  /** When a rate limit is over, by `clock.monotonic()`; undefined for other errors. */
  readonly dueAt: number | undefined;
}

/** Creates the object that calls models in rounds and records each outcome. */
function createRounds(callModel: CallModel, { clock, waits }: TryOptions) {
  const failed = new Map<string, Failed>();
  const modelsWhere = (isWanted: (failed: Failed) => boolean) =>
    [...failed].flatMap(([model, each]) => (isWanted(each) ? [model] : []));
  const access = (): ModelAccess =>
    Object.fromEntries([...failed].map(([model, { error }]) => [model, error.code]));

  /** Calls a model. Resolves to its error, or to undefined if the model answered. */
  async function errorOf(model: string): Promise<ProbeError | undefined> {
    for (;;) {
      try {
        await callModel(model);
        return undefined;
      } catch (thrown) {
        const error = outcomeOf(thrown);
        if (!(await waits.forGrace(error))) return error;
      }
    }
  }

  return {
    /** Resolves to the end of the probe; undefined if each model failed for its own reason. */
    async call(models: readonly string[]): Promise<Tries | undefined> {
      for (const model of models) {
        const error = await errorOf(model);
        if (error === undefined) {
          failed.delete(model);
          return {
            outcome: { code: 'ready', model },
            modelAccess: { ...access(), [model]: 'ready' },
          };
        }
        if (failsEveryModel(error.code)) return { outcome: error, modelAccess: access() };
        const isLimited = error.code === 'rate-limited';
        const dueAt = isLimited ? clock.monotonic() + error.seconds * 1_000 : undefined;
        failed.set(model, { error, dueAt });
      }
      return undefined;
    },
    busy: () =>
      modelsWhere(({ error, dueAt }) => dueAt === undefined && traitsOf(error.code).transient),
    dueBy: (now: number) => modelsWhere(({ dueAt }) => dueAt !== undefined && dueAt <= now),
    /** Returns the time at which the first limit ends; undefined if no model has one. */
    nextDue(): number | undefined {
      const dues = [...failed.values()].flatMap(({ dueAt }) => dueAt ?? []);
      return dues.length === 0 ? undefined : Math.min(...dues);
    },
    mostTelling(): Tries {
      const outcome = mostTelling([...failed.values()].map(({ error }) => error));
      if (outcome === undefined) throw new AppError({ code: 'bug', detail: 'nothing to probe' });
      return { outcome, modelAccess: access() };
    },
  };
}
