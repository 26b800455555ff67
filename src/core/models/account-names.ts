import type { ModelCard } from '../../services/ports/mistral.ts';
import { clusterCards } from './model-clusters.ts';

/**
 * Maps each model name in the account's list to its dated id. A name may move to a differently priced model before the
 * bundled catalogue is updated. Stored for the whole process, so that every screen and command uses the same price.
 */
let idByName: ReadonlyMap<string, string> = new Map();

/** Stores the names of a list that was just read, and drops those of the list before. */
export function learnNames(cards: readonly ModelCard[]): void {
  idByName = new Map(
    clusterCards(cards).flatMap(({ id, aliases }) => [id, ...aliases].map((name) => [name, id])),
  );
}

/** Drops all names. */
export function forgetNames(): void {
  idByName = new Map();
}

/** Returns the dated id behind a name in this account's list, or the name itself if the list does not have it. */
export function idBehind(name: string): string {
  return idByName.get(name) ?? name;
}
