import { useState } from 'react';
import { shortCost } from '../../core/spending/price.ts';
import { formatNumber } from '../../i18n/numbers.ts';
import { DoneBefore } from '../done-before.tsx';
import type { StepProps } from '../step.ts';
import { useMessages, useScreen } from '../use-screen.ts';
import { Ask } from './ask.tsx';
import { RequestCode } from './code.tsx';
import { ChatFailed } from './failed.tsx';
import { hasContent } from './logic.ts';
import { messages } from './messages.ts';
import { firstMode, type Mode, talkMode } from './mode.ts';
import type { ChatProps } from './props.ts';
import { ReadAll } from './read.tsx';
import { Settings } from './settings.tsx';
import { Talk } from './talk.tsx';
import { useChat } from './use-chat.ts';

/** Asks a first question and streams its answer, followed by as many more as the person likes. */
export function Chat(props: StepProps<'chat', 'key'>) {
  const chat = useChat(props);
  const [mode, onMode] = useState<Mode>(() => {
    if (chat.conversation.turns.length > 0) return talkMode;
    return props.own === undefined ? firstMode : { at: 'before' };
  });
  const screenProps = { ...props, chat, onMode };
  switch (mode.at) {
    case 'ask':
      return <Ask {...screenProps} mode={mode} />;
    case 'settings':
      return <Settings {...screenProps} from={mode.from} />;
    case 'code':
      return <RequestCode {...screenProps} />;
    case 'before':
      return <Before {...screenProps} />;
    case 'read':
      return <ReadAll {...screenProps} />;
    case 'talk':
      return <Outcome {...screenProps} />;
  }
}

/** Shows that a chat succeeded in an earlier session. */
function Before({ own, onAnswer, onMode, backKey }: ChatProps) {
  const { lang } = useScreen();
  const text = useMessages(messages);
  if (own === undefined) return null;
  const { model, tokens, cost } = own;
  const count = tokens === null ? undefined : formatNumber(tokens, lang);
  return (
    <DoneBefore
      result={
        count === undefined
          ? text.answeredBefore(model)
          : text.answeredBeforeFor(model, count, shortCost(cost, lang))
      }
      onContinue={() => onAnswer(own)}
      againKey={{ on: { key: 'again' }, hint: text.again, run: () => onMode(firstMode) }}
      backKey={backKey}
    />
  );
}

/** Shows the answer, or its error. */
function Outcome(props: ChatProps) {
  const { task, conversation } = props.chat;
  const last = conversation.turns.at(-1);
  if (last === undefined) return <Ask {...props} mode={firstMode} />;
  if (task.state.status !== 'failed') return <Talk {...props} turn={last} />;
  const { error } = task.state;
  const isKept = error.code === 'cancelled' && hasContent(last);
  return isKept ? <Talk {...props} turn={last} /> : <ChatFailed {...props} error={error} />;
}
