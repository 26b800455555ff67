/** The part of a terminal's output that frames pass through. */
interface Writable {
  write(chunk: string | Uint8Array, ...rest: unknown[]): boolean;
}

const escapes = /\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[ -/]+[0-~]|[^[\]])/g;

/**
 * Wraps the output for a terminal that cannot move its cursor (`TERM=dumb`). Each frame is written below the one
 * before, without escape sequences, and only the part that changed: where text was added to it, only what was added.
 */
export function appendOutput<T extends Writable>(output: T): T {
  let shown: readonly string[] = [];
  const write = (chunk: string | Uint8Array, ...rest: unknown[]) => {
    if (typeof chunk !== 'string') return output.write(chunk, ...rest);
    const frame = chunk.replaceAll(escapes, '').replaceAll('\r', '');
    if (frame.trim() === '') return output.write('', ...rest);
    const lines = frame.split('\n');
    const text = changedText(shown, lines);
    shown = lines;
    return output.write(text, ...rest);
  };
  return new Proxy(output, {
    get: (target, name) => {
      if (name === 'write') return write;
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

function changedText(before: readonly string[], after: readonly string[]): string {
  const shortest = Math.min(before.length, after.length);
  let first = 0;
  while (first < shortest && before[first] === after[first]) first += 1;
  let last = 0;
  while (last < shortest - first && before.at(-1 - last) === after.at(-1 - last)) last += 1;
  const old = before.slice(first, before.length - last).join('\n');
  const text = after.slice(first, after.length - last).join('\n');
  if (text === '') return '';
  return (old === '' ? undefined : added(old, text)) ?? `\n${text}`;
}

/** Returns what follows the old text in the new one, wherever its lines break; undefined if it does not begin so. */
function added(old: string, text: string): string | undefined {
  let at = 0;
  for (const letter of old.replaceAll(/\s+/g, '')) {
    while (/\s/.test(text[at] ?? '')) at += 1;
    if (!text.startsWith(letter, at)) return undefined;
    at += letter.length;
  }
  return text.slice(at);
}
