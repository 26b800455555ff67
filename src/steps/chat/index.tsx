import { defineStep } from '../../wizard/step.ts';
import { type ChatAnswer, parseChatAnswer } from './logic.ts';
import { Chat } from './view.tsx';
import { words } from './words.ts';

declare module '../../wizard/step.ts' {
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
