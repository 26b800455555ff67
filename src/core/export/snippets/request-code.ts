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
 * Returns the request as a complete program with `\n` line ends. The program streams a chat to stdout, or prints the
 * number and the length of the vectors; cURL prints the answer of the service. Preserves every text exactly.
 */
export function requestCode(language: CodeLanguage, request: CodeRequest): string {
  return writers[language](request);
}
