import type { Secret } from '../../ports/secret.ts';

const shown = '••••';

/**
 * Removes the key from texts of the service, although the service has no reason to repeat it. Works on decoded and
 * cleaned text, so that neither JSON escapes nor invisible characters can hide the key.
 */
export interface Mask {
  text(text: string): string;
  /** Returns a copy of plain data with every text in it masked. */
  deep<T>(value: T): T;
  /** Creates a mask for one text that arrives in pieces, each of which may contain a part of the key. */
  stream(): StreamMask;
}

export interface StreamMask {
  /** Adds a piece and returns the text so far that cannot be the beginning of the key. */
  push(piece: string): string;
  /** Returns the retained text after the last piece. */
  end(): string;
}

/** Shorter texts are not keys and occur in many words. */
const minLength = 8;

export function createMask(key: Secret): Mask {
  const secret = key.reveal();
  const isOn = secret.length >= minLength;
  const text = (given: string) => (isOn ? given.replaceAll(secret, shown) : given);

  function deep(value: unknown): unknown {
    if (typeof value === 'string') return text(value);
    if (Array.isArray(value)) return value.map(deep);
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

/** Number of leading characters of a key that may be shown, so that most texts are not delayed. */
const harmless = 3;

function createStreamMask(secret: string): StreamMask {
  /** The last characters that were returned, which the key may continue. */
  let given = '';
  let pending = '';
  const give = (text: string) => {
    given = (given + text).slice(-harmless);
    return text;
  };
  return {
    push(piece) {
      const [out, rest] = splitOff(secret, given, pending + piece);
      pending = rest;
      return give(out);
    },
    end: () => pending,
  };
}

/** Splits `text`, which follows `given`, into the part to show and the part that may begin the key. */
function splitOff(secret: string, given: string, text: string): readonly [string, string] {
  let out = '';
  let all = given + text;
  let from = given.length;
  for (let at = all.indexOf(secret); at !== -1; at = all.indexOf(secret)) {
    out += all.slice(from, at) + shown;
    all = all.slice(at + secret.length);
    from = 0;
  }
  const opening = openingOf(secret, all);
  const cut = opening > harmless ? Math.max(from, all.length - opening) : all.length;
  return [out + all.slice(from, cut), all.slice(cut)];
}

/** Returns how many characters at the end of a text may be the beginning of the secret. */
function openingOf(secret: string, text: string): number {
  let length = secret.length - 1;
  while (!text.endsWith(secret.slice(0, length))) length -= 1;
  return length;
}
