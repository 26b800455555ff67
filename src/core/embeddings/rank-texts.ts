import { AppError } from '../../errors/errors.ts';
import type { Services } from '../../services/ports/services.ts';
import type { RetryPolicy } from '../retry/retry.ts';
import type { Embedded, EmbedOptions } from './embed.ts';
import { embedWithRetry } from './embed-retry.ts';
import { type Neighbour, nearest } from './similarity.ts';

/** Texts by how near they are to a query, and what finding that out took. */
export interface Ranking extends Pick<Embedded, 'usage' | 'cost' | 'totalMs'> {
  readonly query: string;
  /** Every text by its place in the list, the nearest first. */
  readonly hits: readonly Neighbour[];
}

/**
 * Embeds a query as the texts were, with the same model and dimensions, and ranks them by it: one paid call, and waits
 * where the service asks for that. Throws `bad-answer` where the query's vector has another length than theirs; else as
 * the service does.
 */
export async function rankTexts(
  services: Pick<Services, 'mistral' | 'clock'>,
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
