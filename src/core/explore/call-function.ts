import { AppError } from '../../errors/errors.ts';
import type { CallOptions, ChatRequest, Tool, ToolCall } from '../../services/ports/mistral.ts';
import type { Services } from '../../services/ports/services.ts';
import { type ChatFinish, streamChat } from '../chat/stream-chat.ts';
import type { ModelMetadata } from '../models/catalogue.ts';
import { type Cost, costOf, sumCosts } from '../spending/price.ts';
import { sumUsage } from '../spending/sum-usage.ts';
import { type CallUsage, estimateTokens } from './call-usage.ts';

/** A function of this program that a model may call. */
export interface LocalFunction {
  readonly tool: Tool;
  /** Runs with the arguments of the model, as JSON. Returns a text for the model, even for invalid arguments. */
  readonly run: (given: string) => string;
}

/** Result of two calls: in the first, the model calls the function; in the second, it answers with the result. */
export interface FunctionTurns extends CallUsage {
  /** Absent if the model answered without calling the function. */
  readonly called?: { readonly call: ToolCall; readonly result: string };
  readonly answer: string;
}

const maxTokens = 512;

/** Asks a question that the local function can answer, and makes both calls. Throws the errors of the service. */
export async function callFunction(
  services: Pick<Services, 'mistral' | 'clock' | 'modelNames'>,
  { question, local }: { readonly question: string; readonly local: LocalFunction },
  { model, ...call }: CallOptions & { readonly model: string },
): Promise<FunctionTurns> {
  const asked = { role: 'user', content: question } as const;
  const defaults = { ...call, model, maxTokens, tools: [local.tool] } as const;
  const first = await wholeAnswer(services, { ...defaults, messages: [asked], toolChoice: 'any' });
  const toolCall = first.finish.toolCalls?.find(({ name }) => name === local.tool.name);
  if (toolCall === undefined) return { ...usageOf([first.finish]), answer: first.text };
  // An answer that ended at its token limit may have incomplete arguments, so the function is not called.
  if (first.finish.reason === 'length') return { ...usageOf([first.finish]), answer: first.text };
  const result = local.run(toolCall.arguments);
  const request = { role: 'assistant', content: first.text, toolCalls: [toolCall] } as const;
  const toolResult = {
    role: 'tool',
    callId: toolCall.id,
    name: toolCall.name,
    content: result,
  } as const;
  const second = await wholeAnswer(services, {
    ...defaults,
    messages: [asked, request, toolResult],
    toolChoice: 'none',
  });
  return {
    ...usageOf([first.finish, second.finish]),
    called: { call: toolCall, result },
    answer: second.text,
  };
}

/** Estimates the cost of both calls; the second call repeats the messages of the first. */
export function functionEstimate(
  question: string,
  { tool }: LocalFunction,
  known: ModelMetadata | undefined,
): Cost {
  const promptTokens = 2 * (estimateTokens(question) + estimateTokens(JSON.stringify(tool))) + 60;
  return costOf({ promptTokens, completionTokens: 80 }, known);
}

/** Makes a chat call, and returns the complete text of its answer. */
async function wholeAnswer(
  services: Pick<Services, 'mistral' | 'clock' | 'modelNames'>,
  options: ChatRequest & CallOptions,
): Promise<{ readonly text: string; readonly finish: ChatFinish }> {
  let text = '';
  for await (const event of streamChat(services, options)) {
    if (event.type === 'text') text += event.text;
    if (event.type === 'finish') return { text, finish: event };
  }
  throw new AppError({ code: 'stream-cut' });
}

function usageOf(turns: readonly [ChatFinish, ...ChatFinish[]]): CallUsage {
  const usage = sumUsage(turns);
  return {
    model: turns[0].model,
    cost: sumCosts(turns.map(({ cost }) => cost)),
    totalMs: turns.reduce((sum, { totalMs }) => sum + totalMs, 0),
    ...(usage !== undefined && { usage }),
  };
}
