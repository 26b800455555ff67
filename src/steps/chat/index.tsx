import { defineStep } from '../step.ts';
import { type ChatAnswer, parseChatAnswer } from './logic.ts';
import { Chat } from './view.tsx';

declare module '../step.ts' {
  interface Answers {
    /** The first chat succeeded. */
    readonly chat: ChatAnswer;
  }
}

export default defineStep<'chat', 'key'>({
  parse: parseChatAnswer,
  View: Chat,
});
