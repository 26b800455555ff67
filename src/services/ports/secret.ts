import { redactFromNowOn } from '../../errors/redact.ts';

const mask = '••••';

/**
 * An API key in memory. The text is in a private field: printing, logging, serialising or inspecting the object shows a
 * mask, and crash reports and errors leave it out. Call `reveal` only if the text must leave the program (a request header, the keychain, the environment of a
 * child).
 */
export class Secret {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
    redactFromNowOn(this);
  }

  /** The bare text. Every call site is a place to review. */
  reveal(): string {
    return this.#text;
  }

  /** Length in characters. */
  get length(): number {
    return this.#text.length;
  }

  /** The last four characters; empty if they would be more than a quarter of the key. */
  get lastFour(): string {
    return this.#text.length < 16 ? '' : this.#text.slice(-4);
  }

  /** True if both hold the same text. */
  equals(other: Secret): boolean {
    return this.#text === other.#text;
  }

  toString(): string {
    return mask;
  }

  toJSON(): string {
    return mask;
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return `Secret(${mask})`;
  }
}
