import { defineStep } from '../step.ts';
import { type PracticesAnswer, parsePracticesAnswer } from './logic.ts';
import { Practices } from './view.tsx';

declare module '../step.ts' {
  interface Answers {
    /** Says if the person ran the check. */
    readonly practices: PracticesAnswer;
  }
}

export default defineStep<'practices', 'key'>({
  parse: parsePracticesAnswer,
  View: Practices,
});
