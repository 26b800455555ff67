/**
 * Reads a field of an answer that may not match the specification. `name` is the service's name, such as
 * `max_context_length`. Also finds the SDK's name, `maxContextLength`, so that the same reader handles answers that the
 * SDK parsed and raw answers.
 */
export function fieldOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  const entries = value as Readonly<Record<string, unknown>>;
  return (
    entries[name] ?? entries[name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())]
  );
}

/** Returns a field that is a non-empty text; undefined if it is anything else. */
export function textOf(value: unknown, name: string): string | undefined {
  const text = fieldOf(value, name);
  return typeof text === 'string' && text !== '' ? text : undefined;
}

/** Returns a field that is a whole number of at least 0; undefined if it is anything else. */
export function countOf(value: unknown, name: string): number | undefined {
  const count = fieldOf(value, name);
  return typeof count === 'number' && Number.isSafeInteger(count) && count >= 0 ? count : undefined;
}

/** Returns a field that is a list; an empty list if it is anything else. */
export function listOf(value: unknown, name: string): readonly unknown[] {
  const list = fieldOf(value, name);
  return Array.isArray(list) ? list : [];
}
