import { provider } from '../../i18n/provider.ts';
import type { ProbeOutcome } from '../access/probe-outcome.ts';

/** The model to ask if no other is named. */
export const defaultModel = provider.models.chat;

/** Returns the model to ask: the chosen one, otherwise the one that answered the probe. */
export function modelFor(
  chosen: { readonly id: string } | undefined,
  outcome: ProbeOutcome,
): string {
  if (chosen !== undefined) return chosen.id;
  return outcome.code === 'ready' ? outcome.model : defaultModel;
}
