import type { ChatMessage } from '../../../services/ports/mistral.ts';
import { curlCode } from './curl.ts';
import { pythonCode } from './python.ts';
import { typescriptCode } from './typescript.ts';

export const codeLanguages = ['python', 'typescript', 'curl'] as const;
export type CodeLanguage = (typeof codeLanguages)[number];

/** A request to write as a program. The key is read from `MISTRAL_API_KEY`, and never written. */
export type CodeRequest = ChatCode | EmbeddingsCode;

interface Addressed {
  readonly model: string;
  /** The origin, without a slash at its end; the usual one where it is missing. */
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

const writers: Readonly<Record<CodeLanguage, (request: CodeRequest) => string>> = {
  python: pythonCode,
  typescript: typescriptCode,
  curl: curlCode,
};

/**
 * The request as a program that runs as it stands, its lines ended by `\n`: a chat is streamed to the standard output,
 * of embeddings their count and length are printed. Texts come out of it exactly as they are.
 */
export function requestCode(language: CodeLanguage, request: CodeRequest): string {
  return writers[language](request);
}
