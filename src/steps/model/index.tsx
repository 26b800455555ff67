import { defineStep } from '../step.ts';
import { type ModelAnswer, parseModelAnswer } from './logic.ts';
import { Model } from './view.tsx';

declare module '../step.ts' {
  interface Answers {
    /** The model that the person chose to start with. */
    readonly model: ModelAnswer;
  }
}

export default defineStep<'model', 'key'>({
  parse: parseModelAnswer,
  View: Model,
});
