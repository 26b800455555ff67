import { useState } from 'react';
import { shared } from '../../i18n/messages.ts';
import { useMessages } from '../use-screen.ts';
import { answerOf } from './logic.ts';
import { Next } from './next.tsx';
import type { EmbeddingsProps, ResultProps, ResultView } from './props.ts';
import { ResultScreen } from './result.tsx';
import { Search } from './search.tsx';
import { SimilarityMap } from './similarity-map.tsx';
import type { Result } from './use-embedding.ts';

/** Shows the result and its actions. */
export function ResultScreens(step: EmbeddingsProps & { readonly result: Result }) {
  const common = useMessages(shared);
  const [view, setView] = useState<ResultView>('result');
  const { result, onAnswer } = step;
  const props: ResultProps = {
    ...step,
    onGo: setView,
    continueKey: {
      on: 'return',
      hint: common.continue,
      run: () => onAnswer(answerOf(result.embedded)),
    },
    toResult: { on: 'escape', hint: common.back, run: () => setView('result') },
  };
  if (view === 'map') return <SimilarityMap {...props} />;
  if (view === 'search') return <Search {...props} />;
  return view === 'next' ? <Next {...props} /> : <ResultScreen {...props} />;
}
