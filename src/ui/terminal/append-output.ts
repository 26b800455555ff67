import { replaceMethod } from './replace-method.ts';

/** The part of a terminal's output that frames pass through. */
interface Writable {
  write(chunk: string | Uint8Array, ...rest: unknown[]): boolean;
}

const escapes = /\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[ -/]+[0-~]|[^[\]])/g;

/**
 * Wraps the output for a terminal that cannot move its cursor (`TERM=dumb`). Writes the changed part of each frame below
 * the previous one, without escape sequences. If text was only added to that part, writes only the added text.
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
  return replaceMethod(output, 'write', write);
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
  return (old === '' ? undefined : addedText(old, text)) ?? `\n${text}`;
}

/**
 * Returns the part of `text` after `old`, or undefined if `text` does not begin with `old`. Ignores white space, because
 * the lines may break at other places.
 */
function addedText(old: string, text: string): string | undefined {
  let at = 0;
  for (const character of old.replaceAll(/\s+/g, '')) {
    while (/\s/.test(text[at] ?? '')) at += 1;
    if (!text.startsWith(character, at)) return undefined;
    at += character.length;
  }
  return text.slice(at);
}
