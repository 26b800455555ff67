import { Box } from 'ink';
import type { KeyHint } from '../keys.ts';
import { useScreenView } from '../screen-context.ts';
import { Labelled } from './labelled.tsx';
import { Prose } from './prose.tsx';

/** Content that replaces the body of a screen. */
export type CoverContent =
  | { readonly kind: 'keys'; readonly hints: readonly KeyHint[] }
  | { readonly kind: 'why'; readonly lines: readonly string[] };

/** Lists all keys of a screen, or explains the screen. */
export function Cover({ content }: { readonly content: CoverContent }) {
  const { theme, footer } = useScreenView();
  if (content.kind === 'keys') {
    return (
      <Box flexDirection="column">
        <Box marginBottom={1}>
          <Prose look={theme.strong}>{footer.keysTitle}</Prose>
        </Box>
        <Labelled
          rows={content.hints.map(({ keyLabel, hint }) => ({ label: keyLabel, value: hint }))}
        />
      </Box>
    );
  }
  return (
    <Box flexDirection="column" rowGap={1}>
      {content.lines.map((line) => (
        <Prose key={line}>{line}</Prose>
      ))}
    </Box>
  );
}
