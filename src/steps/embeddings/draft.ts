import { defaultChoice, type EmbeddingChoice } from '../../core/models/embedding-models.ts';
import { readText } from '../../core/text/read-text.ts';
import { type TextLines, textLines } from '../../core/text/text-lines.ts';
import type { Services } from '../../services/ports/services.ts';

/** Minimum number of texts, because a single one cannot be compared. */
export const minTexts = 2;
/** Maximum number of the person's own sentences: as many as a map can show. */
export const maxSentences = 20;
/**
 * Maximum number of lines read from a file. The lines cost a few cents at most, and searching them takes no noticeable time.
 */
export const maxFileLines = 1_000;
/** Maximum length of a sentence; longer texts belong in a file. */
export const maxCharacters = 2_000;

/** Texts of the file that the person chose. */
export interface FileTexts extends TextLines {
  readonly path: string;
}

/** Texts and options to send. */
export interface Draft {
  readonly source: 'offered' | 'own' | 'file';
  /** The person's own sentences, if there are any. */
  readonly own: readonly string[] | undefined;
  readonly file: FileTexts | undefined;
  readonly choice: EmbeddingChoice;
  /** Models that this account is known to be unable to call. */
  readonly closed: readonly string[];
}

export const firstDraft: Draft = {
  source: 'offered',
  own: undefined,
  file: undefined,
  choice: defaultChoice,
  closed: [],
};

/** Returns the texts that a draft would send. The suggested ones follow the language. */
export function textsOf({ source, own, file }: Draft, offered: readonly string[]) {
  if (source === 'own') return own ?? offered;
  return source === 'file' ? (file?.texts ?? offered) : offered;
}

/** Replaces the text at `index`. An empty text removes the entry, and an index after the last one adds an entry. */
export function withText(texts: readonly string[], index: number, text: string): readonly string[] {
  const line = text.trim();
  return [...texts.slice(0, index), ...(line === '' ? [] : [line]), ...texts.slice(index + 1)];
}

/** Reads the texts of a file, one per line. Throws `AppError` with `files`. */
export async function readFileTexts(
  services: Pick<Services, 'documents'>,
  path: string,
): Promise<FileTexts> {
  return { path, ...textLines(await readText(services, path), maxFileLines) };
}
