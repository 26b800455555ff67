import { AppError } from '../../errors/errors.ts';
import { jsonOf } from '../../services/ports/json.ts';
import type { CallOptions } from '../../services/ports/mistral.ts';
import type { Services } from '../../services/ports/services.ts';
import { streamChat } from '../chat/stream-chat.ts';
import type { ModelMetadata } from '../models/catalogue.ts';
import { type Cost, costOf } from '../spending/price.ts';
import { type JsonSchema, type Misfit, misfits } from '../text/json-schema.ts';
import { type CallUsage, estimateTokens } from './call-usage.ts';

/** A form that the answer must have. */
export interface AnswerForm {
  readonly name: string;
  readonly schema: JsonSchema;
}

/** The answer to a question with a form, and the usage of the call. */
export interface StructuredAnswer extends CallUsage {
  /** The answer as the service sent it. */
  readonly text: string;
  /** The parsed answer; undefined if it is not JSON. */
  readonly value: unknown;
  /** Places where the answer violates the schema; a single place without a path if the answer is not JSON. */
  readonly misfits: readonly Misfit[];
}

/** The form of the sample: an order in a shop. */
export const orderForm: AnswerForm = {
  name: 'order',
  schema: {
    type: 'object',
    properties: {
      customer: { type: 'string', description: 'Name of the person who orders' },
      product: { type: 'string' },
      city: { type: 'string', description: 'Where it is delivered' },
      quantity: { type: 'integer' },
    },
    required: ['customer', 'product', 'city', 'quantity'],
    additionalProperties: false,
  },
};

const maxTokens = 512;
/** Expected tokens of the answer: a short object. */
const expectedTokens = 60;

/** Asks for an answer that follows a schema, and checks the answer. Throws the errors of the service. */
export async function askStructured(
  services: Pick<Services, 'mistral' | 'clock' | 'modelNames'>,
  { question, form }: { readonly question: string; readonly form: AnswerForm },
  { model, ...call }: CallOptions & { readonly model: string },
): Promise<StructuredAnswer> {
  const messages = [{ role: 'user', content: question }] as const;
  const asked = { ...call, model, messages, maxTokens, responseForm: form };
  let text = '';
  for await (const event of streamChat(services, asked)) {
    if (event.type === 'text') text += event.text;
    if (event.type !== 'finish') continue;
    const { usage, cost, totalMs } = event;
    const usageOfCall = {
      model: event.model,
      cost,
      totalMs,
      ...(usage !== undefined && { usage }),
    };
    return { ...usageOfCall, text, ...checked(text, form) };
  }
  throw new AppError({ code: 'stream-cut' });
}

/** Estimates the cost. The schema counts as input, too. */
export function structuredEstimate(
  question: string,
  form: AnswerForm,
  known: ModelMetadata | undefined,
): Cost {
  const promptTokens = estimateTokens(question) + estimateTokens(JSON.stringify(form.schema));
  return costOf({ promptTokens, completionTokens: expectedTokens }, known);
}

function checked(
  text: string,
  { schema }: AnswerForm,
): Pick<StructuredAnswer, 'value' | 'misfits'> {
  const value = jsonOf(text);
  if (value === undefined) return { value, misfits: [{ path: '', problem: 'type' }] };
  return { value, misfits: misfits(value, schema) };
}
