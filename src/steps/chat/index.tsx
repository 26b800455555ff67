import { defineStep } from '../step.ts';
import { type ChatAnswer, parseChatAnswer } from './logic.ts';
import { Chat } from './view.tsx';

declare module '../step.ts' {
  interface Answers {
    /** The model and usage of a chat that succeeded. */
    readonly chat: ChatAnswer;
  }
}

export default defineStep<'chat', 'key'>({
  parse: parseChatAnswer,
  View: Chat,
});
