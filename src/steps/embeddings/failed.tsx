import { errorScreenProps, orderActions } from '../../core/access/error-actions.ts';
import { otherChoice } from '../../core/models/embedding-models.ts';
import type { ErrorCode, ErrorData } from '../../errors/errors.ts';
import { traitsOf } from '../../errors/traits.ts';
import { ErrorScreen } from '../../ui/components/error-screen.tsx';
import { useMessages, useScreen } from '../use-screen.ts';
import { messages } from './messages.ts';
import type { EmbeddingsProps } from './props.ts';

type Action = 'retry' | 'model' | 'texts' | 'key' | 'billing' | 'skip';

/**
 * Returns the actions for an error. Offers the other model if the account cannot call this model or the model is
 * overloaded. Offers other texts if the service refused the texts.
 */
function actionsFrom(code: ErrorCode): readonly Action[] {
  if (code === 'request-refused') return ['texts', 'model', 'skip'];
  const otherHelps = traitsOf(code).remedy === 'model' || code === 'capacity';
  return orderActions<Action>(code, [
    'retry',
    ...(otherHelps ? (['model'] as const) : []),
    'key',
    'billing',
    'skip',
  ]);
}

/** Shows the error and the possible actions. */
export function EmbeddingFailed(props: EmbeddingsProps & { readonly error: ErrorData }) {
  const { lang } = useScreen();
  const { services, embedding, error, onJump, onSkip } = props;
  const { draft, change, send, retry, task } = embedding;
  const text = useMessages(messages);
  const other = otherChoice(draft.choice);
  const sendOther = () => {
    const isUncallable = traitsOf(error.code).remedy === 'model';
    const closed = isUncallable ? [...draft.closed, draft.choice.model] : draft.closed;
    change({ choice: other, closed });
    send({ ...draft, choice: other });
  };
  const choose = (action: Action) => {
    if (action === 'retry') retry();
    else if (action === 'model') sendOther();
    else if (action === 'texts') task.reset();
    else if (action === 'skip') onSkip();
    else onJump(action);
  };
  const problem = errorScreenProps(lang, error, services);
  const labels = {
    ...problem.labels,
    model: text.useOther(other.model),
    texts: text.otherTexts,
  };
  return (
    <ErrorScreen
      {...props}
      {...problem}
      labels={labels}
      actions={actionsFrom(error.code)}
      onAction={choose}
    />
  );
}
