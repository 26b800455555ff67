import type { Secret } from './secret.ts';

/** What every call to the API takes. Aborting `signal` ends it with the fault `cancelled`. */
export interface CallOptions {
  readonly key: Secret;
  readonly signal?: AbortSignal;
}

/** What a model can do, as `GET /v1/models` says it. There is no "embeddings" there: those are told by their id. */
export interface ModelCapabilities {
  readonly chat: boolean;
  readonly functionCalling: boolean;
  readonly reasoning: boolean;
  readonly fim: boolean;
  readonly fineTuning: boolean;
  readonly vision: boolean;
  readonly ocr: boolean;
  readonly classification: boolean;
  readonly moderation: boolean;
  readonly audio: boolean;
}

/** One entry of the live list. Each alias is an entry of its own, naming the others in `aliases`. */
export interface ModelCard {
  readonly id: string;
  /** The canonical id, where the entry is an alias. */
  readonly name?: string;
  readonly description?: string;
  readonly aliases: readonly string[];
  readonly capabilities: ModelCapabilities;
  /** Tokens. */
  readonly contextTokens?: number;
  /** ISO 8601, UTC: when the model is retired. */
  readonly retiresAt?: string;
  readonly replacement?: string;
  readonly billingName?: string;
  readonly ownedBy?: string;
}

/** One pair of `x-ratelimit-*` headers: how many units a window allows, and how many are left. */
export interface RateLimit {
  /** As the service writes it, `req` or `tokens` or another. */
  readonly unit: string;
  /** As the service writes it: `second`, `minute`, `5-minute`, `month` … */
  readonly window: string;
  readonly limit?: number;
  readonly remaining?: number;
}

/** What an answer's headers say beside its body. */
export interface AnswerFacts {
  readonly limits: readonly RateLimit[];
  /** The service's own id for this answer, for its support. */
  readonly correlationId?: string;
}

/** Tokens counted by the service. */
export interface Usage {
  readonly promptTokens: number;
  readonly completionTokens: number;
  readonly totalTokens: number;
  readonly cachedTokens?: number;
}

export interface ChatMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

export interface ChatRequest {
  readonly model: string;
  readonly messages: readonly ChatMessage[];
  /** 0 to 1.5. */
  readonly temperature?: number;
  readonly maxTokens?: number;
  readonly randomSeed?: number;
}

/** Why an answer ended: `stop`, `length`, `model_length`, `tool_calls`, `error`, or one the service adds later. */
export type FinishReason = string;

/** What a stream yields, in order: any number of texts, then exactly one finish. A stream without it throws. */
export type ChatEvent =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'thinking'; readonly text: string }
  | {
      readonly type: 'finish';
      readonly reason: FinishReason;
      readonly model: string;
      readonly usage?: Usage;
      readonly facts: AnswerFacts;
    };

export interface EmbeddingsRequest {
  readonly model: string;
  readonly inputs: readonly string[];
}

export interface EmbeddingsAnswer {
  readonly model: string;
  /** One vector per input, in the order of the inputs. */
  readonly vectors: readonly (readonly number[])[];
  readonly usage?: Usage;
  readonly facts: AnswerFacts;
}

export interface ModelsAnswer {
  readonly models: readonly ModelCard[];
  readonly facts: AnswerFacts;
}

/**
 * The Mistral API at one base URL. Every method throws `FaultError` and nothing else; every text that comes back has
 * had control characters taken out. Calls that generate are spaced at least 1.1 s apart.
 */
export interface MistralPort {
  /** `host` or `host:port` of the base URL, to show. */
  readonly host: string;
  listModels(options: CallOptions): Promise<ModelsAnswer>;
  streamChat(request: ChatRequest, options: CallOptions): AsyncIterable<ChatEvent>;
  embed(request: EmbeddingsRequest, options: CallOptions): Promise<EmbeddingsAnswer>;
}
