import { type Capability, firstAnswer, modelsFor } from '../../../core/models/capability-models.ts';
import { listModels } from '../../../core/models/list-models.ts';
import { withRetry } from '../../../core/retry/retry.ts';
import { AppError } from '../../../errors/errors.ts';
import type { CallOptions } from '../../../services/ports/mistral.ts';
import type { Services } from '../../../services/ports/services.ts';
import type { CommandContext, ParsedArguments } from '../../command.ts';
import { keyForCall } from '../../input/key-for-call.ts';
import { printProgress } from '../../output/lines.ts';
import { printWait } from '../../output/print-wait.ts';
import { readModelName } from '../chat/request.ts';
import { printDocument, printOutcome, printStart } from './print.ts';
import { topics } from './topics.ts';

/** Longest wait that is acceptable at a prompt. */
const longestSeconds = 60;

/**
 * Tries one capability with one call, or two for functions. Returns 1 if the answer does not have the requested form.
 * Throws AppError.
 */
export async function runExplore(
  topic: Capability,
  typed: ParsedArguments,
  context: CommandContext,
): Promise<number> {
  const { signal } = context;
  const named = readModelName(typed);
  const isJson = typed.switches.has('json');
  const services = await context.services();
  const prepared = await topics[topic](typed, context, services);
  if (!isJson && prepared.sample !== undefined) printProgress(context, prepared.sample);
  const { key, resolved } = await keyForCall(typed, context, services);
  const models = named === undefined ? await bestModels(topic, services, { key, signal }) : [named];
  const policy = {
    longestSeconds,
    signal,
    onWait: (wait: { readonly seconds: number } | undefined) => printWait(context, wait),
  };
  const { value, refused } = await firstAnswer(models, (model) => {
    if (!isJson) printStart(context, model, { resolved });
    return withRetry(services.clock, policy, () => prepared.ask({ key, signal, model }));
  });
  if (isJson) printDocument(context, topic, value, { refused, resolved });
  else printOutcome(context, topic, value, refused);
  return value.isMisfit === true ? 1 : 0;
}

/**
 * Returns the models to try. If the list can't be requested, returns the common ones: the call then fails with the
 * reason.
 */
async function bestModels(
  topic: Capability,
  services: Services,
  call: CallOptions,
): Promise<readonly string[]> {
  try {
    return modelsFor(topic, (await listModels(services, call)).rows);
  } catch (thrown) {
    if (!(thrown instanceof AppError) || thrown.error.code === 'cancelled') throw thrown;
    return modelsFor(topic, []);
  }
}
