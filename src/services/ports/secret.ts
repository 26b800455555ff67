const mask = '••••';

/**
 * An API key in memory. The text sits in a private field: printing, logging, serialising or inspecting the object
 * shows a mask. `reveal` is called only where the text must cross a border (a request header, the keychain, a child's
 * environment).
 */
export class Secret {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** The bare text. Every call site is a place to review. */
  reveal(): string {
    return this.#text;
  }

  /** Length in characters. */
  get length(): number {
    return this.#text.length;
  }

  /** The last four characters, or none where four would be more than a quarter of it. */
  get lastFour(): string {
    return this.#text.length < 16 ? '' : this.#text.slice(-4);
  }

  /** True where both hold the same text. */
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
