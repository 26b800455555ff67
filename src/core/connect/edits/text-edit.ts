/** One replacement in a text, at an offset in the text just before this replacement. */
export interface TextChange {
  readonly at: number;
  readonly removed: string;
  readonly inserted: string;
}

/** A text and its changes so far, in order. */
export interface Edited {
  readonly text: string;
  readonly changes: readonly TextChange[];
  /** Settings that were left unchanged because the person chose them. */
  readonly kept?: readonly string[];
}

/** Why a file can't be changed without harm. `detail` names the setting that is in the way. */
export type EditProblem = 'malformed' | 'has-comments' | 'defined' | 'unsafe';

/** Thrown by edits, which then leave the file unchanged. */
export class EditError extends Error {
  readonly problem: EditProblem;
  readonly detail: string;

  constructor(problem: EditProblem, detail = '') {
    super(problem);
    this.name = 'EditError';
    this.problem = problem;
    this.detail = detail;
  }
}

/** Returns a text without changes, to which edits are applied. */
export function unchanged(text: string): Edited {
  return { text, changes: [] };
}

/** Replaces `removed` at `at` by `inserted`. */
export function replaceAt(edited: Edited, change: TextChange): Edited {
  const { text, changes } = edited;
  const { at, removed, inserted } = change;
  return {
    ...edited,
    text: text.slice(0, at) + inserted + text.slice(at + removed.length),
    changes: [...changes, change],
  };
}

/** Records a setting that was left unchanged. */
export function keeping(edited: Edited, name: string): Edited {
  return { ...edited, kept: [...(edited.kept ?? []), name] };
}

/** Inserts a piece of text. */
export function insertAt(edited: Edited, at: number, inserted: string): Edited {
  return inserted === '' ? edited : replaceAt(edited, { at, removed: '', inserted });
}

/** Returns `\r\n` for a text that has such a line end, otherwise `\n`. */
export function lineEndOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

/** Returns the piece with the line ends of the text. */
export function withLineEnds(piece: string, text: string): string {
  return piece.replaceAll('\n', lineEndOf(text));
}

/** Appends lines to a text, on a new line. */
export function appendLines(edited: Edited, lines: string): Edited {
  const { text } = edited;
  const lineBreak = text === '' || text.endsWith('\n') ? '' : '\n';
  return insertAt(edited, text.length, withLineEnds(`${lineBreak}${lines}`, text));
}

/**
 * Returns the text without the changes. Finds each insertion at its position, or else where it occurs exactly once.
 * Returns undefined if an insertion cannot be found.
 */
export function undoChanges(text: string, changes: readonly TextChange[]): string | undefined {
  let now = text;
  for (const { at, removed, inserted } of changes.toReversed()) {
    const found = positionOf(now, inserted, at);
    if (found === undefined) return undefined;
    now = now.slice(0, found) + removed + now.slice(found + inserted.length);
  }
  return now;
}

/** Returns true if the text still contains the insertions. */
export function containsChanges(text: string, changes: readonly TextChange[]): boolean {
  return undoChanges(text, changes) !== undefined;
}

/** Returns true if no insertion remains in the text, so that there is nothing to undo. */
export function containsNoneOf(text: string, changes: readonly TextChange[]): boolean {
  const lines = changes.flatMap(({ inserted }) => inserted.split(/\r?\n/));
  // A single comma or brace is too short to identify its origin.
  const identifying = lines.map((line) => line.trim()).filter((line) => line.length >= 3);
  return identifying.length > 0 && identifying.every((line) => !text.includes(line));
}

function positionOf(text: string, piece: string, at: number): number | undefined {
  if (text.startsWith(piece, at)) return at;
  const first = text.indexOf(piece);
  // A single comma or brace is too short to identify its position.
  if (first === -1 || piece.trim().length < 3) return undefined;
  return text.indexOf(piece, first + 1) === -1 ? first : undefined;
}

/** Returns true if two values of JSON, YAML or TOML are equal. */
export function isSame(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) {
    return false;
  }
  if (one instanceof Date || other instanceof Date) return String(one) === String(other);
  const [keys, others] = [Object.keys(one), Object.keys(other)];
  return (
    Array.isArray(one) === Array.isArray(other) &&
    keys.length === others.length &&
    keys.every(
      (key) =>
        Object.hasOwn(other, key) &&
        isSame(one[key as keyof typeof one], other[key as keyof typeof other]),
    )
  );
}

/** Levels of nesting, far more than any settings file has. */
const maxDepth = 200;

/**
 * Throws EditError for a text with so many nested brackets, or nested YAML lists, that a parser could exhaust the
 * stack. Counts them everywhere, even in strings.
 */
export function checkDepth(text: string): void {
  let depth = 0;
  let dashes = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '[' || character === '{') depth += 1;
    else if ((character === ']' || character === '}') && depth > 0) depth -= 1;
    if (character === '-' && text[at + 1] === ' ') dashes += 1;
    else if (character === '\n') dashes = 0;
    if (depth > maxDepth || dashes > maxDepth) throw new EditError('malformed');
  }
}
