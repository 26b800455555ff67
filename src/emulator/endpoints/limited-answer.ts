import type { JsonObject } from '../json.ts';

/** A tool call of the model. */
export interface ToolCall {
  readonly id: string;
  readonly type: 'function';
  readonly function: { readonly name: string; readonly arguments: string };
  readonly index: number;
}

/** An answer that was cut to `max_tokens`. Its texts are lists of tokens. */
export interface LimitedAnswer {
  readonly id: string;
  readonly model: string;
  readonly created: number;
  readonly thought: readonly string[];
  readonly text: readonly string[];
  readonly toolCalls: readonly ToolCall[];
  readonly finish: 'stop' | 'length' | 'tool_calls';
  readonly usage: JsonObject;
}
