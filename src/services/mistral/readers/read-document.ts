import { AppError } from '../../../errors/errors.ts';
import { plainLine, plainText } from '../../../i18n/plain-text.ts';
import type { DocumentAnswer, DocumentRequest } from '../../ports/other-calls.ts';
import { countOf, fieldOf, textOf } from './fields.ts';

/** Returns the pages of an answer to `POST /v1/ocr`, in order. Throws `bad-answer` if it has no list of pages. */
export function readDocumentAnswer(
  answer: unknown,
  request: DocumentRequest,
  host: string,
): Omit<DocumentAnswer, 'metadata'> {
  const pages = fieldOf(answer, 'pages');
  if (!Array.isArray(pages)) throw new AppError({ code: 'bad-answer', host });
  const placed = pages.map((page: unknown, place) => ({
    index: countOf(page, 'index') ?? place,
    text: plainText(textOf(page, 'markdown') ?? ''),
  }));
  return {
    model: plainLine(textOf(answer, 'model') ?? request.model),
    texts: placed.toSorted((one, other) => one.index - other.index).map(({ text }) => text),
    pages: countOf(fieldOf(answer, 'usage_info'), 'pages_processed') ?? pages.length,
  };
}
