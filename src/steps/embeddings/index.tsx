import { defineStep } from '../step.ts';
import { type EmbeddingsAnswer, parseEmbeddingsAnswer } from './logic.ts';
import { Embeddings } from './view.tsx';

declare module '../step.ts' {
  interface Answers {
    /** The model and usage of an embeddings call that succeeded. */
    readonly embeddings: EmbeddingsAnswer;
  }
}

export default defineStep<'embeddings', 'key'>({
  parse: parseEmbeddingsAnswer,
  View: Embeddings,
});
