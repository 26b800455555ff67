import { Box } from 'ink';
import type { TaskState } from '../hooks/use-task.ts';
import { Link } from './link.tsx';
import { Prose } from './prose.tsx';

interface PageAddressProps {
  readonly url: string;
  /** How far opening it in the browser has come; true where a browser was started. */
  readonly opening: TaskState<boolean>;
  readonly messages: {
    readonly opening: string;
    readonly opened: string;
    readonly notOpened: string;
  };
  /** The cells to fill; all of the screen's where absent. */
  readonly columns?: number | undefined;
}

/** The address of a page, always there to be copied, and what became of opening it. */
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
