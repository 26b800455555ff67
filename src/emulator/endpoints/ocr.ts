import { admit } from '../admit.ts';
import type { Call } from '../call.ts';
import { isObject, objectOf, textOf } from '../json.ts';
import { errorBody, json, type Reply, refusal } from '../reply.ts';
import { ocrRequest } from '../schema/requests.ts';
import type { World } from '../world.ts';

/** The text of the invoice that the setup sends as a sample. */
const invoice = `# Facture / Invoice 2026-11

Fromagerie du Port, 12 quai des Brumes, 29200 Brest

| Article | Quantité | Prix |
| --- | --- | --- |
| Comté 18 mois | 2 | 24,80 € |
| Roquefort | 1 | 9,90 € |

**Total : 34,70 €**`;

const otherPage = `*Réponse simulée : le document n’a pas été lu. / Simulated answer: the document was not read.*`;

/** Returns the text of a page: the invoice for the sample document, a note for any other. */
function textOfPage(inline: InlineDocument | undefined): string {
  return inline?.bytes.includes('(Facture / Invoice 2026-11)') ? invoice : otherPage;
}

/** Returns the address of the document, or a `data:` URL that holds it. */
function sourceOf(document: Readonly<Record<string, unknown>>): string {
  const { document_url: address, image_url: image } = document;
  return textOf(address) || textOf(isObject(image) ? image['url'] : image);
}

/** A document contained in the request. */
interface InlineDocument {
  readonly mediaType: string;
  readonly bytes: Buffer;
}

/** Returns the document contained in the request; undefined for an address. */
function inlineDocumentIn(source: string): InlineDocument | undefined {
  const [, mediaType = '', data] = /^data:([^,;]*)[^,]*;base64,(.*)$/s.exec(source) ?? [];
  return data === undefined ? undefined : { mediaType, bytes: Buffer.from(data, 'base64') };
}

const maxPages = 1_000;

/** Returns the number of pages of a PDF, without pages that are compressed, but at least 1; 1 for a picture. */
function pageCountOf({ mediaType, bytes }: InlineDocument): number {
  if (mediaType !== 'application/pdf') return 1;
  return Math.max(1, bytes.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0);
}

function notFetched(message: string): Reply {
  const { raw_status_code: _, ...body } = errorBody(400, 'invalid_request_file', '3310', message);
  return json(400, body);
}

/** Returns the refusal of a document that cannot be fetched or read. */
function refusedDocument(source: string, inline: InlineDocument | undefined): Reply | undefined {
  if (inline === undefined) {
    // The emulator fetches nothing, but it refuses names that can never be reached.
    const isLost = /^https?:\/\/[^/]*\.(?:invalid|test)(?:[:/]|$)/.test(source);
    const message = `File could not be fetched from url '${source}'`;
    return isLost ? notFetched(message) : undefined;
  }
  if (inline.mediaType === 'application/pdf' && !inline.bytes.includes('%PDF-')) {
    return refusal(400, 'document_parser_invalid_file', '3740', 'Document is not a valid PDF.');
  }
  const pages = pageCountOf(inline);
  if (pages <= maxPages) return undefined;
  const message = `This document has ${pages} pages, which is more than the maximum allowed of ${maxPages}.`;
  return refusal(400, 'document_parser_too_many_pages', '3730', message);
}

/** Returns one page; its blocks are its paragraphs from top to bottom. */
function pageOf(markdown: string, index: number) {
  const blocks = markdown.split('\n\n').map((content, row) => ({
    top_left_x: 170,
    top_left_y: 200 + row * 200,
    bottom_right_x: 1530,
    bottom_right_y: 360 + row * 200,
    content,
    confidence_scores: null,
    type: content.startsWith('#') ? 'title' : 'text',
  }));
  return {
    index,
    markdown,
    images: [],
    tables: [],
    hyperlinks: [],
    header: null,
    footer: null,
    dimensions: { dpi: 200, height: 2200, width: 1700 },
    confidence_scores: null,
    blocks,
  };
}

/** `POST /v1/ocr`. */
export function ocr(call: Call, world: World): Reply {
  const admission = admit(call, world, {
    request: ocrRequest,
    serves: (card) => card.capabilities['ocr'] === true,
  });
  if ('reply' in admission) return admission.reply;
  const { card } = admission;
  const source = sourceOf(objectOf(objectOf(call.body)['document']));
  const inline = inlineDocumentIn(source);
  const refused = refusedDocument(source, inline);
  if (refused !== undefined) return refused;
  const count = inline === undefined ? 1 : pageCountOf(inline);
  const markdown = world.scenario.answer ?? textOfPage(inline);
  const answer = {
    pages: Array.from({ length: count }, (_, index) => pageOf(markdown, index)),
    model: card.id,
    document_annotation: null,
    usage_info: { pages_processed: count, doc_size_bytes: inline?.bytes.length ?? null },
  };
  return json(200, answer, world.meter(card.name, count, 'pages'));
}
