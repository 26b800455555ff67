import { provider } from '../../i18n/provider.ts';

/** An embedding model and the length of its vectors. */
export interface EmbeddingChoice {
  readonly model: string;
  readonly dimensions: number;
}

/** Vector lengths of a model: the default, and the longest that can be requested. */
interface Width {
  readonly default: number;
  /** Absent if only the default can be requested. */
  readonly max?: number;
}

const widths: Readonly<Record<string, Width>> = provider.models.embeddingWidths;

/** The suggested choice. */
export const defaultChoice: EmbeddingChoice = {
  model: provider.models.embeddings.id,
  dimensions: provider.models.embeddings.dimensions,
};

/** All choices: the default, then the other model with its default length followed by shorter and longer ones. */
export const embeddingChoices: readonly EmbeddingChoice[] = [
  defaultChoice,
  ...[1536, 256, 512, 1024, 3072].map((dimensions) => ({ model: 'codestral-embed', dimensions })),
];

/** The models to choose from, without duplicates. */
export const embeddingModels: readonly string[] = [
  ...new Set(embeddingChoices.map(({ model }) => model)),
];

/** Returns a choice with the other model, for accounts that cannot call one of the two. */
export function otherChoice({ model }: EmbeddingChoice): EmbeddingChoice {
  return embeddingChoices.find((choice) => choice.model !== model) ?? defaultChoice;
}

/** Returns the dimensions to request, or undefined if they are the model's default. */
export function askedDimensions({ model, dimensions }: EmbeddingChoice): number | undefined {
  return widths[model]?.default === dimensions ? undefined : dimensions;
}

/** Returns false only if the model is known not to support this number of dimensions. */
export function canHaveDimensions({ model, dimensions }: EmbeddingChoice): boolean {
  const width = widths[model];
  if (width === undefined) return true;
  return dimensions === width.default || (width.max !== undefined && dimensions <= width.max);
}
