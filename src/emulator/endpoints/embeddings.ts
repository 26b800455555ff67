import { admit, tooLong } from '../admit.ts';
import type { Call } from '../call.ts';
import { objectOf, textOf } from '../json.ts';
import { type Card, embeds } from '../models/cards.ts';
import { json, newId, type Reply, refusal } from '../reply.ts';
import { embeddingsRequest } from '../schema/requests.ts';
import { countTokens } from '../tokens.ts';
import { vectorOf } from '../vectors/vector.ts';
import type { World } from '../world.ts';

const textWidth = 1024;
const codeWidth = { defaults: 1536, max: 3072 } as const;

function refuse(message: string): Reply {
  return refusal(400, 'invalid_request_error', null, message);
}

const maxInputCost = 256;
const maxTokens = 16_384;

/** Returns the refusal of more texts or tokens than one call accepts. */
function tooMany(inputs: number, tokens: number): Reply | undefined {
  if (inputs <= maxInputCost && tokens <= maxTokens) return undefined;
  const message =
    inputs > maxInputCost
      ? 'Too many inputs in request, split into more batches.'
      : 'Too many tokens overall, split into more batches.';
  return refusal(400, 'invalid_request_prompt', '3210', message);
}

/** Returns the requested length of the vectors, or the refusal of one that the model does not support. */
function widthOf(card: Card, body: Readonly<Record<string, unknown>>): number | Reply {
  const asked = body['output_dimension'] ?? undefined;
  if (
    (body['output_dtype'] ?? 'float') !== 'float' ||
    (body['encoding_format'] ?? 'float') !== 'float'
  )
    return refuse('The emulator gives embeddings as float only.');
  if (card.name.startsWith('mistral-embed'))
    return asked === undefined
      ? textWidth
      : refuse(`Model ${card.id} does not support output_dimension.`);
  const width = typeof asked === 'number' ? asked : codeWidth.defaults;
  return width <= codeWidth.max
    ? width
    : refuse(`output_dimension must be less than or equal to ${codeWidth.max}.`);
}

/** `POST /v1/embeddings`. */
export function embeddings(call: Call, world: World): Reply {
  const admission = admit(call, world, { request: embeddingsRequest, serves: embeds });
  if ('reply' in admission) return admission.reply;
  const { card } = admission;
  const body = objectOf(call.body);
  const inputs = (Array.isArray(body['input']) ? body['input'] : [body['input']]).map(textOf);
  const width = widthOf(card, body);
  if (typeof width !== 'number') return width;
  const costs = inputs.map(countTokens);
  const tokens = costs.reduce((sum, cost) => sum + cost, 0);
  const refused = tooMany(inputs.length, tokens) ?? tooLong(card, Math.max(0, ...costs));
  if (refused !== undefined) return refused;
  const data = inputs.map((text, index) => ({
    object: 'embedding',
    embedding: vectorOf(text, width),
    index,
  }));
  const usage = {
    prompt_audio_seconds: null,
    prompt_tokens: tokens,
    total_tokens: tokens,
    completion_tokens: 0,
    request_count: null,
    prompt_tokens_details: null,
    completion_tokens_details: null,
    service_tier: null,
    prompt_token_details: null,
  };
  const answer = { id: newId(), object: 'list', data, model: card.id, usage };
  return json(200, answer, world.meter(card.name, tokens, 'requests'));
}
