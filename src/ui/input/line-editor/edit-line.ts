/** A text being edited. `cursor` counts UTF-16 units and is never inside a grapheme. */
export interface Line {
  readonly text: string;
  readonly cursor: number;
}

/** Edits that a key or a paste makes to a line. */
export type Edit =
  | { readonly type: 'insert'; readonly text: string }
  | { readonly type: Movement | Deletion };

export type Movement = 'left' | 'right' | 'home' | 'end';
/** `delete-word` deletes the word before the cursor; `delete-to-start` deletes everything before it. */
export type Deletion = 'backspace' | 'delete' | 'delete-word' | 'delete-to-start';

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

function previousStop({ text, cursor }: Line): number {
  if (cursor === 0) return 0;
  return graphemes.segment(text).containing(cursor - 1)?.index ?? 0;
}

function nextStop({ text, cursor }: Line): number {
  const here = graphemes.segment(text).containing(cursor);
  return here ? here.index + here.segment.length : text.length;
}

function wordStart({ text, cursor }: Line): number {
  const before = text.slice(0, cursor);
  return before.replace(/\S+\s*$|\s+$/u, '').length;
}

/** Returns the line without the text between two offsets; the cursor moves to the first of them. */
function without({ text }: Line, from: number, to: number): Line {
  return { text: text.slice(0, from) + text.slice(to), cursor: from };
}

/** Returns the line after one edit. A move past either end stops there. */
export function editLine(line: Line, edit: Edit): Line {
  const { text, cursor } = line;
  switch (edit.type) {
    case 'insert':
      return insertAt(line, edit.text);
    case 'left':
      return { text, cursor: previousStop(line) };
    case 'right':
      return { text, cursor: nextStop(line) };
    case 'home':
      return { text, cursor: 0 };
    case 'end':
      return { text, cursor: text.length };
    case 'backspace':
      return without(line, previousStop(line), cursor);
    case 'delete':
      return without(line, cursor, nextStop(line));
    case 'delete-word':
      return without(line, wordStart(line), cursor);
    case 'delete-to-start':
      return without(line, 0, cursor);
  }
}

function insertAt({ text, cursor }: Line, added: string): Line {
  const joined = text.slice(0, cursor) + added + text.slice(cursor);
  const wanted = cursor + added.length;
  // The inserted text may combine with the next character into one grapheme: put the cursor after it.
  const around = graphemes.segment(joined).containing(wanted);
  const isInside = around !== undefined && around.index < wanted;
  return { text: joined, cursor: isInside ? around.index + around.segment.length : wanted };
}
