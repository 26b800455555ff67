import type { KeyBinding } from '../../ui/keys.ts';
import type { StepProps } from '../step.ts';
import type { Draft } from './draft.ts';
import type { EmbeddingState, Result } from './use-embedding.ts';

export interface EmbeddingsProps extends StepProps<'embeddings', 'key'> {
  readonly embedding: EmbeddingState;
}

/** Screens before anything is sent. */
export type DraftView = 'offer' | 'sentences' | 'file' | 'model';

/** Props of a screen before anything is sent. */
export interface DraftProps extends EmbeddingsProps {
  /** Opens another of these screens. */
  readonly onGo: (view: DraftView) => void;
  /** Changes the draft and returns to the offer. */
  readonly onSettle: (changes: Partial<Draft>) => void;
}

/** Screens that show a result. */
export type ResultView = 'result' | 'map' | 'search' | 'next';

/** Props of a screen that shows a result. */
export interface ResultProps extends EmbeddingsProps {
  readonly result: Result;
  readonly onGo: (view: ResultView) => void;
  /** The binding of Enter that completes the step. */
  readonly continueKey: KeyBinding;
  /** The binding of Esc that returns to the result. */
  readonly toResult: KeyBinding;
}
