import { provider } from '../../i18n/provider.ts';
import type { ProbeOutcome } from '../access/probe-outcome.ts';

/** The model to call if no other is named. */
export const defaultModel = provider.models.chat;

/** Returns the model to call: the chosen one, otherwise the one that answered the probe, otherwise the default one. */
export function modelFor(
  chosen: { readonly id: string } | undefined,
  outcome: ProbeOutcome,
): string {
  if (chosen !== undefined) return chosen.id;
  return outcome.code === 'ready' ? outcome.model : defaultModel;
}
