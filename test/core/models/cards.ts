import type { ModelCapabilities, ModelCard } from '../../../src/services/ports/mistral.ts';

/** Capabilities of a model without any. */
export const none: ModelCapabilities = {
  chat: false,
  functionCalling: false,
  reasoning: false,
  fim: false,
  fineTuning: false,
  vision: false,
  ocr: false,
  classification: false,
  moderation: false,
  audio: false,
};

/** Returns an entry of the live list, by default with the capability to chat. */
export function card(
  id: string,
  rest: Partial<Omit<ModelCard, 'id' | 'capabilities'>> & {
    readonly can?: Partial<ModelCapabilities>;
  } = {},
): ModelCard {
  const { can = { chat: true }, ...fields } = rest;
  return { id, aliases: [], capabilities: { ...none, ...can }, ...fields };
}

/**
 * Returns the entries of one model as the service lists it: one per id, with the other ids as aliases. The first id is
 * the canonical one.
 */
export function cardsOf(
  ids: readonly [string, ...string[]],
  rest: Parameters<typeof card>[1] = {},
): readonly ModelCard[] {
  return ids.map((id) =>
    card(id, { name: ids[0], aliases: ids.filter((other) => other !== id), ...rest }),
  );
}
