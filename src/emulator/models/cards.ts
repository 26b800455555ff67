import { type Capability, catalogue, type ModelRow } from './catalogue.ts';

/** One entry of `GET /v1/models`, as the service writes it. */
export interface Card {
  readonly id: string;
  readonly object: 'model';
  readonly created: number;
  readonly owned_by: string;
  readonly capabilities: Readonly<Record<string, boolean>>;
  readonly name: string;
  readonly description: string;
  readonly max_context_length: number;
  readonly aliases: readonly string[];
  readonly deprecation: string | null;
  readonly deprecation_replacement_model: string | null;
  readonly default_model_temperature: number | null;
  readonly billing_model_name: string;
  readonly type: 'base';
}

const capabilityNames = [
  'completion_chat',
  'function_calling',
  'reasoning',
  'completion_fim',
  'fine_tuning',
  'vision',
  'ocr',
  'classification',
  'moderation',
  'audio',
  'audio_transcription',
  'audio_transcription_realtime',
  'audio_speech',
  'unified_resources',
] as const;

function capabilitiesOf(can: readonly Capability[]): Card['capabilities'] {
  const able: readonly string[] = can;
  return Object.fromEntries(
    capabilityNames.map((name) => [name, name === 'unified_resources' || able.includes(name)]),
  );
}

/** The entries of one model: one for each id, which names the others. `created` is in seconds since 1970. */
export function cardsOf(row: ModelRow, created: number): readonly Card[] {
  const [canonical] = row.ids;
  return row.ids.map((id) => ({
    id,
    object: 'model',
    created,
    owned_by: 'mistralai',
    capabilities: capabilitiesOf(row.can),
    name: canonical,
    description: `Official ${canonical} Mistral AI model`,
    max_context_length: row.contextTokens,
    aliases: row.ids.filter((other) => other !== id),
    deprecation: row.retires ?? null,
    deprecation_replacement_model: row.replacement ?? null,
    default_model_temperature: row.temperature ?? null,
    billing_model_name: row.billing ?? canonical,
    type: 'base',
  }));
}

/** All entries of the catalogue. */
export function allCards(created: number): readonly Card[] {
  return catalogue.flatMap((row) => cardsOf(row, created));
}

/** True where the model embeds text. No capability says it; the id does. */
export function embeds(card: Card): boolean {
  return card.name.includes('embed');
}
