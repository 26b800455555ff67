/**
 * Maximum nesting, more than twice that of any answer of the service. For a text with millions of levels, the parser
 * would take seconds to minutes, in which the program answers no key and no signal, and gigabytes of memory.
 */
export const maxDepth = 100;

/** Parses a text from outside as JSON; returns undefined if it is invalid or nested too deep. */
export function jsonOf(text: string): unknown {
  return isDeep(text) ? undefined : parseShallow(text);
}

/** Parses a text that is not nested too deep as JSON; returns undefined if it is invalid. */
export function parseShallow(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const [quote, backslash] = [0x22, 0x5c];
const [opening, closing] = [new Set([0x5b, 0x7b]), new Set([0x5d, 0x7d])];

/** Returns true if the brackets of a JSON text, those inside its strings left out, have more than `maxDepth` levels. */
export function isDeep(text: string): boolean {
  if (text.length <= maxDepth) return false;
  let depth = 0;
  let isInText = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (isInText) {
      if (code === backslash) at += 1;
      else if (code === quote) isInText = false;
    } else if (code === quote) isInText = true;
    else if (opening.has(code)) {
      depth += 1;
      if (depth > maxDepth) return true;
    } else if (closing.has(code)) depth -= 1;
  }
  return false;
}
