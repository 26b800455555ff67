import { defineStep } from '../step.ts';
import { type ExploreAnswer, parseExploreAnswer } from './logic.ts';
import { Explore } from './view.tsx';

declare module '../step.ts' {
  interface Answers {
    /** Topics visited in addition to chat and embeddings. */
    readonly explore: ExploreAnswer;
  }
}

export default defineStep<'explore', 'key'>({
  parse: parseExploreAnswer,
  View: Explore,
});
