import { Box, Text, Transform } from 'ink';
import { useScreenView } from '../screen-context.ts';

import { breakAddress } from './break-address.ts';

/** An address to open. */
export interface LinkProps {
  readonly url: string;
  /** The cells to fill; all of the screen's where absent. */
  readonly columns?: number | undefined;
}

const controls = /[\0-\x1f\x7f-\x9f]/g;

/** The address as a browser would write it, free of anything a terminal could obey; undefined where it is not https. */
function safeAddress(url: string): string | undefined {
  const address = URL.canParse(url) ? new URL(url) : undefined;
  return address?.protocol === 'https:' ? address.href : undefined;
}

/**
 * The bare address, readable and copyable, which terminals that know links also open on a click; each line of a long
 * one opens the whole. Only https addresses become links; others are plain text.
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
          // The lines of an address never change places.
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
