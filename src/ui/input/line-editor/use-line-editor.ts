import { usePaste } from 'ink';
import { useRef, useState } from 'react';
import { useKeys } from '../../hooks/use-keys.ts';
import { editLine, type Line } from './edit-line.ts';
import { type LineEnds, readKeys, readPaste, type Typed } from './read-typed.ts';

/** How one field takes what is typed into it. */
export interface LineEditorOptions {
  readonly initialText: string;
  readonly lineEnds: LineEnds;
  /** Whether a paste that ends its line hands the line over. */
  readonly pasteSubmits: boolean;
  /** Whether the line is emptied once it was handed over. */
  readonly clears: boolean;
  readonly isActive: boolean;
  readonly onSubmit: (text: string) => void;
  readonly onChange?: (text: string) => void;
}

/** Keys and pastes turned into one edited line. */
export function useLineEditor(options: LineEditorOptions): Line {
  const { initialText, lineEnds, pasteSubmits, isActive } = options;
  const [line, setLine] = useState<Line>({ text: initialText, cursor: initialText.length });
  // One read of the terminal may hold many keys, and React renders only after the last: each must see the one before.
  const latest = useRef(line);

  const show = (next: Line) => {
    const isChanged = next.text !== latest.current.text;
    latest.current = next;
    setLine(next);
    if (isChanged) options.onChange?.(next.text);
  };

  const take = ({ edits, submits }: Typed) => {
    if (edits.length > 0) show(edits.reduce(editLine, latest.current));
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
