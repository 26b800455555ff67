import { Box } from 'ink';
import { dotenvFix, fixDotenv } from '../../core/doctor/fix-dotenv.ts';
import { removeSpare } from '../../core/doctor/practices.ts';
import { errorMessage } from '../../i18n/errors.ts';
import { shared } from '../../i18n/messages.ts';
import { Panel } from '../../ui/components/panel.tsx';
import { Prose } from '../../ui/components/prose.tsx';
import { useTask } from '../../ui/hooks/use-task.ts';
import { Screen } from '../../ui/screen.tsx';
import { TaskProgress } from '../progress.tsx';
import { useMessages, useScreen } from '../use-screen.ts';
import { fixLines } from './logic.ts';
import { messages } from './messages.ts';
import type { PracticeScreenProps } from './props.ts';

/** Shows the change to each file. Enter makes the changes and checks the practice again. */
export function Fix(props: PracticeScreenProps) {
  const { lang } = useScreen();
  const messageTexts = useMessages(messages);
  const common = useMessages(shared);
  const { services, check, practice, onShow } = props;
  const text = messageTexts.fixes;
  const task = useTask<void>();
  const lines = fixLines(practice, check.seen, lang);
  const fix = () =>
    task.run(async (signal) => {
      const { reports, copies = [] } = check.seen;
      const dotenv = dotenvFix(reports);
      if (practice === 'store') await removeSpare(services, copies);
      else if (dotenv !== undefined) await fixDotenv(services, dotenv, signal);
      if (signal.aborted) return;
      onShow('list');
      check.run([practice]);
    });
  const { state } = task;
  const isRunning = state.status === 'running';
  const error = state.status === 'failed' ? errorMessage(lang, state.error) : undefined;
  return (
    <Screen
      keys={[
        {
          on: 'return',
          hint: error === undefined ? text.doIt : text.again,
          run: fix,
          disabled: isRunning,
        },
        {
          on: 'escape',
          hint: isRunning ? common.stop : text.leaveIt,
          run: () => onShow('list'),
        },
      ]}
    >
      {error !== undefined && (
        <Box marginBottom={1}>
          <Panel tone="bad" title={error.title} lines={[error.message, error.hint]} />
        </Box>
      )}
      <Prose>{text.lead}</Prose>
      {lines.map((line) => (
        <Prose key={line}>{`- ${line}`}</Prose>
      ))}
      {isRunning && (
        <Box marginTop={1}>
          <TaskProgress label={text.running} />
        </Box>
      )}
    </Screen>
  );
}
