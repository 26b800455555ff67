import { defineStep } from '../../wizard/step.ts';
import { type ModelAnswer, parseModelAnswer } from './logic.ts';
import { Model } from './view.tsx';
import { words } from './words.ts';

declare module '../../wizard/step.ts' {
  interface Answers {
    /** The model that the person chose to begin with. */
    readonly model: ModelAnswer;
  }
}

export default defineStep<'model', 'key'>({
  title: { en: words.en.title, fr: words.fr.title },
  parse: parseModelAnswer,
  View: Model,
});
