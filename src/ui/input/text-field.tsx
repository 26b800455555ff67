import { Box, Text, useIsScreenReaderEnabled } from 'ink';
import TextInput from 'ink-text-input';
import { useRevealed } from '../components/reveal.tsx';
import { useScreenView } from '../screen-context.ts';
import { FieldFrame, frameColumns } from './field-frame.tsx';
import { fieldWindow } from './line-editor/field-window.ts';
import { useLineEditor } from './line-editor/use-line-editor.ts';

/** A field for one line of ordinary text. */
export interface TextFieldProps {
  readonly label: string;
  readonly placeholder?: string;
  /** Columns that the field may fill, including its sign and cursor; the whole screen if absent. */
  readonly columns?: number | undefined;
  readonly initialText?: string;
  /** True if the text is a suggestion: it is dim, and typing replaces it. */
  readonly isOffer?: boolean;
  /** Called with the current line. The field does not clear it. */
  readonly onSubmit: (text: string) => void;
  readonly onChange?: (text: string) => void;
  readonly isActive?: boolean;
}

const ignored = () => undefined;

/** Columns of the sign before the text. */
const sideColumns = 2;

/**
 * Edits one line of text and scrolls it sideways if it is longer than the field. `ink-text-input` only draws the text:
 * its own key handling inserts the letters of key combinations, splits characters, and loses keys that arrive in one
 * burst, so `useLineEditor` handles the keys.
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
  const isReadAloud = useIsScreenReaderEnabled();
  const { isOffer } = line;
  const room = columns - sideColumns - (isReadAloud ? 0 : frameColumns);
  const isEmpty = line.text === '';
  // Typed text replaces an offer or a placeholder, so the cursor is at its start.
  const offered = isOffer ? line.text : undefined;
  const replaced = isEmpty ? placeholder : offered;
  const shown = replaced === undefined ? line : { text: replaced, cursor: 0 };
  const { before, at, after } = fieldWindow(shown, room);
  const draw = (value: string) => <TextInput focus={false} value={value} onChange={ignored} />;
  return (
    <Box
      ref={useRevealed(line.text)}
      flexDirection="column"
      width={columns}
      aria-role="textbox"
      aria-label={`${label} ${isEmpty ? placeholder : line.text}`}
    >
      <Text {...theme.strong}>{label}</Text>
      <FieldFrame isActive={isActive}>
        <Box flexShrink={0}>
          <Text {...theme.accent}>{isActive ? `${glyphs.current} ` : '  '}</Text>
          {draw(before)}
          <Text {...(replaced !== undefined && !isActive && theme.faint)} inverse={isActive}>
            {at}
          </Text>
        </Box>
        {replaced === undefined ? (
          draw(after)
        ) : (
          <Text {...theme.faint} wrap="truncate">
            {replaced.slice(at.length)}
          </Text>
        )}
      </FieldFrame>
    </Box>
  );
}

/** Adds the hint of a field to the first frame. */
TextField.part = 'field' as const;
