import stringWidth from 'string-width';
import type { Part } from './hooks/use-part.ts';
import { type KeyBinding, type KeyHint, type KeyOn, keyLabelOf } from './keys.ts';
import type { ScreenView } from './screen-context.ts';

/** Options for the hints of a screen, in addition to its own keys. */
export interface HintOptions {
  readonly parts: readonly Part[];
  /** True if a part of the body is out of sight. */
  readonly isCut: boolean;
  readonly hasWhy: boolean;
}

/** A hint and its rank. If there is not enough space, the hints with the highest rank are omitted first. */
interface RankedHint extends KeyHint {
  readonly rank: number;
}

const ranks = { first: 0, more: 1, move: 2, why: 3, named: 4, character: 5, minor: 6 } as const;

/** Maximum number of lines. Hints that do not fit are only in the list of all keys. */
const maxLines = 2;

const isArrow = (on: KeyOn): boolean => on === 'up' || on === 'down';

/** Returns the hints of all keys that work now, in order. */
function allHints(
  keys: readonly KeyBinding[],
  view: ScreenView,
  options: HintOptions,
): readonly RankedHint[] {
  const { footer, glyphs } = view;
  const hasField = options.parts.includes('field');
  const label = (on: KeyOn) => keyLabelOf(on, footer.keyNames, glyphs, hasField);
  const own = keys.flatMap(({ on, hint, keyLabel, disabled, isMinor }): readonly RankedHint[] => {
    if (hint === undefined || disabled) return [];
    return [{ keyLabel: keyLabel ?? label(on), hint, rank: isMinor ? ranks.minor : rankOf(on) }];
  });
  const movesItself = keys.some((key) => isArrow(key.on) && key.hint !== undefined);
  const arrows = `${label('up')}${label('down')}`;
  const pages = view.isSmall ? label('pagedown') : `${label('pageup')}/${label('pagedown')}`;
  return [
    ...own.slice(0, 1),
    ...(options.parts.includes('list') && !movesItself
      ? [{ keyLabel: arrows, hint: footer.move, rank: ranks.move }]
      : []),
    ...own.slice(1),
    ...(options.isCut ? [{ keyLabel: pages, hint: footer.more, rank: ranks.more }] : []),
    ...(options.hasWhy
      ? [{ keyLabel: label({ key: 'why' }), hint: footer.why, rank: ranks.why }]
      : []),
    { keyLabel: label({ key: 'keys' }), hint: footer.keys, rank: ranks.first },
  ];
}

function rankOf(on: KeyOn): number {
  if (on === 'return') return ranks.first;
  if (isArrow(on)) return ranks.move;
  return typeof on === 'string' ? ranks.named : ranks.character;
}

const hintWidth = (hint: KeyHint): number => stringWidth(`${hint.keyLabel} ${hint.hint}`);

/** Cells of ` · ` between two hints. */
const separatorColumns = 3;

/**
 * Arranges hints in lines of at most `columns` cells. Never splits a hint. If a hint would be alone on the last line, the
 * hint before it moves there, too.
 */
export function hintLines(
  hints: readonly KeyHint[],
  columns: number,
): readonly (readonly KeyHint[])[] {
  const lines = filledLines(hints, columns);
  const [last = [], before = []] = [lines.at(-1), lines.at(-2)];
  const lastTwo = [...before.slice(-1), ...last];
  const isLone = last.length === 1 && before.length > 1;
  if (!isLone || filledLines(lastTwo, columns).length > 1) return lines;
  return [...lines.slice(0, -2), before.slice(0, -1), lastTwo];
}

/** Fills each line before it begins the next one. */
function filledLines(hints: readonly KeyHint[], columns: number): readonly (readonly KeyHint[])[] {
  const lines: KeyHint[][] = [];
  let used = 0;
  for (const hint of hints) {
    const line = lines.at(-1);
    const width = hintWidth(hint);
    if (line && used + separatorColumns + width <= columns) {
      line.push(hint);
      used += separatorColumns + width;
    } else {
      lines.push([hint]);
      used = width;
    }
  }
  return lines;
}

/**
 * Returns the lines of hints below a screen. Leaves out the minor hints if all others then fit on one line. Otherwise
 * returns at most two lines, and leaves out the least important hints until the rest fits.
 */
export function shownHints(
  keys: readonly KeyBinding[],
  view: ScreenView,
  options: HintOptions,
): readonly (readonly KeyHint[])[] {
  let hints = allHints(keys, view, options);
  const major = hintLines(
    hints.filter(({ rank }) => rank !== ranks.minor),
    view.wide,
  );
  if (hintLines(hints, view.wide).length > 1 && major.length === 1) return major;
  for (;;) {
    const lines = hintLines(hints, view.wide);
    const highest = Math.max(...hints.map(({ rank }) => rank));
    if (lines.length <= maxLines || highest === ranks.first) return lines;
    const last = hints.findLastIndex(({ rank }) => rank === highest);
    hints = hints.filter((_, at) => at !== last);
  }
}

/** Returns the hints of all keys of the screen and of the wizard, including those without room below the screen. */
export function everyHint(
  keys: readonly KeyBinding[],
  view: ScreenView,
  options: HintOptions,
): readonly KeyHint[] {
  const { footer } = view;
  return [...allHints(keys, view, { ...options, isCut: true }), ...footer.always];
}
