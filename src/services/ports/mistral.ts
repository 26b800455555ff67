import type { AnswerMetadata, FinishReason, Usage } from './answer.ts';
import type {
  DocumentAnswer,
  DocumentRequest,
  FileContent,
  FimAnswer,
  FimRequest,
  ModerationAnswer,
  ModerationRequest,
  TranscriptionAnswer,
  TranscriptionRequest,
} from './other-calls.ts';
import type { Secret } from './secret.ts';

/** Options of every call to the API. Aborting `signal` ends the call with the error `cancelled`. */
export interface CallOptions {
  readonly key: Secret;
  readonly signal?: AbortSignal;
  /** Recorded with the call in the ledger; absent if the person asked for the answer. */
  readonly purpose?: Purpose;
}

/** Purpose of a call that the program makes for itself: to test whether a model can be called, or to count tokens. */
export type Purpose = 'probe' | 'count';

/**
 * Capabilities as in `GET /v1/models`. The service lists none for embeddings; those models are recognised by their id.
 */
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

/** One entry of the live list. Each alias is a separate entry, which names the others in `aliases`. */
export interface ModelCard {
  readonly id: string;
  /** The canonical id, if the entry is an alias. */
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

export interface ChatMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

/** A message of the person with pictures. */
export interface PictureMessage {
  readonly role: 'user';
  readonly content: string;
  readonly pictures: readonly FileContent[];
}

/** A function that this program offers to the model. */
export interface Tool {
  readonly name: string;
  readonly description: string;
  /** The JSON schema of its arguments. */
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** A call of a function that the model requests. */
export interface ToolCall {
  readonly id: string;
  readonly name: string;
  /** JSON as the model wrote it, which may be invalid or not match the schema. */
  readonly arguments: string;
}

/** A message in which the model calls functions; must precede their results. */
export interface ToolCallMessage {
  readonly role: 'assistant';
  readonly content: string;
  readonly toolCalls: readonly ToolCall[];
}

/** The result of a function. */
export interface ToolResultMessage {
  readonly role: 'tool';
  readonly callId: string;
  readonly name: string;
  readonly content: string;
}

/** One message of a conversation. */
export type ChatTurn = ChatMessage | PictureMessage | ToolCallMessage | ToolResultMessage;

export interface ChatRequest {
  readonly model: string;
  readonly messages: readonly ChatTurn[];
  readonly temperature?: number;
  readonly maxTokens?: number;
  readonly randomSeed?: number;
  readonly tools?: readonly Tool[];
  /** `any` forces a call; `auto` (the default) lets the model decide. */
  readonly toolChoice?: 'auto' | 'any' | 'none';
  /** Makes the answer JSON that fits a JSON schema. */
  readonly responseForm?: { readonly name: string; readonly schema: object };
}

/** Events of a stream: any number of texts, then exactly one finish. A stream without a finish throws. */
export type ChatEvent =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'thinking'; readonly text: string }
  | {
      readonly type: 'finish';
      readonly reason: FinishReason;
      readonly model: string;
      readonly usage?: Usage;
      /** The functions that the model calls, complete; absent if there are none. */
      readonly toolCalls?: readonly ToolCall[];
      readonly metadata: AnswerMetadata;
    };

/** A complete answer, without the thinking of the model. */
export interface ChatAnswer extends Omit<Extract<ChatEvent, { type: 'finish' }>, 'type'> {
  readonly text: string;
}

export interface EmbeddingsRequest {
  readonly model: string;
  readonly inputs: readonly string[];
  /** Length of the vectors, if it differs from the model's default. Some models do not accept it. */
  readonly dimensions?: number;
}

export interface EmbeddingsAnswer {
  readonly model: string;
  /** One vector per input, in the order of the inputs. */
  readonly vectors: readonly (readonly number[])[];
  readonly usage?: Usage;
  readonly metadata: AnswerMetadata;
}

export interface ModelsAnswer {
  readonly models: readonly ModelCard[];
  readonly metadata: AnswerMetadata;
}

/**
 * The Mistral API at one base URL. Every method throws only `AppError`. Removes control characters from every text it
 * returns. Spaces calls that generate text at least 1.1 s apart.
 */
export interface MistralPort {
  /** `host` or `host:port` of the base URL, to show. */
  readonly host: string;
  /** Origin that is called: scheme, host and port, without a slash at its end. */
  readonly baseUrl: string;
  listModels(options: CallOptions): Promise<ModelsAnswer>;
  /**
   * Requests an answer in one piece, which, unlike a stream, has headers with the remaining rate limits of the model.
   */
  completeChat(request: ChatRequest, options: CallOptions): Promise<ChatAnswer>;
  streamChat(request: ChatRequest, options: CallOptions): AsyncIterable<ChatEvent>;
  embed(request: EmbeddingsRequest, options: CallOptions): Promise<EmbeddingsAnswer>;
  /** Fills the gap between two pieces of code. */
  completeFim(request: FimRequest, options: CallOptions): Promise<FimAnswer>;
  /** Rates texts by category. */
  moderate(request: ModerationRequest, options: CallOptions): Promise<ModerationAnswer>;
  /** Reads the text of a document (OCR). */
  readDocument(request: DocumentRequest, options: CallOptions): Promise<DocumentAnswer>;
  /** Transcribes the speech of a recording. */
  transcribe(request: TranscriptionRequest, options: CallOptions): Promise<TranscriptionAnswer>;
}
