import { Box } from 'ink';
import { statusOf } from '../../core/doctor/practices.ts';
import { pages } from '../../i18n/links.ts';
import { shared } from '../../i18n/messages.ts';
import { PageAddress } from '../../ui/components/page-address.tsx';
import { Panel } from '../../ui/components/panel.tsx';
import { Prose } from '../../ui/components/prose.tsx';
import { Screen } from '../../ui/screen.tsx';
import { useMessages, useScreen } from '../use-screen.ts';
import { fixLines, type PracticeResult, pageOf, resultsOf } from './logic.ts';
import { messages } from './messages.ts';
import type { PracticeScreenProps } from './props.ts';

const tones = { fine: 'good', fix: 'warn', unknown: 'info' } as const;

/** Shows all results about one practice on a screen of its own, with the key that fixes them. */
export function Details(props: PracticeScreenProps) {
  const { lang } = useScreen();
  const { check, practice, onOpen, onShow } = props;
  const text = useMessages(messages);
  const { seen, isExample } = check;
  const page = pageOf[practice];
  const back = () => onShow('list');
  return (
    <Screen
      keys={[
        { on: 'return', hint: text.list, run: back },
        {
          on: { key: 'fix' },
          hint: text.fix,
          run: () => onShow('fix'),
          disabled: isExample || fixLines(practice, seen, lang).length === 0,
        },
        { on: { key: 'open' }, hint: text.open, run: onOpen, disabled: page === undefined },
        { on: 'escape', run: back },
      ]}
    >
      <PracticeResults {...props} />
    </Screen>
  );
}

/** Shows the status, the results and the page of a practice. */
export function PracticeResults({ check: { seen }, practice, opening }: PracticeScreenProps) {
  const { lang, glyphs } = useScreen();
  const common = useMessages(shared);
  const text = useMessages(messages);
  const found = resultsOf(practice, seen, { lang, glyphs });
  const page = pageOf[practice];
  const status = statusOf(practice, seen);
  return (
    <Box flexDirection="column">
      <Panel
        tone={tones[status]}
        title={`${text.names[practice]} · ${text.statuses[status]}`}
        lines={[text.why[practice]]}
      />
      {found.map((result) => (
        <ResultText key={result.title} result={result} />
      ))}
      {found.length === 0 && practice !== 'watch' && (
        <Box marginTop={1}>
          <Prose>{text.notYet}</Prose>
        </Box>
      )}
      {page !== undefined && (
        <Box marginTop={1}>
          <PageAddress url={pages[page]} opening={opening.state} messages={common} />
        </Box>
      )}
    </Box>
  );
}

interface ResultTextProps {
  readonly result: PracticeResult;
}

function ResultText({ result }: ResultTextProps) {
  const { theme } = useScreen();
  const text = useMessages(messages);
  const { title, detail, places, remedy, commands, needsFix } = result;
  return (
    <Box flexDirection="column" marginTop={1}>
      <Prose look={theme.strong}>{title}</Prose>
      <Prose>{detail}</Prose>
      {places.map((place) => (
        <Prose key={place}>{`- ${place}`}</Prose>
      ))}
      {remedy !== undefined && (
        <Prose look={needsFix ? {} : theme.faint}>{needsFix ? text.remedy(remedy) : remedy}</Prose>
      )}
      {commands.map((command) => (
        <Prose key={command} look={theme.strong}>
          {command}
        </Prose>
      ))}
    </Box>
  );
}
