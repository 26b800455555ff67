import { useState } from 'react';
import type { CallUsage } from '../../core/explore/call-usage.ts';
import { readKey } from '../../core/keys/read-key.ts';
import { firstAnswer, modelsFor } from '../../core/models/capability-models.ts';
import { withRetry } from '../../core/retry/retry.ts';
import { useCall } from '../../ui/hooks/use-call.ts';
import { WaitingScreen } from '../progress.tsx';
import { resultName, SessionMemory, useSessionState } from '../session-memory.ts';
import { Offer } from './offer.tsx';
import { Outcome } from './outcome.tsx';
import type { TopicProps, Trial } from './props.ts';
import { Refused } from './refused.tsx';

interface Answered<T> {
  readonly answer: T;
  /** Models that this account can't call. */
  readonly refused: readonly string[];
}

/** A result, with the text that was sent. */
interface Tried extends Answered<CallUsage> {
  readonly typed: string;
}

/** Results of paid calls, which are shown again when the person opens the topic again. */
const results = new SessionMemory<Tried | undefined>();

/** Maximum seconds to wait if the service asks for a wait. */
const longestSeconds = 60;

/** Shows one capability: its explanation and cost, one call, and the result or error with the next actions. */
export function Attempt<T extends CallUsage>(props: TopicProps & { readonly trial: Trial<T> }) {
  const { services, answers, session, rows, trial, onTried } = props;
  const name = resultName(answers.key, trial.capability);
  const [before, setBefore] = useSessionState<Tried | undefined>(
    results,
    session,
    name,
    (stored) => stored,
  );
  const task = useCall<Answered<T>>();
  const [typed, setTyped] = useState(before?.typed);
  const [isAgain, setAgain] = useState(false);
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
      setBefore({ answer: value, refused, typed: line });
      setAgain(false);
      return { answer: value, refused };
    });
  };

  const { state } = task;
  if (state.status === 'running') {
    const label = trial.busy(asked || models[0]);
    return <WaitingScreen label={label} wait={task.wait} onStop={task.stop} />;
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
  if (error === undefined && before !== undefined && !isAgain) {
    const again = () => {
      task.reset();
      setAgain(true);
    };
    // The name contains the capability, so the stored answer has the type of its trial.
    const answered = before as Tried & Answered<T>;
    return <Outcome {...props} {...answered} onAgain={again} />;
  }
  return <Offer {...props} model={models[0]} typed={typed} error={error} onSend={send} />;
}
