import { useState } from 'react';
import { type Learned, type ModelRow, markCallable } from '../../core/model-row.ts';
import { readKey } from '../../core/read-key.ts';
import { tryModels } from '../../core/try-models.ts';
import { type Task, useTask } from '../../ui/use-task.ts';
import type { StepProps } from '../../wizard/step.ts';

/** Tries of models, one token each. */
export interface Tries {
  /** The rows, marked with what the tries taught. They keep their places, so that nothing moves under the marker. */
  readonly rows: readonly ModelRow[];
  readonly learned: Learned;
  readonly task: Task<Learned>;
  /** Tries rows, then does what follows from it with all that is known. */
  readonly start: (rows: readonly ModelRow[], then?: (learned: Learned) => void) => void;
}

/** The id a row is called by: the moving one, where there is one. */
export function callIdOf(row: ModelRow): string {
  return row.latest ?? row.id;
}

/** Finds out by calling which models this account can call; only ever started by a key press. */
export function useTries(
  { services, answers }: StepProps<'model', 'key'>,
  all: readonly ModelRow[],
  known: Learned,
): Tries {
  const [learned, setLearned] = useState<Learned>(known);
  const task = useTask<Learned>();
  const start: Tries['start'] = (rows, then) => {
    task.reset();
    task.run(async (signal) => {
      const key = await readKey(services, answers.key);
      const found = await tryModels(services, rows.map(callIdOf), { key, signal }, (tried) =>
        setLearned((before) => ({ ...before, [tried.model]: tried.outcome })),
      );
      then?.({ ...learned, ...found });
      return found;
    });
  };
  return { rows: markCallable(all, learned), learned, task, start };
}
