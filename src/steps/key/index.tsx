import { defineStep } from '../step.ts';
import { type KeyAnswer, parseKeyAnswer } from './logic.ts';
import { Key } from './view.tsx';

declare module '../step.ts' {
  interface Answers {
    /** Store of the key, and the outcome of its probe. Never holds the key. */
    readonly key: KeyAnswer;
  }
}

export default defineStep<'key'>({
  parse: parseKeyAnswer,
  View: Key,
});
