import { provider } from '../../i18n/provider.ts';

/** A model that embeds, and how many numbers its vectors are to have. */
export interface EmbeddingChoice {
  readonly model: string;
  readonly dimensions: number;
}

/** Vector lengths of a model: the default one, and the longest that can be requested. */
interface Width {
  readonly defaults: number;
  /** Missing where nothing else can be asked for. */
  readonly max?: number;
}

const widths: Readonly<Record<string, Width>> = {
  'mistral-embed': { defaults: 1024 },
  'mistral-embed-2312': { defaults: 1024 },
  'codestral-embed': { defaults: 1536, max: 3072 },
  'codestral-embed-2505': { defaults: 1536, max: 3072 },
};

/** The choice that is offered. */
export const defaultChoice: EmbeddingChoice = {
  model: provider.models.embeddings.id,
  dimensions: provider.models.embeddings.dimensions,
};

/** All choices: the default one first, then the other model from its own length to short and long ones. */
export const embeddingChoices: readonly EmbeddingChoice[] = [
  defaultChoice,
  ...[1536, 256, 512, 1024, 3072].map((dimensions) => ({ model: 'codestral-embed', dimensions })),
];

/** The models that can be chosen, by the names that move with them. */
export const embeddingModels: readonly string[] = [
  ...new Set(embeddingChoices.map(({ model }) => model)),
];

/** The choice with the other model: the way on where an account can't call one of them. */
export function otherChoice({ model }: EmbeddingChoice): EmbeddingChoice {
  return embeddingChoices.find((choice) => choice.model !== model) ?? defaultChoice;
}

/** Returns the dimensions to request; undefined if they are the model's default. */
export function askedDimensions({ model, dimensions }: EmbeddingChoice): number | undefined {
  return widths[model]?.defaults === dimensions ? undefined : dimensions;
}

/** True unless it is known that vectors of this model can't have so many numbers. */
export function canHaveDimensions({ model, dimensions }: EmbeddingChoice): boolean {
  const width = widths[model];
  if (width === undefined) return true;
  return dimensions === width.defaults || (width.max !== undefined && dimensions <= width.max);
}
