import { defineStep } from '../step.ts';
import { type ChatAnswer, parseChatAnswer } from './logic.ts';
import { words } from './messages.ts';
import { Chat } from './view.tsx';

declare module '../step.ts' {
  interface Answers {
    /** The first chat worked. */
    readonly chat: ChatAnswer;
  }
}

export default defineStep<'chat', 'key'>({
  title: { en: words.en.title, fr: words.fr.title },
  parse: parseChatAnswer,
  View: Chat,
});
