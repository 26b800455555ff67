import { defineStep } from '../step.ts';
import { type HandoffAnswer, parseHandoffAnswer } from './logic.ts';
import { Handoff } from './view.tsx';

declare module '../step.ts' {
  interface Answers {
    /** The exports that were written. */
    readonly handoff: HandoffAnswer;
  }
}

export default defineStep<'handoff', 'key'>({
  parse: parseHandoffAnswer,
  View: Handoff,
});
