import { formatNumber } from '../../i18n/numbers.ts';
import { TaskStatus } from '../../ui/components/task-status.tsx';
import { Screen } from '../../ui/screen.tsx';
import type { StepProps } from '../step.ts';
import { useMessages, useScreen } from '../use-screen.ts';
import { messages } from './messages.ts';

/** Shows that keys are searched on this machine, which takes at most 3 s. */
export function Looking(props: StepProps<'key'> & { readonly onStop: () => void }) {
  const { lang } = useScreen();
  const { onStop } = props;
  const text = useMessages(messages);
  return (
    <Screen keys={[{ on: 'escape', hint: text.stopWaiting, run: onStop }]}>
      <TaskStatus
        label={text.looking}
        elapsed={(seconds) => text.elapsed(formatNumber(seconds, lang))}
      />
    </Screen>
  );
}
