import { defineStep } from '../../wizard/step.ts';
import { type PracticesAnswer, parsePracticesAnswer } from './logic.ts';
import { Practices } from './view.tsx';
import { words } from './words.ts';

declare module '../../wizard/step.ts' {
  interface Answers {
    /** Whether the person had us look. */
    readonly practices: PracticesAnswer;
  }
}

export default defineStep<'practices', 'key'>({
  title: { en: words.en.title, fr: words.fr.title },
  parse: parsePracticesAnswer,
  View: Practices,
});
