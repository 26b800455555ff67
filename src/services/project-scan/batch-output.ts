import { partLength, partsOf, plainPart, type TextPart, TextParts } from './text-parts.ts';

/** A part of an object's content; undefined for an empty or missing object. */
export interface GitObject {
  readonly part: TextPart | undefined;
  /** True for the last part of an object. */
  readonly isLast: boolean;
}

/** Maximum bytes of a line with hash, type and size. */
const maxHead = 512;

/** Parses the output of `git cat-file --batch` as it arrives: for each object a line, its content, and a line end. */
export class BatchOutput {
  #head = '';
  /** Remaining bytes of the content and its line end; undefined while the line before them is read. */
  #left: number | undefined;
  #parts = new TextParts();
  #isBegun = false;

  /** Returns the objects, or parts of them, that the piece completes. */
  push(piece: Buffer): readonly GitObject[] {
    const objects: GitObject[] = [];
    const text = piece.toString('latin1');
    const hasZeros = piece.includes(0);
    for (let at = 0; at < piece.length; ) {
      if (this.#left === undefined) {
        at = this.#readHead(text, at);
        if (this.#left === 0) objects.push(this.#missing());
        continue;
      }
      const part = hasZeros ? undefined : this.#plainPart(text, at);
      if (part !== undefined) {
        objects.push({ part, isLast: true });
        at += this.#left;
        this.#left = undefined;
        continue;
      }
      const end = Math.min(piece.length, at + this.#left);
      const isLast = end - at === this.#left;
      const bytes = piece.subarray(at, isLast ? end - 1 : end);
      at = end;
      this.#left -= isLast ? this.#left : bytes.length;
      objects.push(...(isLast ? this.#finish(bytes) : this.#continue(bytes)));
    }
    return objects;
  }

  /** Returns the object that begins at `at`, if the piece contains it completely and each byte is one character. */
  #plainPart(text: string, at: number): TextPart | undefined {
    const left = this.#left ?? 0;
    if (this.#isBegun || left > text.length - at || left > partLength) return undefined;
    return plainPart(text.slice(at, at + left - 1));
  }

  #readHead(text: string, from: number): number {
    const end = text.indexOf('\n', from);
    this.#head += text.slice(from, end === -1 ? text.length : end).slice(0, maxHead);
    if (end === -1) return text.length;
    const size = / (\d+)$/.exec(this.#head)?.[1];
    this.#head = '';
    this.#left = size === undefined ? 0 : Number(size) + 1;
    return end + 1;
  }

  #missing(): GitObject {
    this.#left = undefined;
    return { part: undefined, isLast: true };
  }

  #continue(bytes: Buffer): readonly GitObject[] {
    this.#isBegun = true;
    return this.#parts.push(bytes).map((part) => ({ part, isLast: false }));
  }

  #finish(bytes: Buffer): readonly GitObject[] {
    const parts = this.#isBegun
      ? [...this.#parts.push(bytes), ...this.#parts.end()]
      : partsOf(bytes);
    if (this.#isBegun) this.#parts = new TextParts();
    this.#isBegun = false;
    this.#left = undefined;
    if (parts.length === 0) return [{ part: undefined, isLast: true }];
    return parts.map((part, at) => ({ part, isLast: at === parts.length - 1 }));
  }
}
