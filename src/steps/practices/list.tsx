import { Box } from 'ink';
import { type Practice, practices, statusOf } from '../../core/doctor/practices.ts';
import { shared } from '../../i18n/messages.ts';
import { formatNumber } from '../../i18n/numbers.ts';
import { Prose } from '../../ui/components/prose.tsx';
import { Select } from '../../ui/components/select/select.tsx';
import { TaskStatus } from '../../ui/components/task-status.tsx';
import type { KeyBinding } from '../../ui/keys.ts';
import { Screen } from '../../ui/screen.tsx';
import { theme } from '../../ui/theme/theme.ts';
import { Brief } from './brief.tsx';
import { fixLines, pageOf } from './logic.ts';
import { messages } from './messages.ts';
import { PracticeRow } from './row.tsx';
import type { PracticeScreenProps } from './view.tsx';

interface PracticeListProps extends PracticeScreenProps {
  readonly onMark: (practice: Practice) => void;
  readonly onGoOn: () => void;
}

/** Less, and what is told of the marked row has a screen of its own alone. */
const roomForBrief = { columns: 60, rows: 19 } as const;

/** All practices, each in a line with how it stands; the marked one explained below. */
export function PracticeList(props: PracticeListProps) {
  const { lang, frame, looking, practice, onMark, onGoOn } = props;
  const isRunning = looking.status === 'running';
  const hasRoom = frame.columns >= roomForBrief.columns && frame.rows >= roomForBrief.rows;
  return (
    <Screen {...frame} keys={isRunning ? runningKeys(props) : restingKeys(props)}>
      <Lead {...props} />
      <Box marginTop={1}>
        <Select
          items={practices}
          keyOf={(one) => one}
          renderRow={(one, look) => (
            <PracticeRow
              name={messages[lang].names[one]}
              status={statusOf(one, looking.seen)}
              lang={lang}
              look={look}
              glyphs={frame.glyphs}
            />
          )}
          columns={frame.columns}
          height={practices.length}
          initialIndex={practices.indexOf(practice)}
          onMove={onMark}
          onSelect={() => !isRunning && onGoOn()}
          glyphs={frame.glyphs}
        />
      </Box>
      {hasRoom && (
        <Box marginTop={1}>
          <Brief
            lang={lang}
            practice={practice}
            seen={looking.seen}
            columns={frame.columns}
            glyphs={frame.glyphs}
          />
        </Box>
      )}
    </Screen>
  );
}

function moving({ lang, frame }: PracticeListProps): KeyBinding {
  const keyLabel = `${frame.glyphs.up}${frame.glyphs.down}`;
  return { on: 'up', hint: messages[lang].move, keyLabel };
}

function runningKeys(props: PracticeListProps): readonly KeyBinding[] {
  const { lang, looking } = props;
  return [{ on: 'escape', hint: shared[lang].stop, run: looking.stop }, moving(props)];
}

function restingKeys(props: PracticeListProps): readonly KeyBinding[] {
  const { lang, looking, practice, backKey, onOpen, onShow } = props;
  const text = messages[lang];
  const { isExample, seen } = looking;
  return [
    { on: 'return', hint: shared[lang].continue },
    {
      on: { char: 'c' },
      hint: seen.reports.length > 0 ? text.lookAgain : text.look,
      run: () => looking.look(practices),
      disabled: isExample,
    },
    moving(props),
    { on: { char: 'd' }, hint: text.details, run: () => onShow('details') },
    {
      on: { char: 'm' },
      hint: text.fix,
      run: () => onShow('fix'),
      disabled: isExample || fixLines(practice, seen, lang).length === 0,
    },
    {
      on: { char: 'o' },
      hint: text.open,
      run: onOpen,
      disabled: pageOf[practice] === undefined,
    },
    backKey,
  ];
}

/** What a look reads, before it; then how far it is, and what came of it. */
function Lead({ lang, frame, looking }: PracticeListProps) {
  const text = messages[lang];
  const { seen, status, isExample, progress } = looking;
  const number = (value: number) => formatNumber(value, lang);
  if (status === 'running') {
    return (
      <TaskStatus
        label={text.looking(number(progress.done), number(progress.of))}
        elapsed={(seconds) => text.elapsed(number(seconds))}
        glyphs={frame.glyphs}
      />
    );
  }
  if (isExample) {
    return (
      <Prose columns={frame.columns} look={theme.strong}>
        {text.example}
      </Prose>
    );
  }
  if (status === 'idle') return <Prose columns={frame.columns}>{text.lead}</Prose>;
  const statuses = practices.map((one) => statusOf(one, seen));
  const count = (wanted: string) => number(statuses.filter((one) => one === wanted).length);
  return (
    <Box flexDirection="column">
      {status === 'failed' && <Prose columns={frame.columns}>{text.stopped}</Prose>}
      <Prose columns={frame.columns} look={theme.strong}>
        {text.summary(count('fine'), count('fix'), count('unknown'))}
      </Prose>
    </Box>
  );
}
