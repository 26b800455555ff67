import { Box, Text } from 'ink';
import { useState } from 'react';
import { formatNumber } from '../../i18n/numbers.ts';
import { Prose } from '../../ui/prose.tsx';
import { Screen } from '../../ui/screen.tsx';
import { StreamText } from '../../ui/stream-text/stream-text.tsx';
import { TaskStatus } from '../../ui/task-status.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { theme } from '../../ui/theme.ts';
import type { StepProps } from '../../wizard/step.ts';
import { ChatFailed } from './failed.tsx';
import { ChatFinished } from './finished.tsx';
import type { Conversation } from './logic.ts';
import { type Chatting, useChat } from './use-chat.ts';
import { words } from './words.ts';

export type ChatProps = StepProps<'chat', 'key'>;

/** A first question, answered as one watches. */
export function Chat(props: ChatProps) {
  const chatting = useChat(props);
  const { conversation, task } = chatting;
  if (conversation === undefined) return <Ask {...props} chatting={chatting} />;
  const shown = { ...props, chatting, conversation };
  if (task.state.status === 'done') return <ChatFinished {...shown} finish={task.state.value} />;
  if (task.state.status === 'failed') return <ChatFailed {...shown} fault={task.state.fault} />;
  return <Answering {...shown} />;
}

function Ask({ lang, frame, backKey, chatting }: ChatProps & { readonly chatting: Chatting }) {
  const text = words[lang];
  const [typed, setTyped] = useState<string>();
  return (
    <Screen {...frame} keys={[{ on: 'return', hint: text.send }, backKey]}>
      <Prose columns={frame.columns}>{text.lead(chatting.model)}</Prose>
      <Prose columns={frame.columns} look={theme.faint}>
        {text.tiny}
      </Prose>
      <Box marginTop={1}>
        <TextField
          // The offered question follows the language; what was typed instead is the person's.
          key={lang}
          label={text.field}
          placeholder={text.placeholder}
          initialText={typed ?? text.question}
          columns={frame.columns}
          onChange={(line) => setTyped(line === text.question ? undefined : line)}
          onSubmit={(question) => question.trim() !== '' && chatting.ask(question.trim())}
          glyphs={frame.glyphs}
        />
      </Box>
    </Screen>
  );
}

/** What a screen of a question that was sent is given. */
export interface AnswerProps extends ChatProps {
  readonly chatting: Chatting;
  readonly conversation: Conversation;
}

function Answering(props: AnswerProps) {
  const { lang, frame, chatting, conversation } = props;
  const text = words[lang];
  const { answer, thinking } = conversation;
  const label = answer !== '' ? text.answering : thinking ? text.thinking : text.waiting;
  return (
    <Screen {...frame} keys={[{ on: 'escape', hint: text.stop, run: chatting.task.stop }]}>
      <Answer {...props} isDone={false} rowsBelow={2} />
      <Box marginTop={1}>
        <TaskStatus
          label={label(chatting.model)}
          elapsed={(seconds) => text.elapsed(formatNumber(seconds, lang))}
          glyphs={frame.glyphs}
        />
      </Box>
    </Screen>
  );
}

interface AnswerTextProps extends AnswerProps {
  readonly isDone: boolean;
  /** Rows that the screen needs under the answer, its own footer not counted. */
  readonly rowsBelow: number;
}

/** Rows of the question, the line under it, and the footer. */
const rowsAround = 4;

/** The question, and the answer in the rows that are left. */
export function Answer({ lang, frame, conversation, isDone, rowsBelow }: AnswerTextProps) {
  const text = words[lang];
  const rows = Math.max(3, frame.rows - rowsAround - rowsBelow);
  return (
    <>
      <Text {...theme.strong} wrap="truncate">
        {text.asked(conversation.question)}
      </Text>
      <Box marginTop={1} flexDirection="column">
        <StreamText
          text={conversation.answer}
          isDone={isDone}
          columns={frame.columns}
          rows={rows}
          moreLabel={(above, below) =>
            text.more(formatNumber(above, lang), formatNumber(below, lang))
          }
          glyphs={frame.glyphs}
        />
      </Box>
    </>
  );
}
