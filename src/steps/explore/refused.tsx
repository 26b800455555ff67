import { errorScreenProps, orderActions } from '../../core/access/error-actions.ts';
import type { Capability } from '../../core/models/capability-models.ts';
import { isExcluded } from '../../core/models/model-row.ts';
import type { ErrorData } from '../../errors/errors.ts';
import { ErrorScreen } from '../../ui/components/error-screen.tsx';
import { useMessages, useScreen } from '../use-screen.ts';
import { nextOf } from './logic.ts';
import { messages } from './messages.ts';
import type { TopicProps } from './props.ts';

interface RefusedProps extends TopicProps {
  readonly capability: Capability;
  readonly error: ErrorData;
  readonly onRetry: () => void;
}

/**
 * Explains why there is no answer, and offers the next capability. If the account cannot call any model with this
 * capability, offers a retry last.
 */
export function Refused(props: RefusedProps) {
  const { lang } = useScreen();
  const { services, backKey, capability, error, onRetry, onList, onOpen, onJump } = props;
  const text = useMessages(messages);
  const problem = errorScreenProps(lang, error, services);
  const next = nextOf(capability);
  const isUncallable = isExcluded(error.code);
  const all = isUncallable
    ? (['key', 'billing', 'next', 'list', 'retry'] as const)
    : (['key', 'billing', 'retry', 'next', 'list'] as const);
  const actions = orderActions(error.code, all);
  const choose = (action: (typeof actions)[number]) => {
    if (action === 'retry') onRetry();
    else if (action === 'next') onOpen(next);
    else if (action === 'list') onList();
    else onJump(action);
  };
  return (
    <ErrorScreen
      {...props}
      {...problem}
      backKey={{ ...backKey, hint: text.list, run: onList, disabled: false }}
      notes={isUncallable && 'model' in error ? [text.none] : []}
      labels={{
        ...problem.labels,
        list: text.actions.list,
        next: text.actions.next(text.topics[next]),
      }}
      actions={actions}
      onAction={choose}
    />
  );
}
