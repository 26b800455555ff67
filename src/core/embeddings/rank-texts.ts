import { AppError } from '../../errors/errors.ts';
import type { Services } from '../../services/ports/services.ts';
import type { RetryPolicy } from '../retry/retry.ts';
import type { Embedded, EmbedOptions } from './embed.ts';
import { embedWithRetry } from './embed-retry.ts';
import { type Neighbour, nearest } from './similarity.ts';

/** Texts ranked by similarity to a query, and the usage of the call. */
export interface Ranking extends Pick<Embedded, 'usage' | 'cost' | 'totalMs'> {
  readonly query: string;
  /** Index and similarity of every text, nearest first. */
  readonly hits: readonly Neighbour[];
}

/**
 * Embeds a query with the model and dimensions of the texts, and ranks the texts by their similarity to the query.
 * Makes one paid call, and waits after too many requests. Throws `bad-answer` if the query's vector has another length
 * than the others, and the errors of the service.
 */
export async function rankTexts(
  services: Pick<Services, 'mistral' | 'clock' | 'modelNames'>,
  vectors: Embedded['vectors'],
  {
    query,
    ...asTexts
  }: Pick<EmbedOptions, 'key' | 'model' | 'dimensions' | 'signal'> &
    Pick<RetryPolicy, 'onWait'> & { readonly query: string },
): Promise<Ranking> {
  const asked = await embedWithRetry(services, { ...asTexts, inputs: [query] });
  const { usage, cost, totalMs } = asked;
  if (asked.dimensions !== vectors[0]?.length) {
    throw new AppError({ code: 'bad-answer', host: services.mistral.host });
  }
  const hits = nearest(asked.vectors[0] ?? [], vectors);
  return { query, hits, cost, totalMs, ...(usage !== undefined && { usage }) };
}
