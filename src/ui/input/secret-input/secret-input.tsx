import { Box, Text } from 'ink';
import { useRevealed } from '../../components/reveal.tsx';
import { useScreenView } from '../../screen-context.ts';
import { FieldFrame } from '../field-frame.tsx';
import { useLineEditor } from '../line-editor/use-line-editor.ts';

/** A field for a secret. */
export interface SecretInputProps {
  readonly label: string;
  readonly placeholder: string;
  /**
   * Describes the secret by its length and its last four characters. `lastFour` is empty for a secret of fewer than 16
   * characters, so that at most a quarter of a secret is shown.
   */
  readonly describe: (length: number, lastFour: string) => string;
  /** True if spaces are part of the secret, as in a passphrase. Otherwise they are not counted. */
  readonly countsSpaces?: boolean;
  /** Called with the text as pasted, without its last line end. The field clears it at once. */
  readonly onSubmit: (text: string) => void;
  /** Called when the text changes, so that the caller can hide the result of the last try. */
  readonly onChange?: () => void;
  readonly isActive?: boolean;
}

const maxBullets = 24;

/** Returns the details of a secret that may be shown: its length and, from 16 characters on, the last four of them. */
export function publicDetails(
  secret: string,
  countsSpaces = false,
): { readonly length: number; readonly lastFour: string } {
  const characters = [...(countsSpaces ? secret : secret.replace(/\s+/g, ''))];
  const { length } = characters;
  return { length, lastFour: length < 16 ? '' : characters.slice(-4).join('') };
}

/**
 * Takes a secret by typing or pasting and submits it on Enter, or at once if the paste ends with a line end. Shows at
 * most 24 bullets and the caller's description, never the text itself.
 */
export function SecretInput(props: SecretInputProps) {
  const { theme, glyphs } = useScreenView();
  const { label, placeholder, describe, onSubmit, isActive = true, countsSpaces = false } = props;
  const { text } = useLineEditor({
    initialText: '',
    lineEnds: 'keep',
    pasteSubmits: true,
    clears: true,
    isActive,
    onSubmit,
    ...(props.onChange && { onChange: props.onChange }),
  });
  const { length, lastFour } = publicDetails(text, countsSpaces);
  const description = length === 0 ? placeholder : describe(length, lastFour);
  return (
    <Box
      ref={useRevealed(text)}
      flexDirection="column"
      aria-role="textbox"
      aria-label={`${label} ${description}`}
    >
      <Text {...theme.strong}>{label}</Text>
      <FieldFrame isActive={isActive}>
        <Box flexShrink={0}>
          <Text {...theme.accent}>{`${glyphs.current} `}</Text>
          <Text>{glyphs.bullet.repeat(Math.min(length, maxBullets))}</Text>
          {isActive && <Text inverse>{(length === 0 && placeholder.slice(0, 1)) || ' '}</Text>}
        </Box>
        {length === 0 && (
          <Text {...theme.faint} wrap="truncate">
            {isActive ? placeholder.slice(1) : placeholder}
          </Text>
        )}
      </FieldFrame>
      {length > 0 && <Text {...theme.faint}>{description}</Text>}
    </Box>
  );
}

/** Adds the hint of a field to the first frame. */
SecretInput.part = 'field' as const;
