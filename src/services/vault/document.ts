import { isProfileName } from '../ports/profile-name.ts';

/** Content of the vault: the key of each profile, and fields that a later version may have added. */
export interface VaultDocument {
  readonly keys: ReadonlyMap<string, string>;
  readonly otherFields: Readonly<Record<string, unknown>>;
}

export const emptyDocument: VaultDocument = { keys: new Map(), otherFields: {} };

const version = 1;

/** Reads a document from UTF-8. Returns undefined if it is not a complete document of this version. */
export function parseDocument(bytes: Uint8Array): VaultDocument | undefined {
  const document = parseJson(bytes);
  if (!isRecord(document)) return undefined;
  const { version: found, keys, ...otherFields } = document;
  if (found !== version || !isRecord(keys)) return undefined;
  const entries = Object.entries(keys);
  return entries.every(isEntry) ? { keys: new Map(entries), otherFields } : undefined;
}

export function printDocument({ keys, otherFields }: VaultDocument): Uint8Array {
  // An assignment would lose a profile named `__proto__`.
  const document = { version, keys: Object.fromEntries(keys), ...otherFields };
  return new TextEncoder().encode(`${JSON.stringify(document, undefined, 2)}\n`);
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    // Drop the error, because it quotes the text, which contains keys.
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isEntry(entry: [string, unknown]): entry is [string, string] {
  const [profile, key] = entry;
  return isProfileName(profile) && typeof key === 'string' && key !== '';
}
