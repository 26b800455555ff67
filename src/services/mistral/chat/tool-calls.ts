import { plainLine, plainText } from '../../../i18n/plain-text.ts';
import type { ToolCall } from '../../ports/mistral.ts';
import { countOf, fieldOf, listOf, textOf } from '../readers/fields.ts';

/** The function calls of one chunk in the form that the SDK's reader takes; none where there are none. */
export function strictToolCalls(delta: unknown): readonly object[] {
  return listOf(delta, 'tool_calls').flatMap((call, place) => {
    const called = fieldOf(call, 'function');
    if (typeof called !== 'object' || called === null) return [];
    const given = fieldOf(called, 'arguments');
    return [
      {
        id: textOf(call, 'id') ?? '',
        index: countOf(call, 'index') ?? place,
        function: {
          name: textOf(called, 'name') ?? '',
          arguments: typeof given === 'string' ? given : JSON.stringify(given ?? ''),
        },
      },
    ];
  });
}

/** Puts calls together that come in pieces. */
export interface ToolCallCollector {
  /** Takes what one chunk has of them. */
  add(delta: unknown): void;
  /** The calls, cleaned, in their order. */
  calls(): readonly ToolCall[];
}

interface Begun {
  id: string;
  readonly index: number;
  name: string;
  given: string;
}

/** The service's way to write "no id". */
const noIds: ReadonlySet<string> = new Set(['', 'null']);

/**
 * A call may come whole, or its arguments piece by piece under one index. Some models give every call the same index,
 * so that another id begins another call.
 */
export function createToolCallCollector(): ToolCallCollector {
  const begun: Begun[] = [];
  const goesOn = (index: number, id: string) =>
    begun.findLast(
      (call) => call.index === index && (noIds.has(id) || noIds.has(call.id) || call.id === id),
    );
  return {
    add(delta) {
      for (const piece of listOf(delta, 'tool_calls')) {
        const called = fieldOf(piece, 'function');
        const index = countOf(piece, 'index') ?? 0;
        const id = textOf(piece, 'id') ?? '';
        let call = goesOn(index, id);
        if (call === undefined) {
          call = { id, index, name: '', given: '' };
          begun.push(call);
        }
        if (noIds.has(call.id)) call.id = id;
        call.name ||= textOf(called, 'name') ?? '';
        call.given += textOf(called, 'arguments') ?? '';
      }
    },
    calls: () =>
      begun
        .filter(({ name }) => name !== '')
        .map(({ id, name, given }) => ({
          id: plainLine(id, 100),
          name: plainLine(name, 100),
          arguments: plainText(given),
        })),
  };
}
