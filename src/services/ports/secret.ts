import { redactFromNowOn } from '../../errors/redact.ts';

const mask = '••••';

/**
 * An API key in memory. The text is in a private field: printing, logging, serialising or inspecting the object shows a
 * mask, and crash reports and errors do not contain it. Call `reveal` only if the text must leave the program (in a
 * request header, for the keychain, in the environment of a child process).
 */
export class Secret {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
    redactFromNowOn(this);
  }

  /** Returns the bare text. Review each call of this method with care. */
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

  /** Returns true if both have the same text. */
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
