import type { AnswerMetadata, Usage } from './answer.ts';
import type { Purpose } from './mistral.ts';

/** Kind of a call. */
export type CallKind = 'chat' | 'embeddings' | 'fim' | 'moderation' | 'ocr' | 'transcription';

/** One call of this session that the service answered. */
export interface LedgerEntry {
  readonly kind: CallKind;
  readonly purpose?: Purpose;
  /** The model that the service names; the requested one if the answer did not arrive. */
  readonly model: string;
  /** The requested model, if the service names another one. */
  readonly asked?: string;
  /** The dated ids behind both names at the time of the call, which give the price. Absent if they were unknown. */
  readonly modelId?: string;
  readonly askedId?: string;
  /** Absent if the service sent none, or the answer was stopped before it. */
  readonly usage?: Usage;
  /** Pages that were read, for `ocr`. */
  readonly pages?: number;
  /** Seconds of sound, for `transcription`. */
  readonly seconds?: number;
  /** Milliseconds from the call to the end of its answer. */
  readonly tookMs: number;
  readonly metadata?: AnswerMetadata;
}

/** The calls of this session, in order. Kept in memory until the program ends. */
export interface LedgerPort {
  entries(): readonly LedgerEntry[];
  add(entry: LedgerEntry): void;
}
