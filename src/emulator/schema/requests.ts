import {
  anyOf,
  anything,
  type Check,
  dictionary,
  fields,
  flag,
  integer,
  listOfAll,
  number,
  oneOf,
  orNull,
  taggedBy,
  text,
} from './check.ts';
import { messages } from './messages.ts';
import { toolChoice, tools } from './tools.ts';

const textOrTexts = anyOf({ str: text, 'list[str]': listOfAll(text) });

const responseFormat = fields(
  { type: oneOf('text', 'json_object', 'json_schema'), json_schema: orNull(dictionary) },
  [],
);

// Fields of every endpoint that generates text.
const writing: Readonly<Record<string, Check>> = {
  model: text,
  temperature: orNull(number(0, 1.5)),
  top_p: number(0, 1),
  max_tokens: orNull(integer(0)),
  stream: flag,
  stop: orNull(textOrTexts),
  min_tokens: orNull(integer(0)),
  random_seed: orNull(integer(0)),
  metadata: orNull(dictionary),
  prompt_cache_key: orNull(text),
};

export const chatRequest = fields(
  {
    ...writing,
    messages,
    response_format: responseFormat,
    tools: orNull(tools),
    tool_choice: toolChoice,
    presence_penalty: number(-2, 2),
    frequency_penalty: number(-2, 2),
    repetition_penalty: orNull(number(0, 2)),
    top_k: orNull(integer(0)),
    logprobs: orNull(flag),
    top_logprobs: orNull(integer(0)),
    // The documentation of August 2026 has this field. Usage is sent without it, too.
    stream_options: fields({ include_usage: flag }, []),
    n: orNull(integer(1)),
    prediction: dictionary,
    parallel_tool_calls: flag,
    prompt_mode: orNull(oneOf('reasoning')),
    reasoning_effort: oneOf('none', 'minimal', 'low', 'medium', 'high', 'xhigh'),
    guardrails: orNull(listOfAll(dictionary)),
    service_tier: oneOf('auto', 'standard_only'),
    safe_prompt: flag,
  },
  ['model', 'messages'],
);

export const fimRequest = fields({ ...writing, prompt: text, suffix: orNull(text) }, [
  'model',
  'prompt',
]);

export const embeddingsRequest = fields(
  {
    model: text,
    input: textOrTexts,
    metadata: orNull(dictionary),
    output_dimension: orNull(integer(1)),
    output_dtype: oneOf('float', 'int8', 'uint8', 'binary', 'ubinary'),
    encoding_format: oneOf('float', 'base64'),
  },
  ['model', 'input'],
);

export const moderationsRequest = fields(
  { model: text, input: textOrTexts, metadata: orNull(dictionary) },
  ['model', 'input'],
);

const document = taggedBy('type', {
  document_url: fields({ type: text, document_url: text, document_name: orNull(text) }, [
    'document_url',
  ]),
  image_url: fields({ type: text, image_url: anyOf({ str: text, dict: dictionary }) }, [
    'image_url',
  ]),
  file: fields({ type: text, file_id: text }, ['file_id']),
});

/** Checks a form, whose file is an object with name and size; all other fields are texts. */
export const transcriptionRequest = fields(
  {
    model: text,
    file: anything,
    file_id: text,
    file_url: text,
    language: text,
    temperature: text,
    stream: text,
    diarize: text,
    timestamp_granularities: anything,
    context_bias: anything,
  },
  ['model'],
);

export const ocrRequest = fields(
  {
    model: orNull(text),
    id: text,
    document,
    pages: orNull(anyOf({ str: text, 'list[int]': listOfAll(integer()) })),
    include_image_base64: orNull(flag),
    image_limit: orNull(integer()),
    image_min_size: orNull(integer()),
    bbox_annotation_format: orNull(responseFormat),
    document_annotation_format: orNull(responseFormat),
    document_annotation_prompt: orNull(text),
    table_format: orNull(oneOf('markdown', 'html')),
    extract_header: flag,
    extract_footer: flag,
    include_blocks: flag,
    confidence_scores_granularity: orNull(anything),
  },
  ['model', 'document'],
);
