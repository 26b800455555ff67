import { provider } from '../../../i18n/provider.ts';

const { temperature } = provider.limits;

type Schema = Readonly<Record<string, unknown>>;

const text: Schema = { type: 'string' };
const whole: Schema = { type: 'integer', minimum: 0 };
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
  max_tokens: whole,
  random_seed: whole,
  stream: { type: 'boolean', default: false },
};

const usage = object({ prompt_tokens: whole, completion_tokens: whole, total_tokens: whole });

const message = object(
  { role: { type: 'string', enum: ['system', 'user', 'assistant', 'tool'] }, content: text },
  ['role', 'content'],
);

/** The bodies of requests and answers, limited to what a newcomer needs. */
export const schemas: Schema = {
  ChatRequest: object({ model: text, messages: list(message), ...settings }, ['model', 'messages']),
  EmbeddingsRequest: object({ model: text, input: textOrTexts, output_dimension: whole }, [
    'model',
    'input',
  ]),
  FimRequest: object({ model: text, prompt: text, suffix: text, ...settings }, ['model', 'prompt']),
  ModerationRequest: object({ model: text, input: textOrTexts }, ['model', 'input']),
  Models: object({
    object: text,
    data: list(object({ id: text, capabilities: { type: 'object' }, max_context_length: whole })),
  }),
  Completion: object({
    id: text,
    model: text,
    choices: list(
      object({
        index: whole,
        message: object({ role: text, content: { type: ['string', 'array', 'null'], items: {} } }),
        finish_reason: text,
      }),
    ),
    usage,
  }),
  Embeddings: object({
    model: text,
    data: list(object({ index: whole, embedding: list({ type: 'number' }) })),
    usage,
  }),
  Moderation: object({
    model: text,
    results: list(object({ categories: { type: 'object' }, category_scores: { type: 'object' } })),
  }),
  Refusal: { type: 'object', description: 'message, type and code; or detail' },
};

/** Returns such a body as the content of a request or an answer. */
export function jsonOf(schema: string, extra: Schema = {}): Schema {
  return { 'application/json': { schema: ref(schema), ...extra } };
}
