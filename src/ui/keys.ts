import type { Key } from 'ink';
import type { Glyphs } from './theme/glyphs.ts';

/** A key that has a name of its own; `digit` is any of 1 to 9. */
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

/** The key a binding listens to. A `char` is matched in either case. */
export type KeyOn = NamedKey | { readonly char: string } | { readonly ctrl: string };

/** Names of keys on the person's keyboard, if not the English ones. */
export type KeyNames = Partial<Readonly<Record<NamedKey, string>>>;

/** One key, what it does, and what the footer says of it: one record, so that the two can't drift apart. */
export interface KeyBinding {
  readonly on: KeyOn;
  /** Label in the person's language; absent if the footer does not show the key. */
  readonly hint?: string;
  /** Stands for the key's own name in the footer. */
  readonly keyLabel?: string;
  /** Does it; absent where a field or a list on the screen takes the key itself. Given the digit or character. */
  readonly run?: (input: string) => void;
  /** A disabled binding neither acts nor shows. */
  readonly disabled?: boolean;
}

/** One line of the footer: a key, and what it does. */
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

/** True where what was pressed is the key that `on` names. */
export function isKey(on: KeyOn, input: string, key: Key): boolean {
  if (typeof on === 'string') return isNamed[on](input, key);
  if ('ctrl' in on) return key.ctrl && input === on.ctrl;
  return !key.ctrl && !key.meta && input.toLowerCase() === on.char.toLowerCase();
}

/** The binding that a press runs, if any: the first that is not disabled and has something to run. */
export function bindingFor(
  bindings: readonly KeyBinding[],
  input: string,
  key: Key,
): KeyBinding | undefined {
  return bindings.find((one) => !one.disabled && one.run && isKey(one.on, input, key));
}

/** True for keys that only move about: a burst may hold many of them, and each one counts. */
export function isMove(on: KeyOn): boolean {
  return on !== 'return' && on !== 'escape' && on !== 'digit' && typeof on === 'string';
}

const englishNames: Readonly<Record<Exclude<NamedKey, 'up' | 'down' | 'left' | 'right'>, string>> =
  { return: 'Enter', escape: 'Esc', tab: 'Tab', pageup: 'PgUp', pagedown: 'PgDn', digit: '1-9' };

/** Returns the name of a key in the footer. */
export function keyLabelOf(on: KeyOn, names: KeyNames, signs: Glyphs): string {
  if (typeof on !== 'string') {
    return 'ctrl' in on ? `Ctrl+${on.ctrl.toUpperCase()}` : on.char.toUpperCase();
  }
  const arrows = { up: signs.up, down: signs.down, left: signs.left, right: signs.right };
  return names[on] ?? { ...englishNames, ...arrows }[on];
}

/**
 * A key held down, or pressed twice at once, arrives as one text. It counts once; any other text of several
 * characters is a stray paste, and no key at all.
 */
export function singlePress(input: string): string | undefined {
  if (input === '\r\n') return '\n';
  const [first = '', ...rest] = [...input];
  return rest.every((character) => character === first) ? first : undefined;
}
