import { Box, Text, Transform } from 'ink';
import { useScreenView } from '../screen-context.ts';
import { breakAddress } from './break-address.ts';

/** An address to open. */
export interface LinkProps {
  readonly url: string;
  /** Columns to fill; the whole screen if absent. */
  readonly columns?: number | undefined;
}

const controls = /[\0-\x1f\x7f-\x9f]/g;

/** Returns the normalised address without control characters, or undefined if it is not https. */
function safeAddress(url: string): string | undefined {
  const address = URL.canParse(url) ? new URL(url) : undefined;
  return address?.protocol === 'https:' ? address.href : undefined;
}

/**
 * Shows the full address, readable and copyable. Terminals that support links also open the address on a click on any
 * of its lines. Addresses other than https are shown as plain text.
 */
export function Link({ url, columns }: LinkProps) {
  const { columns: all, theme } = useScreenView();
  const target = safeAddress(url);
  const shown = url.replace(controls, '');
  if (!target) return <Text>{shown}</Text>;
  return (
    <Box flexDirection="column" flexShrink={0}>
      {breakAddress(shown, columns ?? all).map((line, index) => (
        <Transform
          // The lines of an address never change their order.
          // biome-ignore lint/suspicious/noArrayIndexKey: two lines may hold the same text
          key={index}
          transform={(text) => `\x1b]8;;${target}\x07${text}\x1b]8;;\x07`}
        >
          <Text {...theme.accent} wrap="truncate">
            {line}
          </Text>
        </Transform>
      ))}
    </Box>
  );
}
