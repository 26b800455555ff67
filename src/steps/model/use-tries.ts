import { useState } from 'react';
import { tryModels } from '../../core/access/try-models.ts';
import { readKey } from '../../core/keys/read-key.ts';
import { callIdOf, type ModelAccess, type ModelRow, markRow } from '../../core/models/model-row.ts';
import { type Task, useTask } from '../../ui/hooks/use-task.ts';
import { resultName, SessionMemory, useSessionState } from '../session-memory.ts';
import type { StepProps } from '../step.ts';

/** Tries of models: calls with one token, to learn whether the account can call them. */
export interface Tries {
  /** Returns a row with the outcome of its try. Callers mark only visible rows, because there may be thousands. */
  readonly mark: (row: ModelRow) => ModelRow;
  readonly modelAccess: ModelAccess;
  readonly task: Task<ModelAccess>;
  /** The ids being tried, and the number of finished tries. */
  readonly running: { readonly ids: readonly string[]; readonly done: number };
  /** Tries rows, then calls `then` with all known outcomes. */
  readonly start: (rows: readonly ModelRow[], then?: (modelAccess: ModelAccess) => void) => void;
}

/** Outcomes of tries, kept if the person leaves the step without choosing a model. */
const outcomes = new SessionMemory<ModelAccess>();

/** Tries models after a key press, and keeps the outcomes for later visits to the step. */
export function useTries(
  { services, answers, session }: StepProps<'model', 'key'>,
  known: ModelAccess,
): Tries {
  const [modelAccess, setModelAccess] = useSessionState(
    outcomes,
    session,
    resultName(answers.key),
    (before) => ({ ...known, ...before }),
  );
  const [running, setRunning] = useState<Tries['running']>({ ids: [], done: 0 });
  const task = useTask<ModelAccess>();
  const start: Tries['start'] = (rows, then) => {
    const ids = rows.map(callIdOf);
    task.reset();
    setRunning({ ids, done: 0 });
    task.run(async (signal) => {
      const key = await readKey(services, answers.key);
      const found = await tryModels(services, ids, { key, signal }, (tried) => {
        setModelAccess((before) => ({ ...before, [tried.model]: tried.outcome }));
        setRunning((now) => ({ ...now, done: now.done + 1 }));
      });
      then?.({ ...modelAccess, ...found });
      return found;
    });
  };
  return { mark: (row) => markRow(row, modelAccess), modelAccess, task, running, start };
}
