import { useRef, useState } from 'react';
import { followInFrames } from '../../core/chat/chat-frames.ts';
import { streamWithRetry } from '../../core/chat/chat-retry.ts';
import {
  type ChatSettings,
  defaultSettings,
  requestFieldsOf,
} from '../../core/chat/chat-settings.ts';
import {
  asked,
  type Conversation,
  grown,
  messagesOf,
  nothingSaid,
  startedOver,
  withoutLast,
} from '../../core/chat/chat-turns.ts';
import type { ChatFinish, ChatProgress } from '../../core/chat/stream-chat.ts';
import { readKey } from '../../core/keys/read-key.ts';
import { modelFor } from '../../core/models/default-model.ts';
import type { RateWait } from '../../core/retry/retry.ts';
import { type Task, useTask } from '../../ui/hooks/use-task.ts';
import type { Session, StepProps } from '../step.ts';

/** A conversation and its actions. */
export interface Chatting {
  readonly model: string;
  readonly conversation: Conversation;
  readonly settings: ChatSettings;
  /** A wait that the service asked for. */
  readonly wait: RateWait | undefined;
  /** State of the last question. */
  readonly task: Task<ChatFinish>;
  /** Asks another question, with the whole conversation. */
  readonly ask: (question: string) => void;
  /** Replaces the last question, possibly with the same text and other settings. */
  readonly askInstead: (question: string, settings?: ChatSettings) => void;
  readonly startOver: () => void;
  readonly change: (settings: ChatSettings) => void;
}

/** Settings of the session, stored so that they remain when the person leaves the step and comes back. */
const kept = new WeakMap<Session, ChatSettings>();

/** Sends questions and stores the answers, including partial ones. */
export function useChat({ services, answers, session }: StepProps<'chat', 'key'>): Chatting {
  const [conversation, setConversation] = useState<Conversation>(nothingSaid);
  const [settings, setSettings] = useState(kept.get(session) ?? defaultSettings);
  const [wait, setWait] = useState<RateWait>();
  const task = useTask<ChatFinish>();
  const model = modelFor(answers.model, answers.key.outcome);
  const calls = useRef(0);

  const run = (next: Conversation, chosen: ChatSettings) => {
    calls.current += 1;
    const nth = calls.current;
    // Text that arrives after a stop still belongs to the conversation. Drop it once another call has begun.
    const grow = (progress: ChatProgress) => {
      if (calls.current === nth) setConversation((before) => grown(before, progress));
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
    change: (next) => {
      kept.set(session, next);
      setSettings(next);
    },
    ask: (question) => run(asked(conversation, question), settings),
    askInstead: (question, chosen = settings) =>
      run(asked(withoutLast(conversation), question), chosen),
    startOver: () => {
      calls.current += 1;
      task.reset();
      setConversation(startedOver(conversation));
    },
  };
}
