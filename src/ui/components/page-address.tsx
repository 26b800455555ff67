import { Box } from 'ink';
import type { TaskState } from '../hooks/use-task.ts';
import { Link } from './link.tsx';
import { Prose } from './prose.tsx';

interface PageAddressProps {
  readonly url: string;
  /** State of opening the page; the value is true if a browser was started. */
  readonly opening: TaskState<boolean>;
  readonly messages: {
    readonly opening: string;
    readonly opened: string;
    readonly notOpened: string;
  };
  /** Columns to fill; the whole screen if absent. */
  readonly columns?: number | undefined;
}

/** Shows the address of a page, which can always be copied, and the outcome of opening it. */
export function PageAddress({ url, opening, messages, columns }: PageAddressProps) {
  return (
    <Box flexDirection="column">
      {opening.status === 'running' && <Prose columns={columns}>{messages.opening}</Prose>}
      {opening.status === 'done' && (
        <Prose columns={columns}>{opening.value ? messages.opened : messages.notOpened}</Prose>
      )}
      <Link url={url} columns={columns} />
    </Box>
  );
}
