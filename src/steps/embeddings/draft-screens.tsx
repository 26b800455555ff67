import { useState } from 'react';
import type { Draft } from './draft.ts';
import { FilePath } from './file-path.tsx';
import { ModelChoice } from './model-choice.tsx';
import { Offer } from './offer.tsx';
import type { DraftView, EmbeddingsProps } from './props.ts';
import { Sentences } from './sentences.tsx';

/** Shows the texts to send, and the screens that change them. Sends nothing before Enter on the first screen. */
export function DraftScreens(step: EmbeddingsProps) {
  const [view, setView] = useState<DraftView>('offer');
  const props = {
    ...step,
    onGo: setView,
    onSettle: (changes: Partial<Draft>) => {
      step.embedding.change(changes);
      setView('offer');
    },
  };
  if (view === 'sentences') return <Sentences {...props} />;
  if (view === 'file') return <FilePath {...props} />;
  return view === 'model' ? <ModelChoice {...props} /> : <Offer {...props} />;
}
