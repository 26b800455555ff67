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

/** Maximum tokens that the service adds to a request, and to each part, for the template of the model. */
const templateTokens = 512;
const partTokens = 16;

/** Maximum tokens of a picture: three times the published figure, because a cap must also hold for later models. */
const pictureTokens = 3 * provider.limits.picture.tokens;

/** The largest context of any model in tokens, assumed for models with an unknown context. */
const widestContext = Math.max(...catalogue.map(({ contextTokens }) => contextTokens ?? 0));

/** Maximum number of pages that the service reads of one document. */
const pagesPerDocument = provider.limits.documentPages;

/** Returns the maximum cost of a chat. Without `maxTokens`, the answer may fill the model's whole context. */
export function maxChatCost(request: ChatRequest, known: Known): Cost {
  const pictures = request.messages.flatMap((turn) => ('pictures' in turn ? turn.pictures : []));
  // The JSON around the parts of a request accounts for the separators between them.
  const text = JSON.stringify([request.messages, request.tools ?? []], withoutBytes);
  return costOf(
    {
      promptTokens:
        bytesOf(text) +
        templateTokens +
        request.messages.length * partTokens +
        pictures.length * pictureTokens,
      completionTokens: maxOut(request, known),
    },
    known,
  );
}

/** Returns the maximum cost of filling a gap in code. */
export function maxFimCost(request: FimRequest, known: Known): Cost {
  return costOf(
    {
      promptTokens: bytesOf(request.prompt) + bytesOf(request.suffix) + templateTokens,
      completionTokens: maxOut(request, known),
    },
    known,
  );
}

/** Returns the maximum cost of a call that only reads texts: embeddings, or moderation. */
export function maxInputCost(request: EmbeddingsRequest | ModerationRequest, known: Known): Cost {
  const bytes = request.inputs.reduce((sum, input) => sum + bytesOf(input) + partTokens, 0);
  return costOf({ promptTokens: bytes + templateTokens, completionTokens: 0 }, known);
}

/** Returns the maximum cost of reading a document. */
export function maxDocumentCost({ document, pages }: DocumentRequest, known: Known): Cost {
  const isPicture = document.mediaType.startsWith('image/');
  return pageCostOf(isPicture ? 1 : (pages?.length ?? pagesPerDocument), known);
}

/** Minimum number of bytes per second of sound: heavily compressed speech. */
const minBytesPerSecond = 500;

/** Returns the maximum cost of transcribing a recording. */
export function maxTranscriptionCost({ recording }: TranscriptionRequest, known: Known): Cost {
  const seconds = Math.ceil(recording.bytes.length / minBytesPerSecond);
  return secondsCostOf(seconds, known);
}

function maxOut({ maxTokens }: { readonly maxTokens?: number }, known: Known): number {
  return maxTokens ?? known?.contextTokens ?? widestContext;
}

const utf8 = new TextEncoder();

/** Returns the bytes of a text, which are an upper bound of its tokens in any tokenizer. */
function bytesOf(text: string): number {
  return utf8.encode(text).length;
}

/** Leaves pictures out of JSON, because they are counted separately. */
function withoutBytes(_name: string, value: unknown): unknown {
  return value instanceof Uint8Array ? '' : value;
}
