import type { CallOptions } from '../services/mistral-port.ts';
import type { FileContent } from '../services/other-calls-port.ts';
import type { Services } from '../services/ports.ts';
import { type CallAccount, withAccount } from './account-of-call.ts';
import { factsOf } from './catalogue.ts';
import { type Cost, pageCostOf } from './price.ts';

export interface ReadPage extends CallAccount {
  /** Markdown; empty where nothing could be read. */
  readonly text: string;
}

/** Reads the first page of a document: a long one would cost as much as it has pages. Throws `FaultError`. */
export async function readPage(
  services: Pick<Services, 'mistral' | 'clock'>,
  document: FileContent,
  { model, ...call }: CallOptions & { readonly model: string },
): Promise<ReadPage> {
  const isPicture = document.mediaType.startsWith('image/');
  const request = { model, document, ...(isPicture ? {} : { pages: [0] }) };
  const { answer, account } = await withAccount(services, { kind: 'ocr', asked: model }, () =>
    services.mistral.readDocument(request, call),
  );
  return { ...account, text: answer.texts.join('\n\n') };
}

/** What one page costs. */
export function pageEstimate(model: string): Cost {
  return pageCostOf(1, factsOf(model));
}
