/** One pair of `x-ratelimit-*` headers: how many units a window allows, and how many are left. */
export interface RateLimit {
  /** As the service writes it: `req`, `tokens` or another text. */
  readonly unit: string;
  /** As the service writes it: `second`, `minute`, `5-minute`, `month` … */
  readonly window: string;
  readonly limit?: number;
  readonly remaining?: number;
}

/** Details from the headers of an answer. */
export interface AnswerMetadata {
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

/**
 * Reason why an answer ended: `stop`, `length`, `model_length`, `tool_calls`, `error`, or one that the service adds
 * later.
 */
export type FinishReason = string;
