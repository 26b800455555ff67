import { provider } from '../../i18n/provider.ts';
import type { ChatRequest, EmbeddingsRequest } from '../../services/ports/mistral.ts';
import type {
  DocumentRequest,
  FimRequest,
  ModerationRequest,
  TranscriptionRequest,
} from '../../services/ports/other-calls.ts';
import { catalogue, type ModelMetadata } from '../models/catalogue.ts';
import { type Cost, costOf, pageCostOf, secondsCostOf } from './price.ts';

/** Catalogue entry of the requested model; undefined if the catalogue does not have it. */
type Known = ModelMetadata | undefined;

// Bytes added for the model's template. No tokenizer produces more tokens than a text has bytes.
const aroundRequest = 512;
const aroundPart = 16;

/** Tokens of a picture at the most. Three times the published figure, because a cap must hold for later models, too. */
const perPicture = 3 * provider.limits.picture.tokens;

/** The largest context of any model, for models with an unknown one. */
const widestContext = Math.max(...catalogue.map(({ contextTokens }) => contextTokens ?? 0));

/** The most pages that the service reads of one document. */
const pagesPerDocument = provider.limits.documentPages;

/** The most that a chat can cost. Without `maxTokens` the answer may fill the model's whole context. */
export function maxChatCost(request: ChatRequest, known: Known): Cost {
  const pictures = request.messages.flatMap((turn) => ('pictures' in turn ? turn.pictures : []));
  // The JSON around the parts of a request accounts for the separators between them.
  const text = JSON.stringify([request.messages, request.tools ?? []], withoutBytes);
  return costOf(
    {
      promptTokens:
        bytesOf(text) +
        aroundRequest +
        request.messages.length * aroundPart +
        pictures.length * perPicture,
      completionTokens: maxOut(request, known),
    },
    known,
  );
}

/** The most that filling a gap can cost. */
export function maxFimCost(request: FimRequest, known: Known): Cost {
  return costOf(
    {
      promptTokens: bytesOf(request.prompt) + bytesOf(request.suffix) + aroundRequest,
      completionTokens: maxOut(request, known),
    },
    known,
  );
}

/** The most that reading texts without an answer can cost: embeddings, or moderation. */
export function maxInputs(request: EmbeddingsRequest | ModerationRequest, known: Known): Cost {
  const bytes = request.inputs.reduce((sum, input) => sum + bytesOf(input) + aroundPart, 0);
  return costOf({ promptTokens: bytes + aroundRequest, completionTokens: 0 }, known);
}

/** The most that reading a document can cost. */
export function maxDocumentCost({ document, pages }: DocumentRequest, known: Known): Cost {
  const isPicture = document.mediaType.startsWith('image/');
  return pageCostOf(isPicture ? 1 : (pages?.length ?? pagesPerDocument), known);
}

/** Bytes of a second of sound at the least: heavily compressed speech. */
const leastBytesPerSecond = 500;

/** The most that writing down a recording can cost. */
export function maxTranscriptionCost({ recording }: TranscriptionRequest, known: Known): Cost {
  const seconds = Math.ceil(recording.bytes.length / leastBytesPerSecond);
  return secondsCostOf(seconds, known);
}

function maxOut({ maxTokens }: { readonly maxTokens?: number }, known: Known): number {
  return maxTokens ?? known?.contextTokens ?? widestContext;
}

const utf8 = new TextEncoder();

function bytesOf(text: string): number {
  return utf8.encode(text).length;
}

function withoutBytes(_name: string, value: unknown): unknown {
  return value instanceof Uint8Array ? '' : value;
}
