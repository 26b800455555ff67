import { shortCost } from '../../core/spending/price.ts';
import { formatNumber } from '../../i18n/numbers.ts';
import { DoneBefore } from '../done-before.tsx';
import { WaitingScreen } from '../progress.tsx';
import type { StepProps } from '../step.ts';
import { useMessages, useScreen } from '../use-screen.ts';
import { textsOf } from './draft.ts';
import { DraftScreens } from './draft-screens.tsx';
import { EmbeddingFailed } from './failed.tsx';
import type { EmbeddingsAnswer } from './logic.ts';
import { messages } from './messages.ts';
import type { EmbeddingsProps } from './props.ts';
import { ResultScreens } from './result-screens.tsx';
import { useEmbedding } from './use-embedding.ts';

/** Embeds texts and shows how similar they are. */
export function Embeddings(step: StepProps<'embeddings', 'key'>) {
  const embedding = useEmbedding(step);
  const props = { ...step, embedding };
  const { state } = embedding.task;
  const { result } = embedding;
  if (state.status === 'running') return <Running {...props} />;
  if (state.status === 'failed') return <EmbeddingFailed {...props} error={state.error} />;
  if (result !== undefined) return <ResultScreens {...props} result={result} />;
  if (step.own !== undefined && !embedding.isAgain) return <Before {...props} own={step.own} />;
  return <DraftScreens {...props} />;
}

/** Shows that the call succeeded in an earlier session. */
function Before(props: EmbeddingsProps & { readonly own: EmbeddingsAnswer }) {
  const { lang } = useScreen();
  const text = useMessages(messages);
  const { own, embedding, backKey, onAnswer } = props;
  return (
    <DoneBefore
      result={text.before(
        own.model,
        formatNumber(own.count, lang),
        formatNumber(own.dimensions, lang),
        shortCost(own.cost, lang),
      )}
      onContinue={() => onAnswer(own)}
      againKey={{ on: { key: 'again' }, hint: text.again, run: embedding.again }}
      backKey={backKey}
    />
  );
}

function Running({ embedding }: EmbeddingsProps) {
  const { lang } = useScreen();
  const text = useMessages(messages);
  const { draft, count, task } = embedding;
  const of = textsOf(draft, text.sentences).length;
  const label =
    draft.source === 'offered'
      ? text.running(draft.choice.model)
      : text.runningOwn(draft.choice.model, formatNumber(count, lang), formatNumber(of, lang));
  return <WaitingScreen label={label} wait={task.wait} onStop={task.stop} />;
}
