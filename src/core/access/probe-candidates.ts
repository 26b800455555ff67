import { provider } from '../../i18n/provider.ts';
import type { ModelCard } from '../../services/ports/mistral.ts';
import { clusterCards } from '../models/model-clusters.ts';
import { isProductOnly, latestOf } from '../models/model-names.ts';

/**
 * Models that a new account is likely to be able to call, in the order to try them: better models before those that are
 * most likely to work.
 */
const defaults: readonly string[] = provider.models.probe;

/**
 * Returns the ids to try, at most five: the default models that are in the live list. If none is, returns the first
 * chat models of the list, each once. If there are none either, the list is incomplete, and returns the default models.
 */
export function candidatesOf(cards: readonly ModelCard[]): readonly string[] {
  const listed = new Set(cards.flatMap((card) => [card.id, ...card.aliases]));
  const listedDefaults = defaults.filter((id) => listed.has(id));
  if (listedDefaults.length > 0) return listedDefaults;
  const chats = cards.filter((card) => card.capabilities.chat && !isProductOnly(card.id));
  const first = clusterCards(chats).slice(0, defaults.length);
  return first.length > 0 ? first.map(({ id, aliases }) => latestOf(id, aliases) ?? id) : defaults;
}
