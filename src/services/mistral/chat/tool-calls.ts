import { AppError } from '../../../errors/errors.ts';
import { plainLine, plainText } from '../../../i18n/plain-text.ts';
import type { ToolCall } from '../../ports/mistral.ts';
import { countOf, fieldOf, listOf, textOf } from '../readers/fields.ts';

/**
 * Maximum number of calls in one answer, more than any model requests. Necessary because each piece is compared with
 * all calls before it.
 */
const maxCalls = 200;

/** Joins tool calls that arrive in pieces. */
export interface ToolCallCollector {
  /** Adds the tool calls of one chunk. Throws `bad-answer` if there are too many. */
  add(delta: unknown): void;
  /** Returns the calls in their order, without control characters. */
  calls(): readonly ToolCall[];
}

interface StartedCall {
  id: string;
  readonly index: number;
  name: string;
  argumentText: string;
}

/** Texts that the service sends instead of an id. */
const noIds: ReadonlySet<string> = new Set(['', 'null']);

/**
 * Creates a collector. A call may arrive complete, or with its arguments in pieces under one index. Some models give
 * all calls the same index, so a new id begins a new call.
 */
export function createToolCallCollector(host: string): ToolCallCollector {
  const started: StartedCall[] = [];
  const findStarted = (index: number, id: string) =>
    started.findLast(
      (call) => call.index === index && (noIds.has(id) || noIds.has(call.id) || call.id === id),
    );
  return {
    add(delta) {
      for (const piece of listOf(delta, 'tool_calls')) {
        const called = fieldOf(piece, 'function');
        const index = countOf(piece, 'index') ?? 0;
        const id = textOf(piece, 'id') ?? '';
        let call = findStarted(index, id);
        if (call === undefined) {
          if (started.length === maxCalls) throw new AppError({ code: 'bad-answer', host });
          call = { id, index, name: '', argumentText: '' };
          started.push(call);
        }
        if (noIds.has(call.id)) call.id = id;
        call.name ||= textOf(called, 'name') ?? '';
        call.argumentText += argumentsOf(called);
      }
    },
    calls: () =>
      started
        .filter(({ name }) => name !== '')
        .map(({ id, name, argumentText }) => ({
          id: plainLine(id, 100),
          name: plainLine(name, 100),
          arguments: plainText(argumentText),
        })),
  };
}

/** Returns arguments as JSON. The service sends them as a text; some answers contain an object. */
function argumentsOf(called: unknown): string {
  const given = fieldOf(called, 'arguments');
  if (typeof given === 'string') return given;
  return given === undefined || given === null ? '' : JSON.stringify(given);
}
