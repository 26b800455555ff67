import { Box } from 'ink';
import { dotenvMend, mendDotenv } from '../../core/mend-dotenv.ts';
import { removeSpare } from '../../core/practices.ts';
import { faultWords } from '../../i18n/faults.ts';
import { formatNumber } from '../../i18n/numbers.ts';
import { shared } from '../../i18n/shared.ts';
import { Panel } from '../../ui/panel.tsx';
import { Prose } from '../../ui/prose.tsx';
import { Screen } from '../../ui/screen.tsx';
import { TaskStatus } from '../../ui/task-status.tsx';
import { useTask } from '../../ui/use-task.ts';
import { mendLines } from './logic.ts';
import type { PracticeScreenProps } from './view.tsx';
import { words } from './words.ts';

/** What is about to be changed, file by file; nothing is before Enter. Then it is looked at again. */
export function Mend(props: PracticeScreenProps) {
  const { lang, frame, services, looking, practice, onShow } = props;
  const text = words[lang].mends;
  const task = useTask<void>();
  const lines = mendLines(practice, looking.seen, lang);
  const mend = () =>
    task.run(async (signal) => {
      const { reports, copies = [] } = looking.seen;
      const dotenv = dotenvMend(reports);
      if (practice === 'store') await removeSpare(services, copies);
      else if (dotenv !== undefined) await mendDotenv(services, dotenv, signal);
      if (signal.aborted) return;
      onShow('list');
      looking.look([practice]);
    });
  const { state } = task;
  const isRunning = state.status === 'running';
  const fault = state.status === 'failed' ? faultWords(lang, state.fault) : undefined;
  return (
    <Screen
      {...frame}
      keys={[
        {
          on: 'return',
          hint: fault === undefined ? text.doIt : text.again,
          run: mend,
          disabled: isRunning,
        },
        {
          on: 'escape',
          hint: isRunning ? shared[lang].stop : text.leaveIt,
          run: () => onShow('list'),
        },
      ]}
    >
      {fault !== undefined && (
        <Box marginBottom={1}>
          <Panel
            tone="bad"
            title={fault.title}
            lines={[fault.message, fault.hint]}
            columns={frame.columns}
            glyphs={frame.glyphs}
          />
        </Box>
      )}
      <Prose columns={frame.columns}>{text.lead}</Prose>
      {lines.map((line) => (
        <Prose key={line} columns={frame.columns}>
          {`- ${line}`}
        </Prose>
      ))}
      {isRunning && (
        <Box marginTop={1}>
          <TaskStatus
            label={text.running}
            elapsed={(seconds) => words[lang].elapsed(formatNumber(seconds, lang))}
            glyphs={frame.glyphs}
          />
        </Box>
      )}
    </Screen>
  );
}
