import { FaultError } from '../errors/fault.ts';
import type { AnswerFacts, EmbeddingsAnswer, Usage } from '../services/mistral-port.ts';
import type { Services } from '../services/ports.ts';
import type { Secret } from '../services/secret.ts';
import { factsOf } from './catalogue.ts';
import { type Cost, costOf } from './price.ts';
import { similarityMatrix } from './similarity.ts';

/** The model that embeds where none is named. */
export const embedModel = 'mistral-embed';

export interface Embedded {
  /** The model as the service names it. */
  readonly model: string;
  /** How many texts were embedded. */
  readonly count: number;
  /** How many numbers each vector has. */
  readonly dimensions: number;
  /** The first five numbers of the first vector. */
  readonly firstFive: readonly number[];
  /** One vector a text, in the order of the texts. */
  readonly vectors: readonly (readonly number[])[];
  /** The similarity of each text to each, from -1 to 1. */
  readonly similarity: readonly (readonly number[])[];
  readonly usage?: Usage;
  readonly cost: Cost;
  readonly totalMs: number;
  readonly facts: AnswerFacts;
}

/**
 * Embeds texts in one call. Throws `FaultError` as the service does, and `bad-answer` where the vectors are not one a
 * text and of one length.
 */
export async function embedTexts(
  services: Pick<Services, 'mistral' | 'clock'>,
  options: {
    readonly key: Secret;
    readonly inputs: readonly string[];
    readonly model?: string;
    readonly signal?: AbortSignal;
  },
): Promise<Embedded> {
  const { inputs, model = embedModel, ...call } = options;
  const start = services.clock.monotonic();
  const answer = await services.mistral.embed({ model, inputs }, call);
  const totalMs = services.clock.monotonic() - start;
  const dimensions = dimensionsOf(answer, inputs.length);
  if (dimensions === undefined) {
    throw new FaultError({ code: 'bad-answer', host: services.mistral.host });
  }
  const { vectors, usage, facts } = answer;
  return {
    model: answer.model,
    count: vectors.length,
    dimensions,
    firstFive: vectors[0]?.slice(0, 5) ?? [],
    vectors,
    similarity: similarityMatrix(vectors),
    cost: usage === undefined ? 'unknown' : costOf(usage, factsOf(answer.model) ?? factsOf(model)),
    totalMs,
    facts,
    ...(usage !== undefined && { usage }),
  };
}

/** The length all vectors share; undefined where they don't, or are not as many as asked for. */
function dimensionsOf(answer: EmbeddingsAnswer, asked: number): number | undefined {
  const [first, ...rest] = answer.vectors;
  if (first === undefined || answer.vectors.length !== asked) return undefined;
  return rest.every((vector) => vector.length === first.length) ? first.length : undefined;
}
