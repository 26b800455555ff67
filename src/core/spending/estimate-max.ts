import type { ChatRequest, EmbeddingsRequest } from '../../services/ports/mistral.ts';
import type {
  DocumentRequest,
  FimRequest,
  ModerationRequest,
  TranscriptionRequest,
} from '../../services/ports/other-calls.ts';
import { knownModel } from '../models/known-model.ts';
import { type Cost, costOf, pageCostOf, secondsCostOf } from './price.ts';

// Bytes added for the model's template. No tokenizer produces more tokens than a text has bytes.
const aroundRequest = 512;
const aroundPart = 16;

/** More tokens than any model uses for a picture, which it scales down first. */
const perPicture = 10_000;

/** The largest context of any model, for models with an unknown one. */
const widestContext = 1_000_000;

/** The most pages that the service reads of one document. */
const pagesPerDocument = 1000;

/** The most that a chat can cost. Without `maxTokens` the answer may fill the model's whole context. */
export function maxChatCost(request: ChatRequest): Cost {
  const pictures = request.messages.flatMap((turn) => ('pictures' in turn ? turn.pictures : []));
  // The JSON around the parts of a request accounts for the separators between them.
  const text = JSON.stringify([request.messages, request.tools ?? []], withoutBytes);
  return mostOf(request, {
    promptTokens:
      bytesOf(text) +
      aroundRequest +
      request.messages.length * aroundPart +
      pictures.length * perPicture,
    completionTokens: maxOut(request),
  });
}

/** The most that filling a gap can cost. */
export function maxFimCost(request: FimRequest): Cost {
  return mostOf(request, {
    promptTokens: bytesOf(request.prompt) + bytesOf(request.suffix) + aroundRequest,
    completionTokens: maxOut(request),
  });
}

/** The most that reading texts without an answer can cost: embeddings, or moderation. */
export function maxInputs(request: EmbeddingsRequest | ModerationRequest): Cost {
  const bytes = request.inputs.reduce((sum, input) => sum + bytesOf(input) + aroundPart, 0);
  return mostOf(request, { promptTokens: bytes + aroundRequest, completionTokens: 0 });
}

/** The most that reading a document can cost. */
export function maxDocumentCost({ model, document, pages }: DocumentRequest): Cost {
  const isPicture = document.mediaType.startsWith('image/');
  return pageCostOf(isPicture ? 1 : (pages?.length ?? pagesPerDocument), knownModel(model));
}

/** Bytes of a second of sound at the least: heavily compressed speech. */
const leastBytesPerSecond = 500;

/** The most that writing down a recording can cost. */
export function maxTranscriptionCost({ model, recording }: TranscriptionRequest): Cost {
  const seconds = Math.ceil(recording.bytes.length / leastBytesPerSecond);
  return secondsCostOf(seconds, knownModel(model));
}

function mostOf({ model }: { readonly model: string }, usage: Parameters<typeof costOf>[0]): Cost {
  return costOf(usage, knownModel(model));
}

function maxOut({ model, maxTokens }: { readonly model: string; readonly maxTokens?: number }) {
  return maxTokens ?? knownModel(model)?.contextTokens ?? widestContext;
}

const utf8 = new TextEncoder();

function bytesOf(text: string): number {
  return utf8.encode(text).length;
}

function withoutBytes(_name: string, value: unknown): unknown {
  return value instanceof Uint8Array ? '' : value;
}
