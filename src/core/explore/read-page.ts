import type { CallOptions } from '../../services/ports/mistral.ts';
import type { FileContent } from '../../services/ports/other-calls.ts';
import type { Services } from '../../services/ports/services.ts';
import type { ModelMetadata } from '../models/catalogue.ts';
import { type Cost, pageCostOf } from '../spending/price.ts';
import { type CallUsage, withUsage } from './call-usage.ts';

/** The text of a page, and the usage of the call. */
export interface ReadPage extends CallUsage {
  /** The text as Markdown; empty if nothing could be read. */
  readonly text: string;
}

/** Reads the first page of a document, and no more, because each page costs money. Throws the errors of the service. */
export async function readPage(
  services: Pick<Services, 'mistral' | 'clock' | 'modelNames'>,
  document: FileContent,
  { model, ...call }: CallOptions & { readonly model: string },
): Promise<ReadPage> {
  const isPicture = document.mediaType.startsWith('image/');
  const request = { model, document, ...(isPicture ? {} : { pages: [0] }) };
  const { answer, callUsage } = await withUsage(services, { kind: 'ocr', asked: model }, () =>
    services.mistral.readDocument(request, call),
  );
  return { ...callUsage, text: answer.texts.join('\n\n') };
}

/** Returns the cost of one page. */
export function pageEstimate(known: ModelMetadata | undefined): Cost {
  return pageCostOf(1, known);
}
