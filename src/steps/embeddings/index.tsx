import { defineStep } from '../../wizard/step.ts';
import { type EmbeddingsAnswer, parseEmbeddingsAnswer } from './logic.ts';
import { Embeddings } from './view.tsx';
import { words } from './words.ts';

declare module '../../wizard/step.ts' {
  interface Answers {
    /** The first embeddings call worked. */
    readonly embeddings: EmbeddingsAnswer;
  }
}

export default defineStep<'embeddings', 'key'>({
  title: { en: words.en.title, fr: words.fr.title },
  parse: parseEmbeddingsAnswer,
  View: Embeddings,
});
