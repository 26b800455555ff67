import { useRef, useState } from 'react';
import type { Embedded, Parts } from '../../core/embeddings/embed.ts';
import { embedWithRetry } from '../../core/embeddings/embed-retry.ts';
import { readKey } from '../../core/keys/read-key.ts';
import { askedDimensions, type EmbeddingChoice } from '../../core/models/embedding-models.ts';
import { type Call, useCall } from '../../ui/hooks/use-call.ts';
import { resultName, SessionMemory, useSessionState } from '../session-memory.ts';
import type { StepProps } from '../step.ts';
import { useMessages } from '../use-screen.ts';
import { type Draft, firstDraft, textsOf } from './draft.ts';
import { messages } from './messages.ts';

/** Texts that were sent, with model and dimensions. */
export interface Sent {
  readonly inputs: readonly string[];
  readonly choice: EmbeddingChoice;
}

/** Embedded texts with their vectors. */
export interface Result extends Sent {
  readonly embedded: Embedded;
}

/** The texts to embed, the request, and its result. */
export interface EmbeddingState {
  readonly draft: Draft;
  readonly change: (changes: Partial<Draft>) => void;
  readonly task: Call<Result>;
  /** Number of texts embedded so far. */
  readonly count: number;
  readonly send: (draft: Draft) => void;
  /** The last result, perhaps of an earlier visit to this step; undefined while the person changes the texts. */
  readonly result: Result | undefined;
  /** True while the person changes the texts of an earlier result. */
  readonly isAgain: boolean;
  /** Hides the result, so that the texts can be changed and sent again. */
  readonly again: () => void;
  /** Shows the hidden result; undefined if there is none. */
  readonly toResult: (() => void) | undefined;
  /** Sends the texts again whose vectors have not arrived. */
  readonly retry: () => void;
}

/** State of a visit to the step, which the next visit in the same session continues. */
interface Visit {
  readonly draft: Draft;
  readonly result?: Result;
}

const visits = new SessionMemory<Visit>();

function useVisit({ answers, session }: StepProps<'embeddings', 'key'>) {
  const name = resultName(answers.key);
  return useSessionState(visits, session, name, (before = { draft: firstDraft }) => before);
}

/** Holds the person's draft, sends it, and keeps the result for later visits to the step. */
export function useEmbedding(props: StepProps<'embeddings', 'key'>): EmbeddingState {
  const { services, answers } = props;
  const text = useMessages(messages);
  const [visit, setVisit] = useVisit(props);
  const [isAgain, setAgain] = useState(false);
  const [count, setCount] = useState(0);
  const task = useCall<Result>();
  const last = useRef<{ readonly sent: Sent; readonly parts: Parts }>(undefined);

  const start = (sent: Sent, from: Parts) => {
    const keep = (parts: Parts) => {
      last.current = { sent, parts };
      setCount(parts.reduce((sum, { vectors }) => sum + vectors.length, 0));
    };
    task.reset();
    task.run(async ({ signal, onWait }) => {
      keep(from);
      const key = await readKey(services, answers.key);
      const { inputs, choice } = sent;
      const call = { key, inputs, model: choice.model, dimensions: askedDimensions(choice) };
      const onPart = (parts: Parts) => void (signal.aborted || keep(parts));
      const options = { ...call, signal, from, onPart, onWait };
      const result = { ...sent, embedded: await embedWithRetry(services, options) };
      if (signal.aborted) return result;
      setVisit((before) => ({ ...before, result }));
      setAgain(false);
      return result;
    });
  };
  return {
    draft: visit.draft,
    change: (changes) =>
      setVisit(({ draft, ...before }) => ({ ...before, draft: { ...draft, ...changes } })),
    task,
    result: isAgain ? undefined : visit.result,
    isAgain,
    again: () => {
      task.reset();
      setAgain(true);
    },
    toResult: visit.result && (() => setAgain(false)),
    count,
    send: (wanted) => start({ inputs: textsOf(wanted, text.sentences), choice: wanted.choice }, []),
    retry: () => {
      if (last.current !== undefined) start(last.current.sent, last.current.parts);
    },
  };
}
