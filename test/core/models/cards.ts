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

/** An entry of the live list that can chat, unless `can` says otherwise. */
export function card(
  id: string,
  rest: Partial<Omit<ModelCard, 'id' | 'capabilities'>> & {
    readonly can?: Partial<ModelCapabilities>;
  } = {},
): ModelCard {
  const { can = { chat: true }, ...fields } = rest;
  return { id, aliases: [], capabilities: { ...none, ...can }, ...fields };
}

/** The entries of one model, as the service lists it: one an id, each naming the others. The first is canonical. */
export function cardsOf(
  ids: readonly [string, ...string[]],
  rest: Parameters<typeof card>[1] = {},
): readonly ModelCard[] {
  return ids.map((id) =>
    card(id, { name: ids[0], aliases: ids.filter((other) => other !== id), ...rest }),
  );
}
