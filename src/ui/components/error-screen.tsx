import { Box } from 'ink';
import type { ReactNode } from 'react';
import { useTask } from '../hooks/use-task.ts';
import type { KeyBinding } from '../keys.ts';
import { Screen } from '../screen.tsx';
import { useScreenView } from '../screen-context.ts';
import { Choices } from './choices.tsx';
import { PageAddress } from './page-address.tsx';
import { Panel } from './panel.tsx';

/** Texts of an error. */
export interface ErrorScreenMessages {
  readonly title: string;
  readonly message: string;
  readonly hint: string;
  /** Id that the service's support needs. */
  readonly support?: string;
}

interface ErrorScreenProps<Action extends string> {
  readonly backKey: KeyBinding;
  readonly messages: ErrorScreenMessages;
  /** Notes beside the error itself, such as that nothing was stored. */
  readonly notes?: readonly string[];
  /** Address of a help page; an action to open it is added to the others. */
  readonly page: string | undefined;
  readonly onOpen: (url: string) => Promise<boolean>;
  /** Actions with their labels, the best first. */
  readonly actions: readonly Action[];
  readonly labels: Readonly<Record<Action | 'open', string>>;
  readonly onAction: (action: Action) => void;
  readonly common: {
    readonly choose: string;
    readonly opening: string;
    readonly opened: string;
    readonly notOpened: string;
  };
  /** Part of an answer that arrived before the error. */
  readonly children?: ReactNode;
}

/** Shows an error, its remedy and the possible actions, so that the person can always continue. */
export function ErrorScreen<Action extends string>(props: ErrorScreenProps<Action>) {
  const { columns } = useScreenView();
  const { backKey, messages, notes = [], page, actions, labels, common, children } = props;
  const opening = useTask<boolean>();
  const ids: readonly (Action | 'open')[] = page === undefined ? actions : [...actions, 'open'];
  const choose = (id: Action | 'open') => {
    if (id !== 'open') props.onAction(id);
    else if (page !== undefined) opening.run(() => props.onOpen(page));
  };
  return (
    <Screen
      keys={[{ on: 'return', hint: common.choose }, backKey]}
      pinned={<Choices choices={ids.map((id) => ({ id, label: labels[id] }))} onChoose={choose} />}
    >
      {children}
      <Panel
        tone="bad"
        title={messages.title}
        lines={[messages.message, ...notes, messages.hint, messages.support].filter(isText)}
      />
      {page !== undefined && (
        <Box marginTop={1} marginLeft={2}>
          <PageAddress url={page} opening={opening.state} messages={common} columns={columns - 2} />
        </Box>
      )}
    </Screen>
  );
}

function isText(line: string | undefined): line is string {
  return line !== undefined;
}
