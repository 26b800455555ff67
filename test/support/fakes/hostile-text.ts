import fc from 'fast-check';
import { anyLetter } from './any-letter.ts';

/** Texts with control sequences, each beginning with a word that remains after cleaning. */
export const hostileTexts = [
  'colour\x1b[31m',
  'clear\x1b[2J\x1b[H',
  'alternate\x1b[?1049h',
  'asks\x1b[6n\x1b[c',
  'title\x1b]0;owned\x07',
  'title-st\x1b]2;owned\x1b\\',
  'clipboard\x1b]52;c;ZXZpbA==\x07',
  'link\x1b]8;;https://evil.example\x1b\\there\x1b]8;;\x1b\\',
  'device\x1bP+q544e\x1b\\',
  'eight-bit\x9b31m\x9d0;owned\x9c',
  'reset\x1bc',
  'bell\x07back\b\b\breturn\rnul\x00del\x7f',
  'override\u202egnp.exe\u202c',
  'isolate\u2066x\u2069\u200e\u200f\u061c',
  'zero\u200bwid\u200dth\ufeff\u2060\u00ad',
  'tags\u{e0041}\u{e007f}',
  'lone\ud83d',
  'open\x1b]0;never closed',
] as const;

/** Generates one of these texts, or a mix of them and any other characters. */
export const hostileText = fc.oneof(
  fc.constantFrom(...hostileTexts),
  fc
    .array(fc.oneof(fc.constantFrom(...hostileTexts), fc.string({ unit: anyLetter })), {
      maxLength: 4,
    })
    .map((parts) => parts.join('')),
);

const obeyed = /[\x00-\x08\x0b-\x1f\x7f-\x9f]/;
const unseen =
  /[\u00ad\u061c\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]|[\u{e0000}-\u{e007f}]/u;
const lone = /[\ud800-\udfff]/u;

/** Returns the parts of a text that must never reach a terminal; newlines and tabs are allowed. */
export function rawPieces(text: string): readonly string[] {
  return [obeyed, unseen, lone].flatMap((kind) => {
    const found = kind.exec(text);
    if (found === null) return [];
    return [JSON.stringify(text.slice(Math.max(0, found.index - 10), found.index + 10))];
  });
}

/** Returns every text in a value, including the names of fields. */
export function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [name, ...textsIn(inner)]);
}
