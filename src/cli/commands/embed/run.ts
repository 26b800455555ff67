import type { Embedded } from '../../../core/embeddings/embed.ts';
import { embedWithRetry } from '../../../core/embeddings/embed-retry.ts';
import { defaultChoice, embeddingModels } from '../../../core/models/embedding-models.ts';
import { nearest } from '../../../core/text/nearest.ts';
import { AppError } from '../../../errors/errors.ts';
import { formatNumber } from '../../../i18n/numbers.ts';
import type { Services } from '../../../services/ports/services.ts';
import type { CommandContext, ParsedArguments } from '../../command.ts';
import { keyForCall } from '../../input/key-for-call.ts';
import { printProgress } from '../../output/lines.ts';
import { printWait } from '../../output/print-wait.ts';
import { messages } from './messages.ts';
import { printDocument, printStart, printUsage, printVectors } from './print.ts';
import { type EmbedRun, readTarget, readTexts } from './request.ts';

/** Embeds texts, and prints their vectors and a table of their similarity, or one document. Throws `AppError`. */
export async function runEmbed(typed: ParsedArguments, context: CommandContext): Promise<number> {
  const target = readTarget(typed);
  const { texts: inputs, blank } = await readTexts(typed, context);
  const services = await context.services();
  const run = { ...target, inputs, blank, ...(await keyForCall(typed, context, services)) };
  const isJson = typed.switches.has('json');
  if (!isJson) printStart(context, run);
  const onPaidVectors = (vectors: Embedded['vectors']) => {
    if (!isJson) printVectors(context, run, { vectors, similarity: [] });
  };
  const embedded = await embed(run, services, context, onPaidVectors);
  if (isJson) printDocument(context, run, embedded);
  else {
    printVectors(context, run, embedded);
    printUsage(context, embedded);
  }
  return 0;
}

/**
 * Embeds the texts. If a call fails, passes the vectors of the earlier calls, which are paid for, to `onPaidVectors`.
 */
async function embed(
  { inputs, model, dimensions, key }: EmbedRun,
  services: Services,
  context: CommandContext,
  onPaidVectors: (vectors: Embedded['vectors']) => void,
): Promise<Embedded> {
  const { lang, signal } = context;
  const text = messages[lang];
  let received: Embedded['vectors'] = [];
  try {
    return await embedWithRetry(services, {
      key,
      inputs,
      model,
      dimensions,
      signal,
      onPart: (parts) => {
        received = parts.flatMap(({ vectors }) => vectors);
        const done = parts.reduce((sum, { vectors }) => sum + vectors.length, 0);
        const isLast = done >= inputs.length;
        // A single call has no progress to show.
        if (isLast && parts.length === 1) return;
        const all = formatNumber(inputs.length, lang);
        printProgress(context, text.progress(formatNumber(done, lang), all));
      },
      onWait: (wait) => printWait(context, wait),
    });
  } catch (thrown) {
    if (received.length > 0) onPaidVectors(received);
    throw withNearestModel(thrown);
  }
}

/** Adds the nearest embedding model to the error of a model that is unknown or does not embed. */
function withNearestModel(thrown: unknown): unknown {
  if (!(thrown instanceof AppError) || thrown.error.code !== 'model-unknown') return thrown;
  const { code, model } = thrown.error;
  const others = embeddingModels.filter((id) => id !== model);
  return new AppError({ code, model, instead: nearest(model, others) ?? defaultChoice.model });
}
