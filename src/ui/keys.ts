import type { Key } from 'ink';
import type { Glyphs } from './theme/glyphs.ts';

/** A key with a name of its own; `digit` is any of 1 to 9. */
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
 * The characters of the program, by meaning. Each has the same meaning on every screen. Where a field takes the
 * characters, Ctrl and the letter mean the same.
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

/** The key of a binding: one with a name, or the character of a meaning, in either case. */
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
  /** A disabled binding neither acts nor is shown. */
  readonly disabled?: boolean;
}

/** One hint of the footer: a key and its action. */
export interface KeyHint {
  readonly keyLabel: string;
  readonly hint: string;
}

const isNamed: Readonly<Record<NamedKey, (input: string, key: Key) => boolean>> = {
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
  if (typeof on === 'string') return isNamed[on](input, key);
  const wanted = hasField ? chordOf(on.key) : characters[on.key];
  return key.ctrl === hasField && !key.meta && input.toLowerCase() === wanted;
}

/** Ctrl and `?` is no key of its own in most terminals; Ctrl+G is the help of other programs. */
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

/** Returns true for keys that only move: each one in a burst counts. */
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
export function keyLabelOf(on: KeyOn, names: KeyNames, signs: Glyphs, hasField = false): string {
  if (typeof on !== 'string') {
    if (hasField) return `Ctrl+${chordOf(on.key).toUpperCase()}`;
    const character = characters[on.key];
    return character === ' ' ? (names.space ?? englishNames.space) : character.toUpperCase();
  }
  const arrows = { up: signs.up, down: signs.down, left: signs.left, right: signs.right };
  return names[on] ?? { ...englishNames, ...arrows }[on];
}

/**
 * Returns the character of a key that was held down or pressed twice at once, which arrives as one text and counts
 * once. Any other text of several characters is a stray paste, not a key.
 */
export function singlePress(input: string): string | undefined {
  if (input === '\r\n') return '\n';
  const [first = '', ...rest] = [...input];
  return rest.every((character) => character === first) ? first : undefined;
}
