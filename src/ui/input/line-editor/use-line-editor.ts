import { usePaste } from 'ink';
import { useRef, useState } from 'react';
import { useKeys } from '../../hooks/use-keys.ts';
import { editLine, type Line } from './edit-line.ts';
import { type LineEnds, readKeys, readPaste, type Typed } from './read-typed.ts';

/** How one field takes what is typed into it. */
export interface LineEditorOptions {
  readonly initialText: string;
  /** True where that text is offered: the first thing typed or pasted replaces it, and any other key accepts it. */
  readonly isOffer?: boolean;
  readonly lineEnds: LineEnds;
  /** Whether a paste that ends its line hands the line over. */
  readonly pasteSubmits: boolean;
  /** Whether the line is emptied once it was handed over. */
  readonly clears: boolean;
  readonly isActive: boolean;
  readonly onSubmit: (text: string) => void;
  readonly onChange?: (text: string) => void;
}

/** An edited line; `isOffer` while its text is an offer that no key has touched. */
export interface EditedLine extends Line {
  readonly isOffer: boolean;
}

/** Turns keys and pastes into one edited line. */
export function useLineEditor(options: LineEditorOptions): EditedLine {
  const { initialText, lineEnds, pasteSubmits, isActive } = options;
  const [line, setLine] = useState<EditedLine>({
    text: initialText,
    cursor: initialText.length,
    isOffer: options.isOffer ?? false,
  });
  // One read of the terminal may hold many keys, and React renders only after the last: each must see the one before.
  const latest = useRef(line);

  const show = (next: Line) => {
    const isChanged = next.text !== latest.current.text;
    latest.current = { ...next, isOffer: false };
    setLine(latest.current);
    if (isChanged) options.onChange?.(next.text);
  };

  const take = ({ edits, submits }: Typed) => {
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
    isActive,
  });
  return line;
}
