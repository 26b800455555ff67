/** A part of a text, with the text before and after it as context. */
export interface TextPart {
  /** One character for each byte, or for each code unit of UTF-16. */
  readonly text: string;
  /** The line of the complete text in which `text` begins, from 1. */
  readonly firstLine: number;
  /** Start and end of the part within `text`. */
  readonly body: readonly [start: number, end: number];
}

/** Characters per part: few enough to search one without delaying a key press. */
export const partLength = 131_072;
/** Characters of context on each side. */
const margin = 4_096;

const utf32Mark = Buffer.from([0xff, 0xfe, 0, 0]);

type Encoding = 'bytes' | 'utf16le' | 'utf16be';

/** Number of bytes in which UTF-16 without a byte order mark is detected. */
const detectionBytes = 4_096;

/** Returns the parts of a text that is completely in memory. */
export function partsOf(bytes: Buffer): readonly TextPart[] {
  const isShort = bytes.length <= partLength && !bytes.includes(0);
  const plain = isShort ? plainPart(bytes.toString('latin1')) : undefined;
  if (plain !== undefined) return [plain];
  const parts = new TextParts();
  return [...parts.push(bytes), ...parts.end()];
}

/**
 * Returns the only part of a short text without zero bytes, which is given as one character for each byte. Most texts
 * are such. Returns undefined if the text is empty, or may begin with the byte order mark of UTF-16.
 */
export function plainPart(text: string): TextPart | undefined {
  if (text === '' || text.charCodeAt(0) >= 0xfe) return undefined;
  return { text, firstLine: 1, body: [0, text.length] };
}

/**
 * Cuts a text that arrives in pieces into parts of limited length, so that texts of any size can be read. Decodes
 * UTF-16 with or without a byte order mark. In other encodings, each byte becomes a character, because keys are ASCII,
 * and runs of ASCII letters in UTF-16 or UTF-32 lose their zeros.
 */
export class TextParts {
  #encoding: Encoding | undefined;
  #kept: Buffer[] = [];
  #keptLength = 0;
  #text = '';
  #bodyStart = 0;
  #firstLine = 1;

  /** Adds bytes and returns the completed parts. The caller may reuse the buffer afterwards. */
  push(bytes: Buffer): readonly TextPart[] {
    if (this.#encoding === undefined && this.#keptLength + bytes.length < detectionBytes) {
      this.#keep(Buffer.from(bytes));
      return [];
    }
    this.#append(bytes);
    const parts: TextPart[] = [];
    while (this.#text.length - this.#bodyStart > partLength + margin) parts.push(this.#cut());
    return parts;
  }

  /** Returns the remaining parts after the last bytes. */
  end(): readonly TextPart[] {
    this.#append(Buffer.alloc(0), true);
    if (this.#text === '') return [];
    const body = [this.#bodyStart, this.#text.length] as const;
    return [{ text: this.#text, firstLine: this.#firstLine, body }];
  }

  #keep(bytes: Buffer): void {
    this.#kept.push(bytes);
    this.#keptLength += bytes.length;
  }

  #append(bytes: Buffer, isLast = false): void {
    const all = this.#keptLength === 0 ? bytes : Buffer.concat([...this.#kept, bytes]);
    this.#kept = [];
    this.#keptLength = 0;
    this.#encoding ??= encodingOf(all);
    if (this.#encoding === 'bytes') {
      const text = all.toString('latin1');
      const held = isLast ? 0 : openRunAtEnd(text);
      if (held > 0) this.#keep(Buffer.from(all.subarray(all.length - held)));
      this.#text += withNarrowRuns(text.slice(0, text.length - held));
      return;
    }
    const whole = all.subarray(0, all.length - (all.length % 2));
    if (whole.length < all.length) this.#keep(Buffer.from(all.subarray(whole.length)));
    const units = this.#encoding === 'utf16le' ? whole : Buffer.from(whole).swap16();
    this.#text += units.toString('utf16le');
  }

  #cut(): TextPart {
    const end = this.#bodyStart + partLength;
    const part: TextPart = {
      text: this.#text.slice(0, end + margin),
      firstLine: this.#firstLine,
      body: [this.#bodyStart, end],
    };
    const dropped = end - margin;
    this.#firstLine += lineEndsIn(this.#text, dropped);
    this.#text = this.#text.slice(dropped);
    this.#bodyStart = margin;
    return part;
  }
}

/** Matches ASCII letters with one to three zeros after each: UTF-16 or UTF-32, in either order of bytes. */
const wideRun = /(?:[\t-~]\0{1,3}){8,}/g;
const wideRunAtEnd = /(?:[\t-~]\0{1,3})*[\t-~]?$/;
/**
 * Maximum characters held back of a run that continues in the next piece. The part before it is long enough to be
 * recognised.
 */
const maxHeld = 4_096;

/** Returns how many characters at the end belong to a run that may continue. */
function openRunAtEnd(text: string): number {
  if (!text.includes('\0', Math.max(0, text.length - 4))) return 0;
  return wideRunAtEnd.exec(text.slice(-maxHeld))?.[0].length ?? 0;
}

function withNarrowRuns(text: string): string {
  if (!text.includes('\0')) return text;
  return text.replaceAll(wideRun, (run) => run.replaceAll('\0', ''));
}

/**
 * Returns the encoding. Recognises UTF-16 by its byte order mark, or by zeros in every other byte (mostly ASCII text).
 */
function encodingOf(bytes: Buffer): Encoding {
  // The mark of UTF-32 LE begins like that of UTF-16.
  if (bytes.subarray(0, 4).equals(utf32Mark)) return 'bytes';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf16be';
  const length = Math.min(bytes.length, detectionBytes);
  if (bytes.subarray(0, length).indexOf(0) === -1) return 'bytes';
  const zeros = [0, 0];
  for (let at = 0; at < length; at += 1) {
    if (bytes[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  }
  const [even = 0, odd = 0] = zeros;
  const many = Math.max(3, length * 0.2);
  if (odd > many && even < odd / 8) return 'utf16le';
  return even > many && odd < even / 8 ? 'utf16be' : 'bytes';
}

function lineEndsIn(text: string, length: number): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < length; at = text.indexOf('\n', at + 1)) {
    count += 1;
  }
  return count;
}
