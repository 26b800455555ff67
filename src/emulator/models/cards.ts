import {
  type Capability,
  capabilityNames,
  listedModels,
  type ModelRow,
  unlistedModels,
} from './catalogue.ts';

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
  readonly type: 'base';
}

function capabilitiesOf(can: readonly Capability[]): Card['capabilities'] {
  return Object.fromEntries(capabilityNames.map((name) => [name, can.includes(name)]));
}

const daySeconds = 86_400;
const noticeDays = 60;

/** Returns noon of the day 60 days after `created`, because a fixed day would soon be in the past. */
function retirementAfter(created: number): string {
  const day = Math.floor(created / daySeconds) + noticeDays;
  return `${new Date(day * daySeconds * 1000).toISOString().slice(0, 10)}T12:00:00Z`;
}

/** Returns one entry per id of a model, each of which names the others. `created` is in seconds since 1970. */
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
    deprecation: row.replacement === undefined ? null : retirementAfter(created),
    deprecation_replacement_model: row.replacement ?? null,
    default_model_temperature: row.temperature ?? null,
    type: 'base',
  }));
}

/** Returns the entries of the list. */
export function listedCards(created: number): readonly Card[] {
  return listedModels.flatMap((row) => cardsOf(row, created));
}

/** Returns the entries of models that can be called but are not in the list. */
export function unlistedCards(created: number): readonly Card[] {
  return unlistedModels.flatMap((row) => cardsOf(row, created));
}

/** Returns true for a model that embeds texts. Only its id tells, because there is no such capability. */
export function embeds(card: Card): boolean {
  return card.name.includes('embed');
}
