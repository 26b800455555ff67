import type { Key } from 'ink';
import type { Glyphs } from './theme/glyphs.ts';

/** A key that is not a character; `digit` is any of 1 to 9. */
export type NamedKey =
  | 'return'
  | 'escape'
  | 'up'
  | 'down'
  | 'left'
  | 'right'
  | 'tab'
  | 'pageup'
  | 'pagedown'
  | 'digit';

/**
 * The character of each meaning, the same on every screen. A text field takes all characters, so on a screen with a
 * field the key is Ctrl and the character.
 */
export const characters = {
  again: 'a',
  clipboard: 'b',
  copy: 'c',
  details: 'd',
  estimate: 'e',
  fix: 'f',
  advice: 'h',
  import: 'i',
  check: 'k',
  limits: 'l',
  model: 'm',
  new: 'n',
  open: 'o',
  program: 'p',
  reply: 'r',
  save: 's',
  tokens: 't',
  use: 'u',
  map: 'v',
  skip: 'j',
  write: 'w',
  remove: 'x',
  why: 'y',
  more: '+',
  search: '/',
  unfold: ' ',
  keys: '?',
} as const;
export type Meaning = keyof typeof characters;

/** The key of a binding: a named key, or the character of a meaning, as a small or a capital letter. */
export type KeyOn = NamedKey | { readonly key: Meaning };

/** Names of keys on the person's keyboard, if they differ from the English ones. */
export type KeyNames = Partial<Readonly<Record<NamedKey | 'space', string>>>;

/** One key, its action and its hint in the footer, in one record so that they stay consistent. */
export interface KeyBinding {
  readonly on: KeyOn;
  /** Label in the person's language; absent if the footer does not show the key. */
  readonly hint?: string;
  /** Shown in the footer instead of the key's own name. */
  readonly keyLabel?: string;
  /** Runs the action with the digit or character. Absent if a field or a list on the screen handles the key itself. */
  readonly run?: (input: string) => void;
  /** True if the footer leaves the key out to stay on one line. The list of all keys has it. */
  readonly isMinor?: boolean;
  /** A disabled binding neither acts nor is shown. */
  readonly disabled?: boolean;
}

/** One hint of the footer: a key and its action. */
export interface KeyHint {
  readonly keyLabel: string;
  readonly hint: string;
}

const matchesNamed: Readonly<Record<NamedKey, (input: string, key: Key) => boolean>> = {
  return: (input, key) => key.return || input === '\n',
  escape: (_input, key) => key.escape,
  up: (_input, key) => key.upArrow,
  down: (_input, key) => key.downArrow,
  left: (_input, key) => key.leftArrow,
  right: (_input, key) => key.rightArrow,
  tab: (_input, key) => key.tab && !key.shift,
  pageup: (_input, key) => key.pageUp,
  pagedown: (_input, key) => key.pageDown,
  digit: (input, key) => /^[1-9]$/.test(input) && !key.ctrl && !key.meta,
};

/** Returns true if the pressed key is the one that `on` names. With `hasField`, a character needs Ctrl. */
export function isKey(on: KeyOn, input: string, key: Key, hasField = false): boolean {
  if (typeof on === 'string') return matchesNamed[on](input, key);
  const wanted = hasField ? chordOf(on.key) : characters[on.key];
  return key.ctrl === hasField && !key.meta && input.toLowerCase() === wanted;
}

/** Returns the letter pressed together with Ctrl. Most terminals cannot send Ctrl+?, so Ctrl+G lists the keys. */
function chordOf(meaning: Meaning): string {
  return meaning === 'keys' ? 'g' : characters[meaning];
}

/** Returns the first enabled binding with an action for a pressed key, if any. */
export function bindingFor(
  bindings: readonly KeyBinding[],
  input: string,
  key: Key,
  hasField = false,
): KeyBinding | undefined {
  return bindings.find((one) => !one.disabled && one.run && isKey(one.on, input, key, hasField));
}

/** Returns true for keys that only move. If several arrive in one burst, each counts. */
export function isMove(on: KeyOn): boolean {
  return on !== 'return' && on !== 'escape' && on !== 'digit' && typeof on === 'string';
}

const englishNames: Readonly<
  Record<Exclude<keyof KeyNames, 'up' | 'down' | 'left' | 'right'>, string>
> = {
  return: 'Enter',
  escape: 'Esc',
  tab: 'Tab',
  pageup: 'PgUp',
  pagedown: 'PgDn',
  digit: '1-9',
  space: 'Space',
};

/** Returns the name of a key in the footer. With `hasField`, a character needs Ctrl. */
export function keyLabelOf(on: KeyOn, names: KeyNames, glyphs: Glyphs, hasField = false): string {
  if (typeof on !== 'string') {
    if (hasField) return `Ctrl+${chordOf(on.key).toUpperCase()}`;
    const character = characters[on.key];
    return character === ' ' ? (names.space ?? englishNames.space) : character.toUpperCase();
  }
  const { up, down, left, right } = glyphs;
  return names[on] ?? { ...englishNames, up, down, left, right }[on];
}

/**
 * Returns the character of one key press. A key that was held down arrives as a text of equal characters and counts
 * once. Returns undefined for any other text of several characters, which is a paste.
 */
export function singlePress(input: string): string | undefined {
  if (input === '\r\n') return '\n';
  const [first = '', ...rest] = [...input];
  return rest.every((character) => character === first) ? first : undefined;
}
