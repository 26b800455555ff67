import type { AnswerMetadata, Usage } from './answer.ts';
import type { Purpose } from './mistral.ts';

/** Kind of a call. */
export type CallKind = 'chat' | 'embeddings' | 'fim' | 'moderation' | 'ocr';

/** One call of this session that the service answered. */
export interface LedgerEntry {
  readonly kind: CallKind;
  readonly purpose?: Purpose;
  /** The model as the service names it; as it was asked for where the answer did not come that far. */
  readonly model: string;
  /** The model as it was asked for, where the service names it otherwise. */
  readonly asked?: string;
  /** Missing where the service did not say, or the answer was stopped before it could. */
  readonly usage?: Usage;
  /** Pages that were read, for `ocr`. */
  readonly pages?: number;
  /** Milliseconds, from the call to the end of its answer. */
  readonly tookMs: number;
  readonly metadata?: AnswerMetadata;
}

/** The calls of this session, in order. It is kept in memory and gone when the program ends. */
export interface LedgerPort {
  entries(): readonly LedgerEntry[];
  add(entry: LedgerEntry): void;
}
