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

const runs: Readonly<Record<SetupStepId, RunStep>> = { ...keySteps, ...callSteps };

/**
 * Does the whole onboarding without a person: a key that works is stored, a model chosen, one chat and one embedding are
 * made. What an earlier setup did stays as it is. A step that fails is reported, and the steps that need it are skipped.
 * Throws the error `cancelled`, and nothing else.
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

/** True where nothing is left to do, for the program or for a person. */
export function isComplete({ steps }: SetupResult): boolean {
  return steps.every(({ state }) => state === 'done' || state === 'unchanged');
}

/** The error that explains best why a setup is not complete; undefined where it is, or only planned. */
export function errorOfSetup({ steps }: SetupResult): ErrorData | undefined {
  return steps.find(({ error }) => error !== undefined)?.error;
}
