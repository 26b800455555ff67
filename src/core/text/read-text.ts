import { AppError } from '../../errors/errors.ts';
import { plainText } from '../../i18n/plain-text.ts';
import type { Services } from '../../services/ports/services.ts';

/** Maximum size of a text file: far more than any model reads at once. */
export const maxTextBytes = 1_000_000;

/**
 * Returns the text of a file without byte-order mark and control characters. Throws the error `files`: `not-text` for
 * bytes that are not UTF-8 or contain NUL, and the errors of `DocumentsPort`.
 */
export async function readText(
  { documents }: Pick<Services, 'documents'>,
  path: string,
): Promise<string> {
  const text = decode(await documents.read(path, maxTextBytes));
  if (text === undefined) throw new AppError({ code: 'files', problem: 'not-text', path });
  return text;
}

/** Decodes bytes as UTF-8; returns undefined if they are not text. */
function decode(bytes: Uint8Array): string | undefined {
  if (bytes.includes(0)) return undefined;
  try {
    return plainText(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
