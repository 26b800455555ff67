/**
 * Reading of answers that may not be what the specification says. A name is written as the service writes it,
 * `max_context_length`; the SDK's `maxContextLength` is found under it too, so that one reader serves what the SDK
 * understood and what it handed over raw.
 */
export function fieldOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  const entries = value as Readonly<Record<string, unknown>>;
  return (
    entries[name] ?? entries[name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())]
  );
}

/** A field that is a text with something in it. */
export function textOf(value: unknown, name: string): string | undefined {
  const text = fieldOf(value, name);
  return typeof text === 'string' && text !== '' ? text : undefined;
}

/** A field that is a whole number of things. */
export function countOf(value: unknown, name: string): number | undefined {
  const count = fieldOf(value, name);
  return typeof count === 'number' && Number.isSafeInteger(count) && count >= 0 ? count : undefined;
}

/** A field that is a list; an empty one where it is not. */
export function listOf(value: unknown, name: string): readonly unknown[] {
  const list = fieldOf(value, name);
  return Array.isArray(list) ? list : [];
}

/** The JSON of a text; undefined where it is none. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
