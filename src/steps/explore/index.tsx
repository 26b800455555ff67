import { defineStep } from '../../wizard/step.ts';
import { type ExploreAnswer, parseExploreAnswer } from './logic.ts';
import { Explore } from './view.tsx';
import { words } from './words.ts';

declare module '../../wizard/step.ts' {
  interface Answers {
    /** What was looked at beside chat and embeddings. */
    readonly explore: ExploreAnswer;
  }
}

export default defineStep<'explore', 'key'>({
  title: { en: words.en.title, fr: words.fr.title },
  parse: parseExploreAnswer,
  View: Explore,
});
