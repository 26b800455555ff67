import type { KeychainProblem } from '../errors/fault.ts';
import type { ChildrenPort } from './children-port.ts';
import type { ClipboardPort } from './clipboard-port.ts';
import type { KeyPlacesPort } from './key-places-port.ts';
import type { Secret } from './secret.ts';
import type { SystemFacts } from './system-facts.ts';
import type { VaultPort } from './vault-port.ts';

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

/** Whether the keychain can be used; `detail` is the system's own words, cleaned. */
export type KeychainState =
  | { readonly ready: true }
  | { readonly ready: false; readonly problem: KeychainProblem; readonly detail: string };

/**
 * A place that keeps one key per profile. Methods throw `FaultError` with `keychain`, within 3 s; `readBack`, which
 * starts a process, within 10 s.
 */
export interface KeychainPort {
  readonly place: 'secret-service' | 'macos-keychain' | 'windows-credentials' | 'memory' | 'vault';
  /** Writes, reads and deletes an entry of its own; never throws, never takes over 3 s. */
  probe(): Promise<KeychainState>;
  read(profile: string): Promise<Secret | undefined>;
  write(profile: string, key: Secret): Promise<void>;
  /** True where there was an entry. */
  remove(profile: string): Promise<boolean>;
  /** Reads the entry in a process of its own and says whether it is `key`. The key crosses to no other process. */
  readBack(profile: string, key: Secret): Promise<boolean>;
}

export interface BrowserPort {
  /** False where no browser can be opened from here (ssh, no display, a container): then the address is shown. */
  readonly available: boolean;
  /** Opens an https address; true where a browser was started. Never throws. */
  open(url: string): Promise<boolean>;
}

export interface ClockPort {
  /** Milliseconds since 1970, as the machine has it. */
  now(): number;
  /** Milliseconds on a clock that never jumps. */
  monotonic(): number;
  /** Resolves after `ms`; rejects with an `AbortError` when the signal is aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** Throws `FaultError` with `files`. */
export interface FilesPort {
  /** The text of a file; undefined where there is none. */
  read(path: string): Promise<string | undefined>;
  /** Whole or not at all: mode 0600 in a folder of mode 0700, both made where missing. */
  writeAtomic(path: string, text: string): Promise<void>;
  remove(path: string): Promise<void>;
}

export interface Environment {
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  /** The folder of our own files. */
  readonly ownFolder: string;
}

/** Everything outside the program that the program uses. Functions ask for the few they need: `Pick<Services, …>`. */
export interface Services {
  readonly mistral: MistralPort;
  readonly keychain: KeychainPort;
  readonly vault: VaultPort;
  /** The place of the choice "this session only": gone when the program ends. */
  readonly memory: KeychainPort;
  readonly browser: BrowserPort;
  readonly clipboard: ClipboardPort;
  /** The places of other tools, where keys may lie. */
  readonly keyPlaces: KeyPlacesPort;
  /** What is true of this machine and session; never rejects. */
  readonly system: () => Promise<SystemFacts>;
  readonly children: ChildrenPort;
  readonly clock: ClockPort;
  readonly files: FilesPort;
  readonly environment: Environment;
}
