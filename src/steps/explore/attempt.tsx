import { useState } from 'react';
import type { CallUsage } from '../../core/explore/call-usage.ts';
import { readKey } from '../../core/keys/read-key.ts';
import { firstAnswer, modelsFor } from '../../core/models/capability-models.ts';
import { withRetry } from '../../core/retry/retry.ts';
import { useCall } from '../../ui/hooks/use-call.ts';
import { Offer } from './offer.tsx';
import { Outcome, Running } from './outcome.tsx';
import type { TopicProps, Trial } from './props.ts';
import { Refused } from './refused.tsx';

interface Answered<T> {
  readonly answer: T;
  /** Models that this account can't call. */
  readonly refused: readonly string[];
}

/** Longest acceptable wait for a small call. */
const longestSeconds = 60;

/** Shows one capability: its explanation and cost, one call, and the result or error with the next actions. */
export function Attempt<T extends CallUsage>(props: TopicProps & { readonly trial: Trial<T> }) {
  const { services, answers, rows, trial, onTried } = props;
  const task = useCall<Answered<T>>();
  const [typed, setTyped] = useState<string>();
  const [asked, setAsked] = useState('');
  const models = modelsFor(trial.capability, rows);
  const send = (line: string) => {
    setTyped(line);
    task.reset();
    task.run(async ({ signal, onWait }) => {
      const ask = await trial.prepare(line);
      const key = await readKey(services, answers.key);
      const { value, refused } = await firstAnswer(models, (model) => {
        setAsked(model);
        const retry = { longestSeconds, signal, onWait };
        return withRetry(services.clock, retry, () => ask({ key, signal, model }));
      });
      onTried(trial.capability);
      return { answer: value, refused };
    });
  };

  const { state } = task;
  if (state.status === 'done') return <Outcome {...props} {...state.value} onAgain={task.reset} />;
  if (state.status === 'running') {
    const label = trial.busy(asked || models[0]);
    return <Running {...props} label={label} wait={task.wait} onStop={task.stop} />;
  }
  const error = state.status === 'failed' ? state.error : undefined;
  if (error !== undefined && error.code !== 'files') {
    return (
      <Refused
        {...props}
        capability={trial.capability}
        error={error}
        onRetry={() => send(typed ?? '')}
      />
    );
  }
  return <Offer {...props} model={models[0]} typed={typed} error={error} onSend={send} />;
}
