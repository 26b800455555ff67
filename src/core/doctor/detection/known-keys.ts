import type { Secret } from '../../../services/ports/secret.ts';
import { alphanumericRuns } from './runs.ts';

/** Minimum length of a known key. A shorter text would occur in many files by chance. */
const minLength = 16;
/** Minimum length of keys that are searched in runs of letters and digits, which is faster. */
const minRun = 32;

/** A key in a text, and the position at which it begins. */
export type KeyMatch = readonly [at: number, key: Secret];

/** Finds known keys anywhere, both literally and within base64. */
export function* knownKeysIn(text: string, known: readonly Secret[]): Generator<KeyMatch> {
  const { inRuns, others } = formsOfAll(known);
  if (inRuns.length !== 0) {
    for (const [start, end] of alphanumericRuns(text, minRun)) {
      const run = text.slice(start, end);
      for (const { form, key } of inRuns) {
        for (const at of positionsIn(form, run)) yield [start + at, key];
      }
    }
  }
  for (const { form, key } of others) {
    for (const at of positionsIn(form, text)) yield [at, key];
  }
}

interface Form {
  readonly form: string;
  readonly key: Secret;
}

interface Forms {
  /** Forms of letters and digits only, which are long enough to be searched in runs of these. */
  readonly inRuns: readonly Form[];
  readonly others: readonly Form[];
}

/** Cached, because the same keys are searched in thousands of texts. */
const cachedForms = new WeakMap<readonly Secret[], Forms>();

function formsOfAll(known: readonly Secret[]): Forms {
  const cached = cachedForms.get(known);
  if (cached !== undefined) return cached;
  const all = known.filter(({ length }) => length >= minLength).flatMap(formsOf);
  const isRun = ({ form }: Form) => form.length >= minRun && /^[A-Za-z0-9]+$/.test(form);
  const forms = { inRuns: all.filter(isRun), others: all.filter((one) => !isRun(one)) };
  cachedForms.set(known, forms);
  return forms;
}

function formsOf(key: Secret): readonly Form[] {
  const text = key.reveal();
  // The bytes of other texts depend on their encoding.
  if (!/^[\x20-\x7e]+$/.test(text)) return [{ form: text, key }];
  const encoded = [0, 1, 2].map((offset) => base64Of(text, offset));
  return [text, ...encoded].map((form) => ({ form, key }));
}

/**
 * Returns the characters that represent a text in base64 for a given byte offset, independently of what surrounds it.
 */
function base64Of(text: string, offset: number): string {
  const encoded = btoa('\0'.repeat(offset) + text);
  const end = Math.floor(((offset + text.length) * 8) / 6);
  return encoded.slice(Math.ceil((offset * 8) / 6), end);
}

function* positionsIn(knownKey: string, text: string): Generator<number> {
  for (
    let at = text.indexOf(knownKey);
    at !== -1;
    at = text.indexOf(knownKey, at + knownKey.length)
  ) {
    yield at;
  }
}
