import type { AnswerMetadata, FinishReason, Usage } from './answer.ts';

/** The bytes of a file and its media type: `image/png`, `application/pdf` … */
export interface FileContent {
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

export interface FimRequest {
  readonly model: string;
  /** The code before the gap, and after it. */
  readonly prompt: string;
  readonly suffix: string;
  readonly maxTokens?: number;
}

export interface FimAnswer {
  readonly model: string;
  /** The code for the gap. */
  readonly text: string;
  readonly reason: FinishReason;
  readonly usage?: Usage;
  readonly metadata: AnswerMetadata;
}

export interface ModerationRequest {
  readonly model: string;
  readonly inputs: readonly string[];
}

/** Rating of a text in one category. */
export interface CategoryScore {
  /** As the service names it. */
  readonly category: string;
  /** 0 to 1; absent if the service sent none. */
  readonly score?: number;
  /** True if the service decides that the category applies. */
  readonly flagged: boolean;
}

export interface ModerationAnswer {
  readonly model: string;
  /** The categories of each input, in the order of the inputs. */
  readonly results: readonly (readonly CategoryScore[])[];
  readonly usage?: Usage;
  readonly metadata: AnswerMetadata;
}

export interface TranscriptionRequest {
  readonly model: string;
  readonly recording: FileContent;
}

export interface TranscriptionAnswer {
  readonly model: string;
  readonly text: string;
  /** Seconds of sound, which are charged; absent if the service did not say. */
  readonly seconds?: number;
  readonly usage?: Usage;
  readonly metadata: AnswerMetadata;
}

export interface DocumentRequest {
  readonly model: string;
  /** A picture or a PDF. */
  readonly document: FileContent;
  /** The pages to read, from 0; absent for all. */
  readonly pages?: readonly number[];
}

export interface DocumentAnswer {
  readonly model: string;
  /** Text of each page as Markdown, in the order of the pages. */
  readonly texts: readonly string[];
  /** The number of pages that were read and are charged. */
  readonly pages: number;
  readonly metadata: AnswerMetadata;
}
