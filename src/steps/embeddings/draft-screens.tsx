import { useState } from 'react';
import type { Draft } from './draft.ts';
import { FilePath } from './file-path.tsx';
import { ModelChoice } from './model-choice.tsx';
import { Offer } from './offer.tsx';
import type { DraftPlace, EmbeddingsProps } from './props.ts';
import { Sentences } from './sentences.tsx';

/** Shows the texts to send, and the screens that change them. Sends nothing before Enter on the first screen. */
export function DraftScreens(step: EmbeddingsProps) {
  const [place, setPlace] = useState<DraftPlace>('offer');
  const props = {
    ...step,
    onGo: setPlace,
    onSettle: (changes: Partial<Draft>) => {
      step.embedding.change(changes);
      setPlace('offer');
    },
  };
  if (place === 'sentences') return <Sentences {...props} />;
  if (place === 'file') return <FilePath {...props} />;
  return place === 'model' ? <ModelChoice {...props} /> : <Offer {...props} />;
}
