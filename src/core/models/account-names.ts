import type { ModelCard } from '../../services/ports/mistral.ts';
import { clusterCards } from './model-clusters.ts';

/**
 * Meaning of each name in the list of the account that this process talks to. A name may move to another model, at
 * another price, before the bundled catalogue knows; kept for the whole process, so that no screen or command prices a
 * model by another name of it than the others do.
 */
let idByName: ReadonlyMap<string, string> = new Map();

/** Remembers the names of a list that was just read; they replace those of the list before. */
export function learnNames(cards: readonly ModelCard[]): void {
  idByName = new Map(
    clusterCards(cards).flatMap(({ id, aliases }) => [id, ...aliases].map((name) => [name, id])),
  );
}

/** Forgets every name, as before the first list. */
export function forgetNames(): void {
  idByName = new Map();
}

/** Returns the dated id behind a name in this account's list; the name itself where the list does not have it. */
export function idBehind(name: string): string {
  return idByName.get(name) ?? name;
}
