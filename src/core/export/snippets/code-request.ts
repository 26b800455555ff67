import type { ChatMessage } from '../../../services/ports/mistral.ts';

/** The model and the service that a request goes to. */
interface CallTarget {
  readonly model: string;
  /** The origin of the API, without a trailing slash. Default: Mistral's. */
  readonly baseUrl?: string;
}

/** A chat request to write as a program. */
export interface ChatCode extends CallTarget {
  readonly kind: 'chat';
  readonly messages: readonly ChatMessage[];
  readonly temperature?: number;
  readonly maxTokens?: number;
  readonly randomSeed?: number;
}

/** An embeddings request to write as a program. */
export interface EmbeddingsCode extends CallTarget {
  readonly kind: 'embeddings';
  readonly inputs: readonly string[];
  readonly dimensions?: number;
}

/**
 * Returns the `top_p` to send with a temperature; undefined to leave it out. At a temperature of 0, the service refuses
 * every value other than 1, even its own default.
 */
export function topPFor(temperature: number | undefined): 1 | undefined {
  return temperature === 0 ? 1 : undefined;
}

/** A request to write as a program. The key is read from `MISTRAL_API_KEY`, and never written. */
export type CodeRequest = ChatCode | EmbeddingsCode;
