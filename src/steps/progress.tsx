import type { Lang } from '../i18n/languages.ts';
import { shared } from '../i18n/messages.ts';
import { formatNumber } from '../i18n/numbers.ts';
import { CallStatus, waitKeys } from '../ui/components/call-status.tsx';
import { TaskStatus, type TaskStatusProps } from '../ui/components/task-status.tsx';
import type { CallWait } from '../ui/hooks/use-call.ts';
import { Screen } from '../ui/screen.tsx';
import { useMessages, useScreen } from './use-screen.ts';

function secondsText(lang: Lang): (seconds: number) => string {
  return (seconds) => shared[lang].seconds(formatNumber(seconds, lang));
}

/** Shows a task in progress, with the seconds since it began. */
export function TaskProgress(props: Omit<TaskStatusProps, 'elapsed'>) {
  const { lang } = useScreen();
  return <TaskStatus {...props} elapsed={secondsText(lang)} />;
}

interface CallProgressProps {
  readonly label: string;
  readonly wait: CallWait | undefined;
}

/** Shows a call in progress and, while the service asks to wait, the remaining seconds. */
export function CallProgress(props: CallProgressProps) {
  const { lang } = useScreen();
  const { asksToWait } = useMessages(shared);
  return <CallStatus {...props} asksToWait={asksToWait} elapsed={secondsText(lang)} />;
}

interface WaitingScreenProps {
  readonly label: string;
  /** A wait that the service asked for; Enter ends it. */
  readonly wait?: CallWait | undefined;
  readonly onStop: () => void;
}

/** Shows a task or a call in progress on a screen of its own. Esc stops it. */
export function WaitingScreen({ label, wait, onStop }: WaitingScreenProps) {
  const { tryNow, stop } = useMessages(shared);
  return (
    <Screen keys={[...waitKeys(wait, tryNow), { on: 'escape', hint: stop, run: onStop }]}>
      <CallProgress label={label} wait={wait} />
    </Screen>
  );
}
