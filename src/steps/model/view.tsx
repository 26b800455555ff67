import { useCallback, useEffect } from 'react';
import { errorScreenProps, orderActions } from '../../core/access/error-actions.ts';
import { readKey } from '../../core/keys/read-key.ts';
import { listModels } from '../../core/models/list-models.ts';
import type { ErrorData } from '../../errors/errors.ts';
import { formatNumber } from '../../i18n/numbers.ts';
import { ErrorScreen } from '../../ui/components/error-screen.tsx';
import { TaskStatus } from '../../ui/components/task-status.tsx';
import { useTask } from '../../ui/hooks/use-task.ts';
import { Screen } from '../../ui/screen.tsx';
import type { StepProps } from '../step.ts';
import { useMessages, useScreen } from '../use-screen.ts';
import { type Picker, pickerOf } from './logic.ts';
import { messages } from './messages.ts';
import { ModelPicker } from './picker.tsx';

/** Lists the account's models with their access, and suggests one to start with. */
export function Model(props: StepProps<'model', 'key'>) {
  const { lang } = useScreen();
  const { services, answers, own } = props;
  const text = useMessages(messages);
  const listing = useTask<Picker>();
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
        return pickerOf(listed);
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
  return (
    <Screen keys={[{ on: 'escape', hint: text.stop, run: listing.stop }]}>
      <TaskStatus
        label={text.loading}
        elapsed={(seconds) => text.elapsed(formatNumber(seconds, lang))}
      />
    </Screen>
  );
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
