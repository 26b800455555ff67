import { provider } from '../../i18n/provider.ts';
import type { ProbeOutcome } from '../access/probe-outcome.ts';

/** The model that is asked if nothing names another. */
export const defaultModel = provider.models.chat;

/** The model to ask: the one chosen, else the one that answered the probe. */
export function modelFor(
  chosen: { readonly id: string } | undefined,
  outcome: ProbeOutcome,
): string {
  if (chosen !== undefined) return chosen.id;
  return outcome.code === 'ready' ? outcome.model : defaultModel;
}
