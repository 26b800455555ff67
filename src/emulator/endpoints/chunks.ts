import type { JsonObject } from '../json.ts';
import type { LimitedAnswer, ToolCall } from './limited-answer.ts';

/** One change of a stream's message, and whether it ends the message. */
interface Step {
  readonly delta: JsonObject;
  readonly isLast?: true;
}

const begin: Step = { delta: { role: 'assistant', content: '' } };

function thoughtPart(text: string | undefined, closed: boolean): JsonObject {
  const thinking = text === undefined ? [] : [{ type: 'text', text }];
  return { type: 'thinking', thinking, ...(closed ? { closed } : {}) };
}

/**
 * Returns the steps of a thought and the first text after it. All parts of the thought except the first are marked as
 * closed. The text begins in the step of the last part, or in the step of an empty part after it.
 */
function thoughtSteps({ thought, text }: LimitedAnswer): readonly Step[] {
  if (thought.length === 0) return [];
  const parts = thought.map((each, position) => thoughtPart(each, position > 0));
  const [first] = text;
  const opening = first === undefined ? [] : [{ type: 'text', text: first }];
  const last = thought.length % 2 === 0 ? parts.splice(-1) : [thoughtPart(undefined, true)];
  const contents = [...parts.map((part) => [part]), [...last, ...opening]];
  return [{ delta: { content: '' } }, ...contents.map((content) => ({ delta: { content } }))];
}

function textSteps({ thought, text }: LimitedAnswer): readonly Step[] {
  return (thought.length > 0 ? text.slice(1) : text).map((content) => ({ delta: { content } }));
}

/** Returns the steps with the end of the message: in the step of the last text, or in a step with an empty text. */
function ended(steps: readonly Step[], { finish, text }: LimitedAnswer): readonly Step[] {
  const last = steps.at(-1);
  const isText = typeof last?.delta['content'] === 'string' && last !== begin;
  const joins = isText && (finish === 'length' || text.length % 2 === 0);
  return joins
    ? [...steps.slice(0, -1), { delta: last.delta, isLast: true }]
    : [...steps, { delta: { content: '' }, isLast: true }];
}

/** Returns the steps of calls that arrive in pieces: first the name, then the arguments, both without a role. */
function piecesOf(calls: readonly ToolCall[]): readonly Step[] {
  const delta = { index: 0, content: '' };
  const pieces = calls.flatMap(({ id, type, function: { name, arguments: args }, index }) => [
    { id: `chatcmpl-tool-${id}`, type, function: { name, arguments: '' }, index },
    { type, function: { name: '', arguments: args }, index },
  ]);
  return [
    ...pieces.map((piece) => ({ delta: { tool_calls: [piece], ...delta } })),
    { delta, isLast: true },
  ];
}

function stepsOf(answer: LimitedAnswer, inPieces: boolean): readonly Step[] {
  const { toolCalls } = answer;
  if (toolCalls.length > 0 && inPieces) return piecesOf(toolCalls);
  const said = [begin, ...thoughtSteps(answer), ...textSteps(answer)];
  return toolCalls.length > 0
    ? [...said, { delta: { tool_calls: toolCalls }, isLast: true }]
    : ended(said, answer);
}

const letters = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** Returns the padding that the service adds to all chunks except the first, to hide their length: 1 to 36 characters. */
function padding(position: number): { readonly p?: string } {
  return position === 0 ? {} : { p: letters.slice(0, 1 + ((position * 17) % letters.length)) };
}

/**
 * Returns the chunks of a stream as JSON, without `[DONE]`: the first has the role, the last the finish reason and the
 * usage. `inPieces` sends tool calls as models of other makers do.
 */
export function chunksOf(answer: LimitedAnswer, inPieces: boolean): readonly string[] {
  const { id, model, created, finish, usage } = answer;
  return stepsOf(answer, inPieces).map(({ delta, isLast = false }, position) =>
    JSON.stringify({
      id,
      object: 'chat.completion.chunk',
      created,
      model,
      choices: [
        {
          index: 0,
          delta,
          finish_reason: isLast ? finish : null,
          ...(inPieces ? { logprobs: null } : {}),
        },
      ],
      ...(isLast ? { usage } : {}),
      ...padding(position),
    }),
  );
}
