import type { JsonObject } from '../json.ts';
import { eventStream, json, newId, type Reply } from '../reply.ts';
import { tokensOf } from '../tokens.ts';
import type { World } from '../world.ts';

/** Text of a model before it is cut to length and formatted. */
export interface Draft {
  /** The id that was asked for. */
  readonly model: string;
  /** The id that limits are counted under. */
  readonly meteredAs: string;
  readonly promptTokens: number;
  readonly thought: string;
  readonly text: string;
  readonly toolCalls: readonly JsonObject[];
  readonly maxTokens: number | undefined;
  readonly stream: boolean;
}

interface Spoken {
  readonly id: string;
  readonly model: string;
  readonly created: number;
  readonly thought: readonly string[];
  readonly text: readonly string[];
  readonly toolCalls: readonly JsonObject[];
  readonly finish: 'stop' | 'length' | 'tool_calls';
  readonly usage: JsonObject;
}

function speak(draft: Draft, created: number): Spoken {
  const thought = tokensOf(draft.thought);
  const text = tokensOf(draft.text);
  const max = draft.maxTokens ?? Number.POSITIVE_INFINITY;
  const calling = draft.toolCalls.length > 0;
  const wanted = thought.length + text.length + (calling ? 20 : 0);
  const said = Math.min(wanted, max);
  const done = calling ? 'tool_calls' : 'stop';
  return {
    id: newId(),
    model: draft.model,
    created,
    thought: thought.slice(0, max),
    text: text.slice(0, Math.max(0, max - thought.length)),
    toolCalls: draft.toolCalls,
    finish: wanted > max ? 'length' : done,
    usage: {
      prompt_tokens: draft.promptTokens,
      total_tokens: draft.promptTokens + said,
      completion_tokens: said,
      prompt_tokens_details: { cached_tokens: 0 },
    },
  };
}

function thinkingChunk(text: string, closed: boolean): JsonObject {
  return { type: 'thinking', thinking: [{ type: 'text', text }], closed };
}

function whole(spoken: Spoken, headers: Reply['headers']): Reply {
  const { id, model, created, toolCalls, finish, usage } = spoken;
  const text = spoken.text.join('');
  const content =
    spoken.thought.length > 0
      ? [thinkingChunk(spoken.thought.join(''), true), { type: 'text', text }]
      : text;
  const message = {
    role: 'assistant',
    tool_calls: toolCalls.length > 0 ? toolCalls : null,
    content,
  };
  const choices = [{ index: 0, finish_reason: finish, message }];
  return json(200, { id, object: 'chat.completion', created, model, usage, choices }, headers);
}

const letters = 'abcdefghijklmnopqrstuvwxyz';

/** The chunks of a stream, `[DONE]` not among them: the role first, the reason and the usage in the last one. */
function chunksOf(spoken: Spoken): readonly string[] {
  const { id, model, created, finish, usage } = spoken;
  const chunk = (delta: JsonObject, end: JsonObject, position: number): string =>
    JSON.stringify({
      id,
      object: 'chat.completion.chunk',
      created,
      model,
      choices: [{ index: 0, delta, finish_reason: null, logprobs: null, ...end }],
      ...(end['finish_reason'] === undefined ? {} : { usage }),
      // The service pads some of its chunks, so that their lengths give nothing away.
      ...(position % 3 === 1 ? { p: letters.slice(0, 1 + (position % letters.length)) } : {}),
    });
  const deltas: JsonObject[] = [
    { role: 'assistant', content: '' },
    ...spoken.thought.map((text) => ({ content: [thinkingChunk(text, false)] })),
    ...spoken.text.map((content) => ({ content })),
    ...(spoken.toolCalls.length > 0 ? [{ content: '', tool_calls: spoken.toolCalls }] : []),
  ];
  const last = { content: '' };
  return [
    ...deltas.map((delta, position) => chunk(delta, {}, position)),
    chunk(last, { finish_reason: finish }, deltas.length),
  ];
}

/** Turns a draft into the answer, whole or as a stream, with `max_tokens` kept to. */
export function complete(draft: Draft, world: World): Reply {
  const spoken = speak(draft, world.created());
  const headers = world.meter(draft.meteredAs, Number(spoken.usage['total_tokens']));
  if (!draft.stream) return whole(spoken, headers);
  const events = [...chunksOf(spoken), '[DONE]'];
  // A call for one token is a test of the key; what breaks streams lets it through.
  const broken = draft.maxTokens === 1 ? undefined : world.scenario.breakStream?.(events);
  // Streams say nothing of limits.
  return eventStream(broken?.events ?? events, {}, broken?.ending);
}
