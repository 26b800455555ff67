import { AppError, type ErrorData, toErrorData } from '../../errors/errors.ts';
import { callSteps } from './call-steps.ts';
import { keySteps } from './key-steps.ts';
import {
  type RunStep,
  type SetupRequest,
  type SetupResult,
  type SetupServices,
  type SetupStep,
  type SetupStepId,
  type StepOutcome,
  setupSteps,
} from './setup-step.ts';

/** The function that runs each step. */
const runs: Readonly<Record<SetupStepId, RunStep>> = { ...keySteps, ...callSteps };

/**
 * Runs the whole onboarding without a person: stores a working key, chooses a model, makes one chat call and one
 * embeddings call. Skips what an earlier setup did. Reports a failed step and skips the steps that need it. Throws only
 * the error `cancelled`.
 */
export async function runSetup(
  services: SetupServices,
  request: SetupRequest,
): Promise<SetupResult> {
  let known: SetupResult = { steps: [] };
  for (const id of setupSteps) {
    if (request.signal.aborted) throw new AppError({ code: 'cancelled' });
    request.onStep?.(id);
    const { state, error, task, ...more } = await runs[id]({ services, request, known }).catch(
      failed,
    );
    const step: SetupStep = {
      id,
      state,
      ...(error !== undefined && { error }),
      ...(task !== undefined && { task }),
    };
    known = { ...known, ...more, steps: [...known.steps, step] };
  }
  return known;
}

function failed(thrown: unknown): StepOutcome {
  const error = toErrorData(thrown);
  if (error.code === 'cancelled') throw new AppError(error);
  return { state: 'failed', error };
}

/** Returns true if neither the program nor the person has anything left to do. */
export function isComplete({ steps }: SetupResult): boolean {
  return steps.every(({ state }) => state === 'done' || state === 'unchanged');
}

/** Returns the error that best explains why a setup is incomplete; undefined if it is complete or only planned. */
export function errorOfSetup({ steps }: SetupResult): ErrorData | undefined {
  return steps.find(({ error }) => error !== undefined)?.error;
}
