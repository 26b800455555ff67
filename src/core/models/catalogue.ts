import { provider } from '../../i18n/provider.ts';

const data = provider.catalogue;

/** Tasks of a model. */
export type Task = 'chat' | 'code' | 'embeddings' | 'vision' | 'ocr' | 'moderation' | 'audio';

export const tasks = [
  'chat',
  'code',
  'embeddings',
  'vision',
  'ocr',
  'moderation',
  'audio',
] as const satisfies readonly Task[];

/** `open` means open weights, not free of charge; `labs` means experimental. */
export type Tier = 'premier' | 'open' | 'labs' | 'third-party';

/** Prices per million tokens, with at most three decimals; null if unknown or not applicable. */
export interface Price {
  readonly input: number | null;
  readonly output: number | null;
}

/** Price per thousand pages, for models that read documents. */
export interface PagePrice {
  readonly usd: number | null;
  readonly eur: number | null;
}

/** Price per thousand minutes of sound, for models that transcribe. */
export type MinutePrice = PagePrice;

/** Another source's value for a model, if it differs from its entry. */
export interface Conflict {
  /** The affected name; absent if all names are affected. */
  readonly alias?: string;
  readonly usd?: readonly number[];
  readonly context?: number;
  readonly source: string;
  /** The source in French, unless it is a name. */
  readonly sourceFr?: string;
}

/** Catalogue entry of one model. Null means unknown. */
export interface ModelMetadata {
  /** The pinned id. */
  readonly id: string;
  readonly aliases: readonly string[];
  /** The model's name in prose: `Mistral Small 4`. */
  readonly family: string;
  readonly tier: Tier | null;
  readonly tasks: readonly Task[];
  readonly usd: Price | null;
  readonly eur: Price | null;
  readonly pages: PagePrice | null;
  readonly minutes: MinutePrice | null;
  /** Stars from 1 to 5, in steps of a half. */
  readonly speed: number | null;
  readonly quality: number | null;
  /** ISO 8601 date. */
  readonly retiresAt: string | null;
  /** The id of the model to use instead. */
  readonly replacement: string | null;
  readonly contextTokens: number | null;
  readonly licence: string | null;
}

/** One entry of the data file; a missing field means unknown. */
interface Entry {
  readonly id: string;
  readonly aliases?: readonly string[];
  readonly family: string;
  readonly tier?: string;
  readonly tasks: readonly string[];
  /** Input, output. */
  readonly usd?: readonly (number | null)[];
  readonly eur?: readonly (number | null)[];
  /** Price of a thousand pages: dollars, euros. */
  readonly pages?: readonly (number | null)[];
  /** Price of a thousand minutes of sound: dollars, euros. */
  readonly minutes?: readonly (number | null)[];
  /** Speed, quality. */
  readonly stars?: readonly number[];
  readonly context?: number;
  readonly retires?: string;
  readonly replacement?: string;
  readonly licence?: string;
  readonly conflicts?: readonly Conflict[];
}

/** The day the catalogue was last checked, as an ISO 8601 date: prices may have changed since. */
export const catalogueDate = data.date;

/** Source of the data, in a sentence. */
export const catalogueSource = data.source;

/** All models of the catalogue, those in service first. */
export const catalogue: readonly ModelMetadata[] = (data.models as readonly Entry[]).map(
  toMetadata,
);

const byId = new Map(
  catalogue.flatMap((metadata) =>
    [metadata.id, ...metadata.aliases].map((id) => [id, metadata] as const),
  ),
);

const conflicts = new Map(
  (data.models as readonly Entry[]).map((entry) => [entry.id, entry.conflicts ?? []]),
);

/** Returns the values of other sources that differ from the catalogue entry of an id. */
export function conflictsOf(id: string): readonly Conflict[] {
  return conflicts.get(metadataOf(id)?.id ?? id) ?? [];
}

/** Returns the catalogue entry of an id or alias, or undefined for an unknown model. */
export function metadataOf(id: string): ModelMetadata | undefined {
  return byId.get(id);
}

function toMetadata(entry: Entry): ModelMetadata {
  return {
    id: entry.id,
    aliases: entry.aliases ?? [],
    family: entry.family,
    tier: (entry.tier ?? null) as Tier | null,
    tasks: entry.tasks as readonly Task[],
    usd: toPrice(entry.usd),
    eur: toPrice(entry.eur),
    pages: toUnitPrice(entry.pages),
    minutes: toUnitPrice(entry.minutes),
    speed: entry.stars?.[0] ?? null,
    quality: entry.stars?.[1] ?? null,
    retiresAt: entry.retires ?? null,
    replacement: entry.replacement ?? null,
    contextTokens: entry.context ?? null,
    licence: entry.licence ?? null,
  };
}

function toUnitPrice(pair: readonly (number | null)[] | undefined): PagePrice | null {
  return pair === undefined ? null : { usd: pair[0] ?? null, eur: pair[1] ?? null };
}

function toPrice(pair: readonly (number | null)[] | undefined): Price | null {
  return pair === undefined ? null : { input: pair[0] ?? null, output: pair[1] ?? null };
}
