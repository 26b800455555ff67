import { Box } from 'ink';
import { errorScreenProps } from '../../core/access/error-actions.ts';
import type { ErrorData } from '../../errors/errors.ts';
import { ErrorScreen } from '../../ui/components/error-screen.tsx';
import { useMessages, useScreen } from '../use-screen.ts';
import { ConversationText } from './conversation-text.tsx';
import { actionsFor, type ChatAction, hasContent } from './logic.ts';
import { messages } from './messages.ts';
import { firstMode } from './mode.ts';
import type { ChatProps } from './props.ts';

interface ChatFailedProps extends ChatProps {
  readonly error: ErrorData;
}

/** Rows of the error, its help page and its actions. */
const rowsOfError = 17;

/**
 * Shows an error of an answer, the text that arrived before it, and the possible actions. Reading the whole text is an
 * action, because the arrow keys move the list.
 */
export function ChatFailed(props: ChatFailedProps) {
  const { lang, rows } = useScreen();
  const text = useMessages(messages);
  const { services, chat, error } = props;
  const { conversation, settings } = chat;
  const last = conversation.turns.at(-1);
  const problem = errorScreenProps(lang, error, services);
  const isZeroRefused = error.code === 'request-refused' && settings.temperature === 0;
  return (
    <ErrorScreen<ChatAction>
      {...props}
      {...problem}
      labels={{ ...problem.labels, ...text.actions }}
      notes={isZeroRefused ? [text.zeroTemperatureRefused] : []}
      actions={actionsFor(error, conversation)}
      onAction={(action) => runAction(action, props)}
    >
      {last !== undefined && hasContent(last) && (
        <Box marginBottom={1} flexDirection="column">
          <ConversationText turns={[last]} rows={rows - rowsOfError} isActive={false} />
        </Box>
      )}
    </ErrorScreen>
  );
}

function runAction(action: ChatAction, props: ChatFailedProps): void {
  const { chat, onMode, onSkip, onJump } = props;
  const question = chat.conversation.turns.at(-1)?.question ?? '';
  const rewording = { at: 'ask', typed: question, isReplacement: true } as const;
  if (action === 'retry') chat.replaceQuestion(question);
  else if (action === 'reword') onMode(rewording);
  else if (action === 'settings') onMode({ at: 'settings', from: rewording });
  else if (action === 'read') onMode({ at: 'read' });
  else if (action === 'skip') onSkip();
  else if (action === 'startOver') {
    chat.startOver();
    onMode({ ...firstMode, typed: question });
  } else onJump(action);
}
