import type { ChatMessage } from '../../../services/ports/mistral.ts';

export interface Addressed {
  readonly model: string;
  /** The origin, without a trailing slash. Default: Mistral's. */
  readonly baseUrl?: string;
}

export interface ChatCode extends Addressed {
  readonly kind: 'chat';
  readonly messages: readonly ChatMessage[];
  readonly temperature?: number;
  readonly maxTokens?: number;
  readonly randomSeed?: number;
}

export interface EmbeddingsCode extends Addressed {
  readonly kind: 'embeddings';
  readonly inputs: readonly string[];
  readonly dimensions?: number;
}

/** Returns the `top_p` that goes with a temperature: at 0, the service refuses every other value, defaults included. */
export function topPFor(temperature: number | undefined): 1 | undefined {
  return temperature === 0 ? 1 : undefined;
}

/** A request to write as a program. The key is read from `MISTRAL_API_KEY`, and never written. */
export type CodeRequest = ChatCode | EmbeddingsCode;
