import { defaultChoice, type EmbeddingChoice } from '../../core/models/embedding-models.ts';
import { readText } from '../../core/text/read-text.ts';
import { type TextLines, textLines } from '../../core/text/text-lines.ts';
import type { Services } from '../../services/ports/services.ts';

/** Alone, a text has nothing to be compared with. */
export const minTexts = 2;
/** As many as a map can show. */
export const maxOwn = 20;
/** Maximum number of lines read from a file: searching them is instant, and they cost cents at most. */
export const maxFile = 1_000;
/** A sentence, or a page; what is longer belongs in a file. */
export const maxLetters = 2_000;

/** The texts of a file that the person named. */
export interface FileTexts extends TextLines {
  readonly path: string;
}

/** Texts and options to send. */
export interface Draft {
  readonly source: 'offered' | 'own' | 'file';
  /** The person's own sentences, once there are any. */
  readonly own: readonly string[] | undefined;
  readonly file: FileTexts | undefined;
  readonly choice: EmbeddingChoice;
  /** Models that this account turned out not to be able to call. */
  readonly closed: readonly string[];
}

export const firstDraft: Draft = {
  source: 'offered',
  own: undefined,
  file: undefined,
  choice: defaultChoice,
  closed: [],
};

/** The texts that a draft would send. The offered ones follow the language. */
export function textsOf({ source, own, file }: Draft, offered: readonly string[]) {
  if (source === 'own') return own ?? offered;
  return source === 'file' ? (file?.texts ?? offered) : offered;
}

/** The list with another text at one place; an empty one takes the place away, and one past the end is added. */
export function withText(texts: readonly string[], place: number, text: string): readonly string[] {
  const line = text.trim();
  return [...texts.slice(0, place), ...(line === '' ? [] : [line]), ...texts.slice(place + 1)];
}

/** Reads the texts of a file, one a line. Throws `AppError` with `files`. */
export async function readFileTexts(
  services: Pick<Services, 'documents'>,
  path: string,
): Promise<FileTexts> {
  return { path, ...textLines(await readText(services, path), maxFile) };
}
