import { replaceMethod } from '../terminal/replace-method.ts';
import type { Background, ColourDepth } from './theme.ts';

/** The part of a terminal's input that is read. */
interface Readable {
  read(): unknown;
  emit(event: 'readable'): boolean;
}

interface Writable {
  write(text: string): unknown;
}

/**
 * Asks for the background (OSC 11) and for the kind of terminal (DA1). Every terminal answers the second question, even
 * if it ignores the first.
 */
const question = '\x1b]11;?\x1b\\\x1b[c';
const colourAnswer = /\x1b\]11;([^\x07\x1b]*)(?:\x07|\x1b\\)/;
const kindAnswer = /\x1b\[\?[\d;]*c/;
/** Matches an incomplete answer at the end of the input that was read so far. */
const halfAnswer = /\x1b(?:\](?:1(?:1(?:;[^\x07\x1b]*\x1b?)?)?)?|\[\?[\d;]*)$/;

/** Milliseconds to wait for an answer. A later answer about the background is still removed from the keys. */
const deadlineMs = 1000;

/** A terminal that was asked for its background. */
export interface AskedTerminal<T> {
  /** The input without the answers. */
  readonly input: T;
  /** Resolves once all answers are in, or the deadline has passed. */
  readonly settled: Promise<void>;
}

/** Asks a terminal for its background. Calls `onBackground` with each answer. */
export function askBackground<T extends Readable>(
  input: T,
  output: Writable,
  onBackground: (background: Background) => void,
): AskedTerminal<T> {
  let isWaiting = true;
  let pending = '';
  let stop = () => {
    isWaiting = false;
  };
  const settled = new Promise<void>((resolve) => {
    const giveUp = () => {
      stop();
      if (pending !== '') input.emit('readable');
    };
    const timer = setTimeout(giveUp, deadlineMs).unref();
    stop = () => {
      clearTimeout(timer);
      isWaiting = false;
      resolve();
    };
  });

  const take = (chunk: string): string | null => {
    let text = pending + chunk;
    pending = '';
    const colour = colourAnswer.exec(text);
    if (colour) {
      text = text.replace(colourAnswer, '');
      const background = backgroundOf(colour[1] ?? '');
      if (background !== undefined) onBackground(background);
    }
    if (isWaiting && kindAnswer.test(text)) {
      text = text.replace(kindAnswer, '');
      stop();
    }
    const half = isWaiting ? halfAnswer.exec(text)?.[0] : undefined;
    // A lone Esc is a key; an answer never comes one byte at a time.
    if (half !== undefined && half !== '\x1b') {
      pending = half;
      text = text.slice(0, -half.length);
    }
    return text === '' ? null : text;
  };
  const read = (): unknown => {
    let chunk = input.read();
    // After a chunk that contained only an answer, read the stream to its end, so that it reports the next key.
    for (; typeof chunk === 'string'; chunk = input.read()) {
      const text = take(chunk);
      if (text !== null) return text;
    }
    if (isWaiting || pending === '') return chunk;
    const late = pending;
    pending = '';
    return late;
  };
  output.write(question);
  return { input: replaceMethod(input, 'read', read), settled };
}

/** Returns if a colour such as `rgb:ffff/ffff/ffff` is light or dark; undefined if the text is not a colour. */
export function backgroundOf(colour: string): Background | undefined {
  const parts = /^rgba?:([\da-f]{1,4})\/([\da-f]{1,4})\/([\da-f]{1,4})/i.exec(colour)?.slice(1);
  if (parts === undefined) return undefined;
  const [red = 0, green = 0, blue = 0] = parts.map(
    (part) => Number.parseInt(part, 16) / (16 ** part.length - 1),
  );
  return 0.299 * red + 0.587 * green + 0.114 * blue > 0.5 ? 'light' : 'dark';
}

/** Returns the background from `COLORFGBG`, where some terminals put the numbers of their colours: `15;0`. */
export function backgroundFromVariable(colorFgBg: string | undefined): Background {
  const digits = /;(\d{1,2})$/.exec(colorFgBg ?? '')?.[1];
  if (digits === undefined) return 'unknown';
  const number = Number(digits);
  return number === 7 || number > 8 ? 'light' : 'dark';
}

/** Returns the number of colours from the bits per colour that Node reports. */
export function depthOf(bits: number): ColourDepth {
  if (bits >= 24) return 'true';
  return bits >= 8 ? 256 : 16;
}
