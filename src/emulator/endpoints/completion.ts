import { eventStream, json, newId, type Reply } from '../reply.ts';
import { countTokens, tokensOf } from '../tokens.ts';
import type { World } from '../world.ts';
import { chunksOf } from './chunks.ts';
import type { LimitedAnswer, ToolCall } from './limited-answer.ts';

/** An answer before it is cut to `maxTokens` and formatted. */
export interface Draft {
  /** The requested id. */
  readonly model: string;
  /** The model's canonical name, under which limits are counted. */
  readonly meteredAs: string;
  readonly prompt: string;
  readonly promptTokens: number;
  readonly thought: string;
  readonly text: string;
  readonly toolCalls: readonly ToolCall[];
  readonly maxTokens: number | undefined;
  readonly stream: boolean;
}

/** Number of tokens of a call in addition to its name and its arguments. */
const callFrameTokens = 2;

function headTokens({ function: { name } }: ToolCall): number {
  return callFrameTokens + countTokens(name);
}

function tokensOfCall(call: ToolCall): number {
  return headTokens(call) + countTokens(call.function.arguments);
}

/** Returns the calls that fit into `max` tokens. The arguments of the last call may be cut. */
function cutCalls(calls: readonly ToolCall[], max: number): readonly ToolCall[] {
  let left = max;
  return calls.flatMap((call) => {
    const room = left - headTokens(call);
    left -= tokensOfCall(call);
    if (room < 0) return [];
    const shortened = tokensOf(call.function.arguments).slice(0, room).join('');
    return [{ ...call, function: { ...call.function, arguments: shortened } }];
  });
}

function limitedAnswer(draft: Draft, world: World): LimitedAnswer {
  const thought = tokensOf(draft.thought);
  const text = tokensOf(draft.text);
  const max = draft.maxTokens ?? Number.POSITIVE_INFINITY;
  const wantedTokens = draft.toolCalls.reduce(
    (sum, call) => sum + tokensOfCall(call),
    thought.length + text.length,
  );
  const sentTokens = Math.min(wantedTokens, max);
  const finishReason = draft.toolCalls.length > 0 ? 'tool_calls' : 'stop';
  return {
    id: newId(),
    model: draft.model,
    created: world.created(),
    thought: thought.slice(0, max),
    text: text.slice(0, Math.max(0, max - thought.length)),
    toolCalls: cutCalls(draft.toolCalls, max - thought.length - text.length),
    finish: wantedTokens > max ? 'length' : finishReason,
    usage: {
      prompt_tokens: draft.promptTokens,
      total_tokens: draft.promptTokens + sentTokens,
      completion_tokens: sentTokens,
      prompt_tokens_details: { cached_tokens: world.cachedTokens(draft.meteredAs, draft.prompt) },
      service_tier: 'standard',
    },
  };
}

function wholeReply(answer: LimitedAnswer, headers: Reply['headers']): Reply {
  const { id, model, created, toolCalls, finish, usage } = answer;
  const text = answer.text.join('');
  const thinking = [{ type: 'text', text: answer.thought.join('') }];
  const content =
    answer.thought.length > 0
      ? [
          { type: 'thinking', thinking, closed: true },
          { type: 'text', text },
        ]
      : text;
  const message = {
    role: 'assistant',
    tool_calls: toolCalls.length > 0 ? toolCalls : null,
    content,
  };
  const choices = [{ index: 0, finish_reason: finish, message }];
  return json(200, { id, object: 'chat.completion', created, model, usage, choices }, headers);
}

/** Converts a draft to the answer, in one piece or as a stream, limited to `max_tokens`. */
export function complete(draft: Draft, world: World): Reply {
  const answer = limitedAnswer(draft, world);
  const headers = world.meter(draft.meteredAs, Number(answer.usage['total_tokens']), 'all');
  if (!draft.stream) return wholeReply(answer, headers);
  const inPieces = /^(?:zai-)?glm/.test(draft.meteredAs);
  const events = [...chunksOf(answer, inPieces), '[DONE]'];
  // A call for one token tests the key, so scenarios with broken streams do not affect it.
  const broken = draft.maxTokens === 1 ? undefined : world.scenario.breakStream?.(events);
  // Streams have no rate-limit headers.
  return eventStream(broken?.events ?? events, {}, broken?.ending);
}
