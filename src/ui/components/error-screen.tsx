import { Box } from 'ink';
import type { ReactNode } from 'react';
import { useTask } from '../hooks/use-task.ts';
import type { KeyBinding } from '../keys.ts';
import { Screen } from '../screen.tsx';
import { useScreenView } from '../screen-context.ts';
import { Choices } from './choices.tsx';
import { PageAddress } from './page-address.tsx';
import { Panel } from './panel.tsx';

/** Texts of an error and of the keys for its actions. */
export interface ErrorScreenMessages {
  readonly title: string;
  readonly message: string;
  readonly hint: string;
  /** Id that the service's support needs. */
  readonly support?: string;
}

interface ErrorScreenProps<Way extends string> {
  readonly backKey: KeyBinding;
  readonly messages: ErrorScreenMessages;
  /** Notes beside the error itself, such as that nothing was stored. */
  readonly notes?: readonly string[];
  /** Address of a help page; an action to open it is added to the others. */
  readonly page: string | undefined;
  readonly onOpen: (url: string) => Promise<boolean>;
  /** Actions with their labels, the best first. */
  readonly actions: readonly Way[];
  readonly labels: Readonly<Record<Way | 'open', string>>;
  readonly onWay: (way: Way) => void;
  readonly common: {
    readonly choose: string;
    readonly opening: string;
    readonly opened: string;
    readonly notOpened: string;
  };
  /** Output that had arrived before the error. */
  readonly children?: ReactNode;
}

/** Shows an error, its remedy and the possible actions: never a dead end. */
export function ErrorScreen<Way extends string>(props: ErrorScreenProps<Way>) {
  const { columns } = useScreenView();
  const { backKey, messages, notes = [], page, actions, labels, common, children } = props;
  const opening = useTask<boolean>();
  const ids: readonly (Way | 'open')[] = page === undefined ? actions : [...actions, 'open'];
  const choose = (id: Way | 'open') => {
    if (id !== 'open') props.onWay(id);
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
