import type { Secret } from '../../ports/secret.ts';

const shown = '••••';

/**
 * Takes the key out of what the service says: a server has no business repeating it, and one that does is not shown.
 * Works on decoded and cleaned texts, so that no escape of JSON and no invisible letter hides the key.
 */
export interface Mask {
  text(text: string): string;
  /** Returns a copy of a value of plain data with every text in it masked. */
  deep<T>(value: T): T;
  /** Creates a mask for one text that comes in pieces, of which each may hold a part of the key. */
  stream(): StreamMask;
}

export interface StreamMask {
  /** Returns what of the text so far can't be the beginning of the key. */
  push(piece: string): string;
  /** Returns what was held back, once no more comes. */
  end(): string;
}

/** A text shorter than this is no key, and is found in many words. */
const minLength = 8;

export function createMask(key: Secret): Mask {
  const secret = key.reveal();
  const isOn = secret.length >= minLength;
  const text = (said: string) => (isOn ? said.replaceAll(secret, shown) : said);

  function deep(value: unknown): unknown {
    if (typeof value === 'string') return text(value);
    if (Array.isArray(value)) {
      // A vector has thousands of numbers, and no text.
      return typeof value[0] === 'number' ? value : value.map(deep);
    }
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [text(name), deep(inner)]),
    );
  }

  return {
    text,
    deep: <T>(value: T) => (isOn ? (deep(value) as T) : value),
    stream: () => (isOn ? createStreamMask(secret) : { push: (piece) => piece, end: () => '' }),
  };
}

/** Number of letters of a key that reveal nothing: they are shown at once, so that most texts need no delay. */
const harmless = 3;

function createStreamMask(secret: string): StreamMask {
  /** The last letters that were given out, of which the key may go on. */
  let given = '';
  let held = '';
  const give = (text: string) => {
    given = (given + text).slice(-harmless);
    return text;
  };
  return {
    push(piece) {
      const [out, rest] = splitOff(secret, given, held + piece);
      held = rest;
      return give(out);
    },
    end() {
      const rest = held;
      held = '';
      return give(rest);
    },
  };
}

/** Returns what of `text`, which follows `given`, can be shown, and what may be the beginning of the key. */
function splitOff(secret: string, given: string, text: string): readonly [string, string] {
  let out = '';
  let all = given + text;
  let from = given.length;
  for (let at = all.indexOf(secret); at !== -1; at = all.indexOf(secret)) {
    out += all.slice(from, Math.max(at, from)) + shown;
    all = all.slice(at + secret.length);
    from = 0;
  }
  const opening = openingOf(secret, all);
  const cut = opening > harmless ? Math.max(from, all.length - opening) : all.length;
  return [out + all.slice(from, cut), all.slice(cut)];
}

/** Returns how many letters at the end of a text may be the beginning of the secret. */
function openingOf(secret: string, text: string): number {
  for (let length = Math.min(secret.length - 1, text.length); length > 0; length -= 1) {
    if (text.endsWith(secret.slice(0, length))) return length;
  }
  return 0;
}
