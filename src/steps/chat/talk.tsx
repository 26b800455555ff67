import { Box } from 'ink';
import { useState } from 'react';
import type { Turn } from '../../core/chat/chat-turns.ts';
import { copySaveMessages } from '../../i18n/copy-save-messages.ts';
import type { Lang } from '../../i18n/languages.ts';
import { shared } from '../../i18n/messages.ts';
import { formatNumber } from '../../i18n/numbers.ts';
import { waitKeys } from '../../ui/components/call-status.tsx';
import { Panel } from '../../ui/components/panel.tsx';
import { Prose } from '../../ui/components/prose.tsx';
import { useCopy } from '../../ui/hooks/use-copy.ts';
import type { KeyBinding } from '../../ui/keys.ts';
import { wrapText } from '../../ui/markdown/wrap-lines.ts';
import { bodyRows, Screen } from '../../ui/screen.tsx';
import { CallProgress } from '../progress.tsx';
import { useMessages, useScreen } from '../use-screen.ts';
import { ConversationText } from './conversation-text.tsx';
import { answerOf, codeIn, moreTokens } from './logic.ts';
import { messages } from './messages.ts';
import { firstMode } from './mode.ts';
import { thoughtKey } from './passages.ts';
import type { ChatProps } from './props.ts';
import { usageOf } from './usage.ts';

export interface TalkProps extends ChatProps {
  /** The last turn. */
  readonly turn: Turn;
}

/** Rows below the text: an empty row, the note that the first chat works, and the usage, which wraps. */
const rowsBelow = (columns: number) => 2 + (columns < 60 ? 3 : 2);

/**
 * Shows an answer while it streams, and its usage at the end. The rows of the usage are reserved from the start, so
 * that nothing moves.
 */
export function Talk(props: TalkProps) {
  const view = useScreen();
  const { lang, columns, theme } = view;
  const text = useMessages(messages);
  const { chat, turn } = props;
  const [isOpen, setOpen] = useState(false);
  const { turns } = chat.conversation;
  const isRunning = chat.task.state.status === 'running';
  const open: KeyBinding = {
    on: { key: 'unfold' },
    hint: isOpen ? text.fold : text.unfold,
    run: () => setOpen(!isOpen),
    disabled: turn.thinking === '',
  };
  const { copy, outcome } = useCopyOf(props);
  const keysDone = [...keysOf(lang, props), copy, open, props.backKey];
  const keys = isRunning ? [...runningKeys(lang, props), open] : keysDone;
  const usageText = isRunning ? '' : (outcome ?? usageOf(lang, turn).join(' '));
  const isFirst = !isRunning && isFirstAnswer(props);
  const usageRows = wrapText(usageText, columns).length + (isFirst ? 1 : 0);
  const below = Math.max(rowsBelow(columns), 1 + usageRows);
  return (
    <Screen keys={keys}>
      <ConversationText
        // The new React key makes the view scroll to the thinking when it opens.
        key={isOpen ? 'open' : 'folded'}
        startsAt={isOpen ? { passage: thoughtKey(turns.length - 1) } : 'end'}
        isRunning={isRunning}
        isOpen={isOpen}
        turns={turns}
        // The hints need more rows once the answer is complete.
        rows={bodyRows(view, keysDone) - below}
      />
      <Box marginTop={1} flexDirection="column">
        {isRunning && <Status {...props} />}
        {isFirst && <Panel tone="good" title={text.works} />}
        {usageText !== '' && <Prose look={theme.faint}>{usageText}</Prose>}
      </Box>
    </Screen>
  );
}

/** Returns the key that copies the code of the answer, disabled if there is no code, and the outcome of copying. */
function useCopyOf({ services, turn }: TalkProps) {
  const text = useMessages(copySaveMessages);
  const { copy, outcome } = useCopy(services);
  const code = codeIn(turn.answer);
  const sentences = {
    copied: text.copied,
    sent: text.sentWritten,
    'not-copied': text.notCopiedWritten,
  };
  const binding: KeyBinding = {
    on: { key: 'copy' },
    hint: text.copyCode,
    run: () => void copy(code),
    disabled: code === '',
  };
  return { copy: binding, outcome: outcome && sentences[outcome] };
}

/** Returns true for the answer that completes the step for the first time. This answer gets a line of its own. */
function isFirstAnswer({ own, turn, chat }: TalkProps): boolean {
  const { turns } = chat.conversation;
  return own === undefined && turns.length === 1 && turn.finish?.reason === 'stop';
}

function runningKeys(lang: Lang, { chat }: TalkProps): readonly KeyBinding[] {
  const { wait, task } = chat;
  return [
    ...waitKeys(wait, shared[lang].tryNow),
    { on: 'escape', hint: shared[lang].stop, run: task.stop },
  ];
}

/** Returns the keys for the actions after an answer. */
function keysOf(lang: Lang, props: TalkProps): readonly KeyBinding[] {
  const { chat, turn, onMode, onAnswer } = props;
  const text = messages[lang];
  const { conversation, settings, model } = chat;
  const more = moreTokens(turn, settings);
  const askMore = () => {
    if (more === undefined) return;
    const next = { ...settings, maxTokens: more };
    chat.change(next);
    chat.replaceQuestion(turn.question, next);
  };
  const startOver = () => {
    chat.startOver();
    onMode(firstMode);
  };
  return [
    {
      on: 'return',
      hint: shared[lang].continue,
      run: () => onAnswer(answerOf(conversation, model)),
    },
    {
      on: { key: 'more' },
      hint: text.moreTokens(formatNumber(more ?? 0, lang)),
      run: askMore,
      disabled: more === undefined,
    },
    {
      on: { key: 'reply' },
      hint: text.reply,
      run: () => onMode({ at: 'ask', typed: undefined, isReplacement: false }),
    },
    {
      on: { key: 'again' },
      hint: text.again,
      run: () => onMode({ at: 'ask', typed: turn.question, isReplacement: true }),
    },
    {
      on: { key: 'new' },
      hint: text.startOver,
      run: startOver,
      disabled: conversation.turns.length < 2,
    },
    {
      on: 'tab',
      hint: text.settingsKey,
      // The screen of the next question has this key, too.
      isMinor: true,
      run: () => onMode({ at: 'settings', from: { at: 'talk' } }),
    },
    { on: { key: 'program' }, hint: text.codeKey, run: () => onMode({ at: 'code' }) },
  ];
}

function Status({ chat, turn }: TalkProps) {
  const text = useMessages(messages);
  const { wait, model } = chat;
  const { thinking, answer } = turn;
  const beforeAnswer = thinking === '' ? text.waiting : text.thinking;
  const label = answer === '' ? beforeAnswer : text.answering;
  return <CallProgress label={label(model)} wait={wait} />;
}
