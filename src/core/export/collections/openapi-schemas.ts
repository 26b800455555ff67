import { provider } from '../../../i18n/provider.ts';

const { temperature } = provider.limits;

type Schema = Readonly<Record<string, unknown>>;

const text: Schema = { type: 'string' };
const count: Schema = { type: 'integer', minimum: 0 };
const list = (items: Schema): Schema => ({ type: 'array', items });
const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
const textOrTexts: Schema = { oneOf: [text, list(text)] };

const object = (properties: Schema, required: readonly string[] = []): Schema => ({
  type: 'object',
  properties,
  ...(required.length > 0 && { required }),
});

/** Settings that chat and code completion share. */
const settings: Schema = {
  temperature: { type: 'number', minimum: temperature.min, maximum: temperature.max },
  max_tokens: count,
  random_seed: count,
  stream: { type: 'boolean', default: false },
};

const usage = object({ prompt_tokens: count, completion_tokens: count, total_tokens: count });

const message = object(
  { role: { type: 'string', enum: ['system', 'user', 'assistant', 'tool'] }, content: text },
  ['role', 'content'],
);

/** Schemas of the bodies of requests and answers, limited to what a newcomer needs. */
export const schemas: Schema = {
  ChatRequest: object({ model: text, messages: list(message), ...settings }, ['model', 'messages']),
  EmbeddingsRequest: object({ model: text, input: textOrTexts, output_dimension: count }, [
    'model',
    'input',
  ]),
  FimRequest: object({ model: text, prompt: text, suffix: text, ...settings }, ['model', 'prompt']),
  ModerationRequest: object({ model: text, input: textOrTexts }, ['model', 'input']),
  Models: object({
    object: text,
    data: list(object({ id: text, capabilities: { type: 'object' }, max_context_length: count })),
  }),
  Completion: object({
    id: text,
    model: text,
    choices: list(
      object({
        index: count,
        message: object({ role: text, content: { type: ['string', 'array', 'null'], items: {} } }),
        finish_reason: text,
      }),
    ),
    usage,
  }),
  Embeddings: object({
    model: text,
    data: list(object({ index: count, embedding: list({ type: 'number' }) })),
    usage,
  }),
  Moderation: object({
    model: text,
    results: list(object({ categories: { type: 'object' }, category_scores: { type: 'object' } })),
  }),
  Refusal: { type: 'object', description: 'message, type and code; or detail' },
};

/** Returns the JSON content of a request or an answer, described by the schema with this name. */
export function jsonOf(schema: string, extra: Schema = {}): Schema {
  return { 'application/json': { schema: ref(schema), ...extra } };
}
