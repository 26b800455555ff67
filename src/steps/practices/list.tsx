import { Box } from 'ink';
import { type Practice, practices, statusOf } from '../../core/doctor/practices.ts';
import { shared } from '../../i18n/messages.ts';
import { formatNumber } from '../../i18n/numbers.ts';
import { Prose } from '../../ui/components/prose.tsx';
import { Select } from '../../ui/components/select/select.tsx';
import type { KeyBinding } from '../../ui/keys.ts';
import { Screen } from '../../ui/screen.tsx';
import { TaskProgress } from '../progress.tsx';
import { type StepScreen, useMessages, useScreen } from '../use-screen.ts';
import { Brief } from './brief.tsx';
import { PracticeResults } from './details.tsx';
import { fixLines, pageOf } from './logic.ts';
import { messages } from './messages.ts';
import type { PracticeScreenProps } from './props.ts';
import { PracticeRow } from './row.tsx';

interface PracticeListProps extends PracticeScreenProps {
  readonly onMark: (practice: Practice) => void;
  readonly onContinue: () => void;
}

/** Minimum window to explain the selected practice below the list. */
const roomForBrief = { columns: 60, rows: 19 } as const;

/** Lists all practices with their status, and explains the selected one below. */
export function PracticeList(props: PracticeListProps) {
  const view = useScreen();
  const { columns, rows, aside } = view;
  const text = useMessages(messages);
  const { check, practice, onMark } = props;
  const isRunning = check.status === 'running';
  const hasRoom = aside === 0 && columns >= roomForBrief.columns && rows >= roomForBrief.rows;
  return (
    <Screen
      keys={isRunning ? runningKeys(view, props) : restingKeys(view, props)}
      below={hasRoom && <Brief practice={practice} seen={check.seen} />}
      aside={<PracticeResults {...props} />}
      pinned={
        <Select
          items={practices}
          keyOf={(one) => one}
          renderRow={(one, look) => (
            <PracticeRow name={text.names[one]} status={statusOf(one, check.seen)} look={look} />
          )}
          height={practices.length}
          initialIndex={practices.indexOf(practice)}
          onMove={onMark}
          onSelect={() => !isRunning && enter(props)}
        />
      }
    >
      <Lead {...props} />
    </Screen>
  );
}

/** Runs the check or, if there are results, continues the wizard. */
function enter({ check, onContinue }: PracticeListProps): void {
  if (isUnchecked(check)) check.run(practices);
  else onContinue();
}

/** Returns true before the first check. The demo checks nothing. */
function isUnchecked({ isExample, seen }: PracticeListProps['check']): boolean {
  return !isExample && seen.reports.length === 0;
}

function runningKeys(view: StepScreen, { check }: PracticeListProps): readonly KeyBinding[] {
  return [{ on: 'escape', hint: shared[view.lang].stop, run: check.stop }];
}

function restingKeys(view: StepScreen, props: PracticeListProps): readonly KeyBinding[] {
  const { lang } = view;
  const { check, practice, backKey, onOpen, onShow, onContinue } = props;
  const text = messages[lang];
  const { isExample, seen } = check;
  const first = isUnchecked(check);
  return [
    { on: 'return', hint: first ? text.look : shared[lang].continue },
    { on: { key: 'skip' }, hint: text.continue, run: onContinue, disabled: !first },
    {
      on: { key: 'check' },
      ...(!first && { hint: text.lookAgain }),
      run: () => check.run(practices),
      disabled: isExample,
    },
    { on: { key: 'details' }, hint: text.details, run: () => onShow('details') },
    {
      on: { key: 'fix' },
      hint: text.fix,
      run: () => onShow('fix'),
      disabled: isExample || fixLines(practice, seen, lang).length === 0,
    },
    {
      on: { key: 'open' },
      hint: text.open,
      run: onOpen,
      disabled: pageOf[practice] === undefined,
    },
    backKey,
  ];
}

/** Shows what the check will read; during the check its progress, and after it a summary. */
function Lead({ check }: PracticeListProps) {
  const { lang, theme } = useScreen();
  const text = useMessages(messages);
  const { seen, status, isExample, progress } = check;
  const number = (value: number) => formatNumber(value, lang);
  if (status === 'running') {
    return <TaskProgress label={text.progress(number(progress.done), number(progress.of))} />;
  }
  if (isExample) {
    return <Prose look={theme.strong}>{text.example}</Prose>;
  }
  if (isUnchecked(check)) return <Prose>{status === 'idle' ? text.lead : text.stopped}</Prose>;
  const statuses = practices.map((one) => statusOf(one, seen));
  const count = (wanted: string) => number(statuses.filter((one) => one === wanted).length);
  return (
    <Box flexDirection="column">
      {status === 'failed' && <Prose>{text.stopped}</Prose>}
      <Prose look={theme.strong}>
        {text.summary(count('fine'), count('fix'), count('unknown'))}
      </Prose>
    </Box>
  );
}
