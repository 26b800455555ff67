import { Box } from 'ink';
import { errorMessage } from '../../i18n/errors.ts';
import type { Lang } from '../../i18n/languages.ts';
import { shared } from '../../i18n/messages.ts';
import { formatNumber } from '../../i18n/numbers.ts';
import { plainLine } from '../../i18n/plain-text.ts';
import { Panel } from '../../ui/components/panel.tsx';
import { Prose } from '../../ui/components/prose.tsx';
import { Screen } from '../../ui/screen.tsx';
import type { StepProps } from '../step.ts';
import { useMessages, useScreen } from '../use-screen.ts';
import { Notes } from './checking.tsx';
import { type Candidate, closedCount, type KeyAnswer } from './logic.ts';
import { messages } from './messages.ts';
import { useKeyCopies } from './use-key-copies.ts';

interface StoredProps extends StepProps<'key'> {
  readonly candidate: Candidate;
  readonly answer: KeyAnswer;
}

/** Shows where the key is stored, the outcome of its check, and where copies of it remain. */
export function Stored(props: StoredProps) {
  const { lang, theme } = useScreen();
  const common = useMessages(shared);
  const { session, answer, candidate, backKey, onAnswer } = props;
  const text = useMessages(messages);
  const closed = closedCount(answer.modelAccess);
  const { outcome } = answer;
  const isKept = (answer.where === 'keychain' || answer.where === 'vault') && !session.demo;
  // A key that is not stored permanently may exist only in its plain-text copies: do not offer to remove them.
  const copies = useKeyCopies(props, isKept ? candidate : { ...candidate, copies: [] });
  return (
    <Screen
      keys={[
        { on: 'return', hint: common.continue, run: () => onAnswer(answer) },
        ...copies.keys,
        backKey,
      ]}
    >
      <Panel
        tone="good"
        title={isKept ? text.stored : text.ready}
        lines={[whereOf(lang, props), text.ends(answer.lastFour)]}
      />
      <Box marginTop={1} flexDirection="column">
        <Prose>
          {outcome.code === 'ready'
            ? text.called(outcome.model)
            : errorMessage(lang, outcome).message}
        </Prose>
        {closed > 0 && <Prose>{text.closed(formatNumber(closed, lang))}</Prose>}
        <Notes {...props} />
      </Box>
      {copies.lines.length > 0 && (
        <Box marginTop={1} flexDirection="column">
          {copies.lines.map((line) => (
            <Prose key={line} look={theme.warn}>
              {line}
            </Prose>
          ))}
        </Box>
      )}
    </Screen>
  );
}

function whereOf(lang: Lang, { session, services, answer }: StoredProps): string {
  const text = messages[lang];
  if (session.demo) return text.storedDemo;
  switch (answer.where) {
    case 'memory':
      return text.storedSession;
    case 'environment':
      return text.storedEnvironment;
    case 'vault':
      return text.storedVault(plainLine(services.vault.path));
    case 'keychain':
      return text.storedKeychain(text.places[answer.place], answer.profile);
  }
}
