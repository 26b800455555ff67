import { useCallback, useEffect } from 'react';
import { errorScreenProps, orderActions } from '../../core/access/error-actions.ts';
import { readKey } from '../../core/keys/read-key.ts';
import { listModels } from '../../core/models/list-models.ts';
import type { ErrorData } from '../../errors/errors.ts';
import { ErrorScreen } from '../../ui/components/error-screen.tsx';
import { useTask } from '../../ui/hooks/use-task.ts';
import { WaitingScreen } from '../progress.tsx';
import type { StepProps } from '../step.ts';
import { useMessages, useScreen } from '../use-screen.ts';
import { type OfferedModels, offeredModels } from './logic.ts';
import { messages } from './messages.ts';
import { ModelPicker } from './picker.tsx';

/** Lists the account's models with their access, and suggests one to start with. */
export function Model(props: StepProps<'model', 'key'>) {
  const { services, answers, own } = props;
  const text = useMessages(messages);
  const listing = useTask<OfferedModels>();
  const { run } = listing;
  const { key: keyAnswer } = answers;
  // Listing is free, so it starts without a key press.
  const load = useCallback(
    () =>
      run(async (signal) => {
        const key = await readKey(services, keyAnswer);
        const listed = await listModels(services, {
          key,
          signal,
          modelAccess: { ...keyAnswer.modelAccess, ...own?.modelAccess },
        });
        return offeredModels(listed);
      }),
    [run, services, keyAnswer, own],
  );
  useEffect(load, [load]);

  if (listing.state.status === 'done') {
    return <ModelPicker {...props} picker={listing.state.value} />;
  }
  if (listing.state.status === 'failed') {
    return <NoList {...props} error={listing.state.error} onRetry={load} />;
  }
  return <WaitingScreen label={text.loading} onStop={listing.stop} />;
}

interface NoListProps extends StepProps<'model', 'key'> {
  readonly error: ErrorData;
  readonly onRetry: () => void;
}

function NoList(props: NoListProps) {
  const { lang } = useScreen();
  const { services, error, onRetry, onJump, onSkip } = props;
  const actions = orderActions(error.code, ['retry', 'key', 'skip'] as const);
  const choose = (action: (typeof actions)[number]) => {
    if (action === 'key') onJump('key');
    if (action === 'retry') onRetry();
    if (action === 'skip') onSkip();
  };
  return (
    <ErrorScreen
      {...props}
      {...errorScreenProps(lang, error, services)}
      actions={actions}
      onAction={choose}
    />
  );
}
