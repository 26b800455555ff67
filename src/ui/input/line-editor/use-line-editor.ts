import { usePaste } from 'ink';
import { useContext, useRef, useState } from 'react';
import { useKeys } from '../../hooks/use-keys.ts';
import { CoveredContext, usePart } from '../../hooks/use-part.ts';
import { editLine, type Line } from './edit-line.ts';
import { type LineEffect, type LineEnds, readKeys, readPaste } from './read-typed.ts';

/** Options of a text field. */
export interface LineEditorOptions {
  readonly initialText: string;
  /**
   * True if the initial text is a suggestion: the first text typed or pasted replaces it, and any other key accepts it.
   */
  readonly isOffer?: boolean;
  readonly lineEnds: LineEnds;
  /** True if a paste that ends with a line end submits the line. */
  readonly pasteSubmits: boolean;
  /** True if the line is cleared after it was submitted. */
  readonly clears: boolean;
  readonly isActive: boolean;
  readonly onSubmit: (text: string) => void;
  readonly onChange?: (text: string) => void;
}

/** An edited line; `isOffer` is true while its text is an untouched suggestion. */
export interface EditedLine extends Line {
  readonly isOffer: boolean;
}

/** Handles the keys and pastes of a text field and returns its line. */
export function useLineEditor(options: LineEditorOptions): EditedLine {
  const { initialText, lineEnds, pasteSubmits, isActive } = options;
  const isCovered = useContext(CoveredContext);
  usePart('field', isActive);
  const [line, setLine] = useState<EditedLine>({
    text: initialText,
    cursor: initialText.length,
    isOffer: options.isOffer ?? false,
  });
  // One read of the terminal may contain many keys, and React renders only after the last one. Each key must see the
  // effect of the previous key.
  const latest = useRef(line);

  const show = (next: Line) => {
    const isChanged = next.text !== latest.current.text;
    latest.current = { ...next, isOffer: false };
    setLine(latest.current);
    if (isChanged) options.onChange?.(next.text);
  };

  const take = ({ edits, submits }: LineEffect) => {
    if (edits.length > 0) {
      const isReplaced = latest.current.isOffer && edits[0]?.type === 'insert';
      show(edits.reduce(editLine, isReplaced ? { text: '', cursor: 0 } : latest.current));
    }
    if (!submits) return undefined;
    const { text } = latest.current;
    if (options.clears) show({ text: '', cursor: 0 });
    options.onSubmit(text);
    return 'decided';
  };

  useKeys((input, key) => take(readKeys(input, key, lineEnds)), { isActive });
  usePaste((text) => void take(readPaste(text, { lineEnds, submits: pasteSubmits })), {
    isActive: isActive && !isCovered,
  });
  return line;
}
