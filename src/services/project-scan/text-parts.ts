/** A stretch of a text with what stands before and after it, for whoever judges by that. */
export interface TextPart {
  /** One character for each byte, or for each letter of UTF-16. */
  readonly text: string;
  /** The line of the whole text that `text` begins in, from 1. */
  readonly firstLine: number;
  /** Start and end of the part within `text`. */
  readonly body: readonly [start: number, end: number];
}

/** Characters of a stretch: little enough to be searched between two looks at what else is to be done. */
export const partLength = 131_072;
/** Characters of context on each side. */
const margin = 4_096;

type Encoding = 'bytes' | 'utf16le' | 'utf16be';

/** Bytes in which UTF-16 without a byte order mark shows itself. */
const tellingBytes = 4_096;

/** Returns the parts of a text that is in memory as a whole. */
export function partsOf(bytes: Buffer): readonly TextPart[] {
  const parts = new TextParts();
  return [...parts.push(bytes), ...parts.end()];
}

/**
 * Cuts a text that comes in pieces into parts of bounded length, so that no text is too large to be read. UTF-16 is
 * decoded, with or without a byte order mark; of anything else each byte becomes a character, since keys are ASCII.
 */
export class TextParts {
  #encoding: Encoding | undefined;
  #kept: Buffer[] = [];
  #keptLength = 0;
  #text = '';
  #bodyStart = 0;
  #firstLine = 1;

  /** Takes the next bytes, and gives the parts that are whole with them. The bytes may be written over afterwards. */
  push(bytes: Buffer): readonly TextPart[] {
    if (this.#encoding === undefined && this.#keptLength + bytes.length < tellingBytes) {
      this.#keep(Buffer.from(bytes));
      return [];
    }
    this.#append(bytes);
    const parts: TextPart[] = [];
    while (this.#text.length - this.#bodyStart > partLength + margin) parts.push(this.#cut());
    return parts;
  }

  /** Gives what is left, once no more bytes come. */
  end(): readonly TextPart[] {
    this.#append(Buffer.alloc(0));
    if (this.#text === '') return [];
    const body = [this.#bodyStart, this.#text.length] as const;
    return [{ text: this.#text, firstLine: this.#firstLine, body }];
  }

  #keep(bytes: Buffer): void {
    this.#kept.push(bytes);
    this.#keptLength += bytes.length;
  }

  #append(bytes: Buffer): void {
    const all = this.#keptLength === 0 ? bytes : Buffer.concat([...this.#kept, bytes]);
    this.#kept = [];
    this.#keptLength = 0;
    this.#encoding ??= encodingOf(all);
    if (this.#encoding === 'bytes') {
      this.#text += all.toString('latin1');
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

/** Recognises UTF-16 by its byte order mark, or by a zero in every other byte, as mostly ASCII text has. */
function encodingOf(bytes: Buffer): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf16be';
  const length = Math.min(bytes.length, tellingBytes);
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
