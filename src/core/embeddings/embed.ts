import { AppError } from '../../errors/errors.ts';
import type { AnswerMetadata, Usage } from '../../services/ports/answer.ts';
import type { EmbeddingsAnswer } from '../../services/ports/mistral.ts';
import type { Secret } from '../../services/ports/secret.ts';
import type { Services } from '../../services/ports/services.ts';
import { defaultChoice } from '../models/embedding-models.ts';
import { knownModel } from '../models/known-model.ts';
import { type Cost, costOf } from '../spending/price.ts';
import { sumUsage } from '../spending/sum-usage.ts';
import { batchesOf } from './embed-batches.ts';
import { similarityMatrix } from './similarity.ts';

/** The model to use if none is named. */
export const embedModel = defaultChoice.model;

/** Maximum number of texts that are compared with each other; more would not fit on a screen. */
export const maxCompared = 20;

/** Vectors of texts, and the usage of the calls. */
export interface Embedded {
  /** The model name in the answer. */
  readonly model: string;
  /** Number of embedded texts. */
  readonly count: number;
  /** Length of each vector. */
  readonly dimensions: number;
  /** The first five numbers of the first vector. */
  readonly firstFive: readonly number[];
  /** One vector per text, in the order of the texts. */
  readonly vectors: readonly (readonly number[])[];
  /** Similarity of each text to each, from -1 to 1, for the first `maxCompared` texts. */
  readonly similarity: readonly (readonly number[])[];
  /** Number of calls. */
  readonly calls: number;
  readonly usage?: Usage;
  readonly cost: Cost;
  readonly totalMs: number;
  readonly metadata: AnswerMetadata;
}

/** Answers of the completed calls. */
export type Parts = readonly EmbeddingsAnswer[];

export interface EmbedOptions {
  readonly key: Secret;
  readonly inputs: readonly string[];
  readonly model?: string;
  /** Length of the vectors; absent for the default, because not every model accepts a length. */
  readonly dimensions?: number | undefined;
  readonly signal?: AbortSignal;
  /** Parts of the same request that arrived before it failed. They are neither requested nor billed again. */
  readonly from?: Parts;
  /** Called after each call with everything that has arrived. */
  readonly onPart?: (parts: Parts) => void;
}

/**
 * Embeds texts in as many calls as their size requires. Throws the service's `AppError`, and throws `bad-answer` if the
 * vectors do not match the texts or differ in length.
 */
export async function embedTexts(
  services: Pick<Services, 'mistral' | 'clock' | 'modelNames'>,
  options: EmbedOptions,
): Promise<Embedded> {
  const { inputs, model = embedModel, from = [], onPart } = options;
  const start = services.clock.monotonic();
  const parts = [...from];
  for (const batch of batchesOf(inputs).slice(from.length)) {
    parts.push(await callOnce(services, batch, { ...options, model }));
    onPart?.([...parts]);
  }
  const vectors = parts.flatMap((part) => part.vectors);
  const dimensions = sharedLength(vectors);
  const last = parts.at(-1);
  if (dimensions === undefined || last === undefined) {
    throw new AppError({ code: 'bad-answer', host: services.mistral.host });
  }
  const usage = sumUsage(parts);
  const { modelNames } = services;
  const known = knownModel(last.model, modelNames) ?? knownModel(model, modelNames);
  return {
    model: last.model,
    count: vectors.length,
    dimensions,
    firstFive: vectors[0]?.slice(0, 5) ?? [],
    vectors,
    similarity: similarityMatrix(vectors.slice(0, maxCompared)),
    calls: parts.length,
    cost: usage === undefined ? 'unknown' : costOf(usage, known),
    totalMs: services.clock.monotonic() - start,
    metadata: last.metadata,
    ...(usage !== undefined && { usage }),
  };
}

async function callOnce(
  { mistral }: Pick<Services, 'mistral'>,
  inputs: readonly string[],
  options: EmbedOptions & { readonly model: string },
): Promise<EmbeddingsAnswer> {
  const { key, model, dimensions, signal } = options;
  const request = { model, inputs, ...(dimensions !== undefined && { dimensions }) };
  const answer = await mistral.embed(request, { key, ...(signal !== undefined && { signal }) });
  if (answer.vectors.length === inputs.length) return answer;
  throw new AppError({ code: 'bad-answer', host: mistral.host });
}

/** Returns the common length of all vectors; undefined if they differ or there are none. */
function sharedLength(vectors: readonly (readonly number[])[]): number | undefined {
  const length = vectors[0]?.length;
  return vectors.every((vector) => vector.length === length) ? length : undefined;
}
