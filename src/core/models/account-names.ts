import type { ModelCard } from '../../services/ports/mistral.ts';
import type { ModelNamesPort } from '../../services/ports/model-names.ts';
import { clusterCards } from './model-clusters.ts';

/** Replaces the known names of an account's models by those in a list that was just read. */
export function learnNames(modelNames: ModelNamesPort, cards: readonly ModelCard[]): void {
  const pairs = clusterCards(cards).flatMap(({ id, aliases }) =>
    [id, ...aliases].map((name) => [name, id] as const),
  );
  modelNames.replace(new Map(pairs));
}
