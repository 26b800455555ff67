import { useState } from 'react';
import type { Embedded } from '../../core/embeddings/embed.ts';
import { type Ranking, rankTexts } from '../../core/embeddings/rank-texts.ts';
import { readKey } from '../../core/keys/read-key.ts';
import { askedDimensions } from '../../core/models/embedding-models.ts';
import { type Call, useCall } from '../../ui/hooks/use-call.ts';
import type { ResultProps } from './props.ts';

/** Queries on the embedded texts, each a separate call. */
export interface SearchState {
  /** Results of the queries, oldest first. */
  readonly rankings: readonly Ranking[];
  readonly task: Call<Ranking>;
  readonly ask: (query: string) => void;
}

/** Results of paid queries, by the embedded texts. They are shown when the person opens the search again. */
const rankingsOf = new WeakMap<Embedded, readonly Ranking[]>();

/** Sends queries and stores their results. */
export function useSearch({ services, answers, result }: ResultProps): SearchState {
  const [rankings, setRankings] = useState(rankingsOf.get(result.embedded) ?? []);
  const task = useCall<Ranking>();
  const { choice, embedded } = result;

  const ask = (query: string) => {
    task.run(async ({ signal, onWait }) => {
      const key = await readKey(services, answers.key);
      const asked = { key, query, model: choice.model, dimensions: askedDimensions(choice) };
      const call = { ...asked, signal, onWait };
      const ranking = await rankTexts(services, embedded.vectors, call);
      if (signal.aborted) return ranking;
      const all = [...rankings, ranking];
      rankingsOf.set(embedded, all);
      setRankings(all);
      return ranking;
    });
  };
  return { rankings, task, ask };
}
