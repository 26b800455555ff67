import { useRef, useState } from 'react';
import type { Embedded, Parts } from '../../core/embeddings/embed.ts';
import { embedWithRetry } from '../../core/embeddings/embed-retry.ts';
import { readKey } from '../../core/keys/read-key.ts';
import { askedDimensions, type EmbeddingChoice } from '../../core/models/embedding-models.ts';
import { type Call, useCall } from '../../ui/hooks/use-call.ts';
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

/** State of one request. */
export interface Embedding {
  readonly draft: Draft;
  readonly change: (changes: Partial<Draft>) => void;
  readonly task: Call<Result>;
  /** Number of texts embedded so far. */
  readonly count: number;
  readonly send: (draft: Draft) => void;
  /** Sends the same texts again; parts that arrived are not paid again. */
  readonly retry: () => void;
}

/** Stores the person's draft and sends it. */
export function useEmbedding({ services, answers }: StepProps<'embeddings', 'key'>): Embedding {
  const text = useMessages(messages);
  const [draft, setDraft] = useState<Draft>(firstDraft);
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
      return { ...sent, embedded: await embedWithRetry(services, options) };
    });
  };
  return {
    draft,
    change: (changes) => setDraft((before) => ({ ...before, ...changes })),
    task,
    count,
    send: (wanted) => start({ inputs: textsOf(wanted, text.sentences), choice: wanted.choice }, []),
    retry: () => {
      if (last.current !== undefined) start(last.current.sent, last.current.parts);
    },
  };
}
