import { useState } from 'react';
import { readKey } from '../../core/read-key.ts';
import { type ChatFinish, streamChat } from '../../core/stream-chat.ts';
import { FaultError } from '../../errors/fault.ts';
import { type Task, useTask } from '../../ui/use-task.ts';
import type { StepProps } from '../../wizard/step.ts';
import { type Conversation, maxTokens, modelFor } from './logic.ts';

/** One question and its answer, as far as it has come. */
export interface Chatting {
  readonly model: string;
  /** Undefined until a question is sent. */
  readonly conversation: Conversation | undefined;
  readonly task: Task<ChatFinish>;
  readonly ask: (question: string) => void;
  /** Back to the field. */
  readonly clear: () => void;
}

/** Sends a question and keeps what comes, also when it breaks off. */
export function useChat({ services, answers }: StepProps<'chat', 'key'>): Chatting {
  const [conversation, setConversation] = useState<Conversation>();
  const task = useTask<ChatFinish>();
  const model = modelFor(answers.model, answers.key.outcome);

  const ask = (question: string) => {
    setConversation({ question, answer: '', thinking: false });
    task.reset();
    task.run(async (signal) => {
      const key = await readKey(services, answers.key);
      const messages = [{ role: 'user', content: question }] as const;
      for await (const event of streamChat(services, { key, model, messages, maxTokens, signal })) {
        if (event.type === 'finish') return event;
        const { type, text } = event;
        setConversation((before) => grown(before, question, type === 'text' ? text : ''));
      }
      throw new FaultError({ code: 'stream-cut' });
    });
  };
  const clear = () => {
    task.reset();
    setConversation(undefined);
  };
  return { model, conversation, task, ask, clear };
}

function grown(before: Conversation | undefined, question: string, text: string): Conversation {
  const answer = (before?.answer ?? '') + text;
  return { question, answer, thinking: answer === '' };
}
