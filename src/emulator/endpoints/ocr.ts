import { admit } from '../admit.ts';
import type { Call } from '../call.ts';
import { isObject, objectOf, textOf } from '../json.ts';
import { json, type Reply } from '../reply.ts';
import { ocrRequest } from '../schema/requests.ts';
import { countTokens } from '../tokens.ts';
import type { World } from '../world.ts';

const page = `# Facture / Invoice 2026-11

*Réponse simulée : le document n'a pas été lu. / Simulated answer: the document was not read.*

| Article | Quantité | Prix |
| --- | --- | --- |
| Comté 18 mois | 2 | 24,80 € |
| Roquefort | 1 | 9,90 € |

**Total : 34,70 €**`;

/** Address of the document, or a `data:` URL that holds it. */
function sourceOf(document: Readonly<Record<string, unknown>>): string {
  const { document_url: address, image_url: image } = document;
  return textOf(address) || textOf(isObject(image) ? image['url'] : image);
}

/** Bytes of a document that came with the request; null for one that lies elsewhere. */
function sizeOf(source: string): number | null {
  const data = /^data:[^,]*;base64,(.*)$/s.exec(source)?.[1];
  return data === undefined ? null : Buffer.byteLength(data, 'base64');
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
  const dimensions = { dpi: 200, height: 2200, width: 1700 };
  const answer = {
    pages: [{ index: 0, markdown: world.scenario.answer ?? page, images: [], dimensions }],
    model: card.id,
    document_annotation: null,
    usage_info: { pages_processed: 1, doc_size_bytes: sizeOf(source) },
  };
  return json(200, answer, world.meter(card.name, countTokens(page)));
}
