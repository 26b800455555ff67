import type { Secret } from '../../services/ports/secret.ts';
import { alphanumericRuns } from './detection/runs.ts';

/** Minimum length of a hidden key. Shorter texts are not keys and occur in many words. */
const minLength = 8;
/** Length of the usual keys, which are letters and digits. */
const usualLength = 32;

/** Returns a key with all but its last four characters hidden. */
export function maskOf(key: Secret): string {
  return `••••${key.lastFour}`;
}

/** Keys that must not be displayed. Hides any number of them in time proportional to the length of a text. */
export class HiddenKeys {
  readonly #usual = new Map<string, Secret>();
  /** Keys of other forms, which are few: only the keys in use can have one. */
  readonly #others = new Map<string, Secret>();

  add(keys: readonly Secret[]): void {
    for (const key of keys) {
      const text = key.reveal();
      const isUsual = /^[A-Za-z0-9]{32}$/.test(text);
      if (text.length >= minLength) (isUsual ? this.#usual : this.#others).set(text, key);
    }
  }

  /** Returns a text with a mask in the place of each key. */
  hide(text: string): string {
    let rest = text;
    for (const [other, key] of this.#others) rest = rest.replaceAll(other, maskOf(key));
    for (const [start, end] of [...alphanumericRuns(rest, usualLength)].toReversed()) {
      rest = rest.slice(0, start) + this.#hideInRun(rest.slice(start, end)) + rest.slice(end);
    }
    return rest;
  }

  #hideInRun(run: string): string {
    let shown = '';
    for (let at = 0; at < run.length; ) {
      const key = this.#usual.get(run.slice(at, at + usualLength));
      shown += key === undefined ? run.charAt(at) : maskOf(key);
      at += key === undefined ? 1 : usualLength;
    }
    return shown;
  }
}
