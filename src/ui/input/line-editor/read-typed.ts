import type { Key } from 'ink';
import type { Deletion, Edit, Movement } from './edit-line.ts';

/** Effect of a key press, a burst of keys or a paste on a line. `submits` is true if the line is submitted at the end. */
export interface LineEffect {
  readonly edits: readonly Edit[];
  readonly submits: boolean;
}

/** Handling of line ends in a text. `keep` is for a secret, whose caller handles them; `space` replaces them by spaces. */
export type LineEnds = 'keep' | 'space';

// Matches escape sequences copied from a terminal together with text (colours, hyperlinks), and paste markers that a
// terminal failed to remove, even without their escape character.
const sequences =
  /\x1b?\[20[01]~|\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)?|\x1b[@-_]/g;
const controls = /[\0-\x08\x0b-\x1f\x7f-\x9f]/g;
const loneSurrogates = /\p{Surrogate}/gu;

/** Returns pasted or typed text without control characters and lone surrogates, with line ends as `\n`. */
export function cleanText(text: string, lineEnds: LineEnds): string {
  const plain = text
    .replace(sequences, '')
    .replace(/\r\n?/g, '\n')
    .replace(controls, '')
    .replace(loneSurrogates, '');
  return lineEnds === 'keep' ? plain : onOneLine(plain).replaceAll('\t', ' ');
}

/** Replaces line ends and the blanks around them by one space each. */
function onOneLine(text: string): string {
  const [first = '', ...lines] = text.split('\n');
  const last = lines.pop();
  if (last === undefined) return text;
  const between = lines.map((line) => line.trim()).filter((line) => line !== '');
  return [first.trimEnd(), ...between, last.trimStart()].join(' ');
}

function insertion(text: string): readonly Edit[] {
  return text === '' ? [] : [{ type: 'insert', text }];
}

const nothing: LineEffect = { edits: [], submits: false };

/** Returns the effect of a paste. A paste that ends with a line end submits if `submits` is set. */
export function readPaste(
  text: string,
  { lineEnds, submits }: { readonly lineEnds: LineEnds; readonly submits: boolean },
): LineEffect {
  const whole = cleanText(text, 'keep');
  const trimmed = whole.replace(/\n+$/, '');
  return {
    edits: insertion(cleanText(trimmed, lineEnds)),
    submits: submits && trimmed !== whole,
  };
}

const chords: Readonly<Record<string, Movement | Deletion>> = {
  a: 'home',
  e: 'end',
  u: 'delete-to-start',
  w: 'delete-word',
};

function commandOf(key: Key): Movement | Deletion | undefined {
  if (key.leftArrow) return 'left';
  if (key.rightArrow) return 'right';
  if (key.home) return 'home';
  if (key.end) return 'end';
  if (key.backspace) return key.meta || key.ctrl ? 'delete-word' : 'backspace';
  return key.delete ? 'delete' : undefined;
}

/**
 * Returns the effect of one event of Ink's `useInput`. Scripts, and terminals that do not mark pastes, send a text with
 * its line ends as one burst; a burst that ends with a line end submits. Key combinations never insert their letter.
 */
export function readKeys(input: string, key: Key, lineEnds: LineEnds): LineEffect {
  if (key.return) return { edits: [], submits: true };
  const command = commandOf(key) ?? (key.ctrl ? chords[input] : undefined);
  if (command) return { edits: [{ type: command }], submits: false };
  const isOther = key.ctrl || key.meta || key.super || key.hyper || key.escape || key.tab;
  if (isOther || key.upArrow || key.downArrow || key.pageUp || key.pageDown) return nothing;
  return readPaste(input, { lineEnds, submits: true });
}
