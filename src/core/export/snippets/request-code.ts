import type { CodeRequest } from './code-request.ts';
import { curlCode } from './curl.ts';
import { pythonCode } from './python.ts';
import { typescriptCode } from './typescript.ts';

export const codeLanguages = ['python', 'typescript', 'curl'] as const;
export type CodeLanguage = (typeof codeLanguages)[number];

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
