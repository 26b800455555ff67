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
 * Returns at most five ids to try: the default ones in the live list; without any, the first chat models of the list,
 * each once; without these, the default ones, because such a list is incomplete.
 */
export function candidatesOf(cards: readonly ModelCard[]): readonly string[] {
  const listed = new Set(cards.flatMap((card) => [card.id, ...card.aliases]));
  const listedDefaults = defaults.filter((id) => listed.has(id));
  if (listedDefaults.length > 0) return listedDefaults;
  const chats = cards.filter((card) => card.capabilities.chat && !isProductOnly(card.id));
  const first = clusterCards(chats).slice(0, defaults.length);
  return first.length > 0 ? first.map(({ id, aliases }) => latestOf(id, aliases) ?? id) : defaults;
}
