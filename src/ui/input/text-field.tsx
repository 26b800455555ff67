import { Box, Text } from 'ink';
import TextInput from 'ink-text-input';
import { useRevealed } from '../components/reveal.tsx';
import { useScreenView } from '../screen-context.ts';
import { fieldWindow } from './line-editor/field-window.ts';
import { useLineEditor } from './line-editor/use-line-editor.ts';

/** A field for one line of ordinary text. */
export interface TextFieldProps {
  readonly label: string;
  readonly placeholder?: string;
  /** The cells that the field may fill, its sign and cursor counted; all of the screen's where absent. */
  readonly columns?: number | undefined;
  readonly initialText?: string;
  /** True where that text is offered: it is dim, and what is typed replaces it. */
  readonly isOffer?: boolean;
  /** Given the line as it stands. The field keeps it. */
  readonly onSubmit: (text: string) => void;
  readonly onChange?: (text: string) => void;
  readonly isActive?: boolean;
}

const ignored = () => undefined;

/**
 * One line of text, scrolled sideways where it is longer than the field. `ink-text-input` draws it, without focus: its
 * own key handling inserts the letters of chords, cuts characters in two, and loses keys that arrive in one burst, so
 * that the line is edited by `useLineEditor`.
 */
export function TextField(props: TextFieldProps) {
  const { columns: all, theme, glyphs } = useScreenView();
  const { label, placeholder = '', columns = all, isActive = true, onSubmit, onChange } = props;
  const line = useLineEditor({
    initialText: props.initialText ?? '',
    isOffer: props.isOffer ?? false,
    lineEnds: 'space',
    pasteSubmits: false,
    clears: false,
    isActive,
    onSubmit,
    ...(onChange && { onChange }),
  });
  const { isOffer } = line;
  // The cursor stands where what is typed will begin.
  const { before, at, after } = fieldWindow(isOffer ? { ...line, cursor: 0 } : line, columns - 2);
  const draw = (value: string, empty = '') => (
    <TextInput focus={false} value={value} placeholder={empty} onChange={ignored} />
  );
  const isEmpty = line.text === '';
  return (
    <Box
      ref={useRevealed(line.text)}
      flexDirection="column"
      width={columns}
      aria-role="textbox"
      aria-label={`${label} ${isEmpty ? placeholder : line.text}`}
    >
      <Text {...theme.strong}>{label}</Text>
      <Box height={1} overflow="hidden">
        <Text {...theme.accent}>{`${glyphs.current} `}</Text>
        {draw(before)}
        <Text inverse={isActive}>{at}</Text>
        {isOffer ? <Text {...theme.faint}>{after}</Text> : draw(after, isEmpty ? placeholder : '')}
      </Box>
    </Box>
  );
}
