import { Box } from 'ink';
import { orderWays, troubleOf } from '../../core/mends.ts';
import type { Fault } from '../../errors/fault.ts';
import { shared } from '../../i18n/shared.ts';
import { Prose } from '../../ui/prose.tsx';
import { Screen } from '../../ui/screen.tsx';
import { theme } from '../../ui/theme.ts';
import { TroubleScreen } from '../../ui/trouble-screen.tsx';
import { stoppedAnswer } from './logic.ts';
import { Answer, type AnswerProps } from './view.tsx';
import { words } from './words.ts';

interface ChatFailedProps extends AnswerProps {
  readonly fault: Fault;
}

/** The answer broke off, never came, or was stopped: what came is kept, and there is a way on. */
export function ChatFailed(props: ChatFailedProps) {
  const { fault, conversation } = props;
  if (fault.code === 'cancelled' && conversation.answer !== '') return <Stopped {...props} />;
  return <Broken {...props} />;
}

function Stopped(props: ChatFailedProps) {
  const { lang, frame, backKey, chatting, onAnswer } = props;
  const text = words[lang];
  const goOn = () => onAnswer(stoppedAnswer(chatting.model));
  return (
    <Screen
      {...frame}
      keys={[
        { on: 'return', hint: shared[lang].continue, run: goOn },
        { on: { char: 'a' }, hint: text.again, run: chatting.clear },
        backKey,
      ]}
    >
      <Answer {...props} isDone rowsBelow={2} />
      <Box marginTop={1}>
        <Prose columns={frame.columns} look={theme.faint}>
          {text.stopped}
        </Prose>
      </Box>
    </Screen>
  );
}

function Broken(props: ChatFailedProps) {
  const { lang, services, chatting, conversation, fault, onJump, onSkip } = props;
  const ways = orderWays(fault.code, ['retry', 'model', 'key', 'billing', 'skip'] as const);
  const choose = (way: (typeof ways)[number]) => {
    if (way === 'retry') chatting.ask(conversation.question);
    else if (way === 'skip') onSkip();
    else onJump(way);
  };
  return (
    <TroubleScreen {...props} {...troubleOf(lang, fault, services)} ways={ways} onWay={choose}>
      {conversation.answer !== '' && (
        <Box marginBottom={1} flexDirection="column">
          <Answer {...props} isDone rowsBelow={12} />
        </Box>
      )}
    </TroubleScreen>
  );
}
