import { useRef, useState } from 'react';
import { followInFrames } from '../../core/chat/chat-frames.ts';
import { streamWithRetry } from '../../core/chat/chat-retry.ts';
import {
  type ChatSettings,
  defaultSettings,
  requestFieldsOf,
} from '../../core/chat/chat-settings.ts';
import {
  type Conversation,
  emptyConversation,
  messagesOf,
  restarted,
  withoutLast,
  withProgress,
  withQuestion,
} from '../../core/chat/chat-turns.ts';
import type { ChatFinish, ChatProgress } from '../../core/chat/stream-chat.ts';
import { readKey } from '../../core/keys/read-key.ts';
import { modelFor } from '../../core/models/default-model.ts';
import type { RateWait } from '../../core/retry/retry.ts';
import { type Task, useTask } from '../../ui/hooks/use-task.ts';
import { resultName, SessionMemory, useSessionState } from '../session-memory.ts';
import type { StepProps } from '../step.ts';
import { withoutUnanswered } from './logic.ts';

/** A conversation and its actions. */
export interface ChatState {
  readonly model: string;
  readonly conversation: Conversation;
  readonly settings: ChatSettings;
  /** The current wait, which the service asked for; undefined if there is none. */
  readonly wait: RateWait | undefined;
  /** State of the last question. */
  readonly task: Task<ChatFinish>;
  /** Asks another question, with the whole conversation. */
  readonly ask: (question: string) => void;
  /** Replaces the last question, possibly with the same text and other settings. */
  readonly replaceQuestion: (question: string, settings?: ChatSettings) => void;
  readonly startOver: () => void;
  readonly change: (settings: ChatSettings) => void;
}

/** Settings of the session, which remain when the person leaves the step and comes back. */
const settingsMemory = new SessionMemory<ChatSettings>();

/** Conversations by key and model, so that paid answers are shown again when the person returns to the step. */
const conversations = new SessionMemory<Conversation>();

function useConversation({ answers, session }: StepProps<'chat', 'key'>, model: string) {
  const name = resultName(answers.key, model);
  const [conversation, setConversation] = useSessionState(
    conversations,
    session,
    name,
    (before = emptyConversation) => withoutUnanswered(before),
  );
  const [settings, setSettings] = useSessionState(
    settingsMemory,
    session,
    'settings',
    (before = defaultSettings) => before,
  );
  return { conversation, setConversation, settings, setSettings };
}

/** Sends questions and stores the answers, including partial ones. */
export function useChat(props: StepProps<'chat', 'key'>): ChatState {
  const { services, answers } = props;
  const model = modelFor(answers.model, answers.key.outcome);
  const { conversation, setConversation, settings, setSettings } = useConversation(props, model);
  const [wait, setWait] = useState<RateWait>();
  const task = useTask<ChatFinish>();
  const calls = useRef(0);

  const run = (next: Conversation, chosen: ChatSettings) => {
    calls.current += 1;
    const nth = calls.current;
    // Text that arrives after a stop still belongs to the conversation, until another call begins.
    const grow = (progress: ChatProgress) => {
      if (calls.current === nth) setConversation((before) => withProgress(before, progress));
    };
    setConversation(next);
    setWait(undefined);
    task.reset();
    task.run(async (signal) => {
      const key = await readKey(services, answers.key);
      const messages = messagesOf(next.turns, chosen);
      const onWait = (now: RateWait | undefined) => {
        if (calls.current === nth) setWait(now);
      };
      const options = { key, model, messages, ...requestFieldsOf(chosen), signal, onWait };
      const answer = streamWithRetry(services, options);
      const finish = await followInFrames(answer, services.clock, (texts) => texts.forEach(grow));
      grow(finish);
      return finish;
    });
  };
  return {
    model,
    conversation,
    settings,
    wait,
    task,
    change: setSettings,
    ask: (question) => run(withQuestion(conversation, question), settings),
    replaceQuestion: (question, chosen = settings) =>
      run(withQuestion(withoutLast(conversation), question), chosen),
    startOver: () => {
      calls.current += 1;
      task.reset();
      setConversation(restarted(conversation));
    },
  };
}
