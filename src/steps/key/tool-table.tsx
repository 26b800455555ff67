import { Box, Text } from 'ink';
import type { FoundKey } from '../../core/keys/find-keys.ts';
import { keyReaders, whichKeyWins } from '../../core/keys/which-key-wins.ts';
import { Labelled } from '../../ui/components/labelled.tsx';
import type { StepProps } from '../step.ts';
import { useMessages, useScreen } from '../use-screen.ts';
import { foundMessages, placeName, toolName } from './found-messages.ts';

interface ToolTableProps extends StepProps<'key'> {
  readonly found: readonly FoundKey[];
}

/** Shows which of the found keys each tool reads. Shows nothing if no tool has a key of its own. */
export function ToolTable({ found }: ToolTableProps) {
  const { lang, theme } = useScreen();
  const text = useMessages(foundMessages);
  const hasToolKey = found.some(({ where }) => where !== 'keychain' && where !== 'environment');
  if (!hasToolKey) return null;
  const wins = whichKeyWins(found);
  const rows = keyReaders.flatMap((tool) => {
    const place = wins[tool];
    if (place === undefined) return [];
    const value = text.reads(placeName(lang, place), place.key.lastFour);
    return [{ label: toolName(lang, tool), value }];
  });
  return (
    <Box marginTop={1} flexDirection="column">
      <Text {...theme.strong}>{text.tools}</Text>
      <Labelled rows={rows} />
    </Box>
  );
}
