import { defineStep } from '../step.ts';
import { type KeyAnswer, parseKeyAnswer } from './logic.ts';
import { messages } from './messages.ts';
import { Key } from './view.tsx';

declare module '../step.ts' {
  interface Answers {
    /** Where the key lies, and what it was found to open. The key itself is never here. */
    readonly key: KeyAnswer;
  }
}

export default defineStep<'key'>({
  title: { en: messages.en.title, fr: messages.fr.title },
  parse: parseKeyAnswer,
  View: Key,
});
