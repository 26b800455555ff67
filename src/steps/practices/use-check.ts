import { useState } from 'react';
import type { CheckReport } from '../../core/doctor/check.ts';
import {
  checkPractices,
  checksOf,
  type KeyCopy,
  type Practice,
  type PracticeResults,
  practices,
} from '../../core/doctor/practices.ts';
import { exampleResults } from '../../core/doctor/practices-example.ts';
import { type TaskState, useTask } from '../../ui/hooks/use-task.ts';
import { resultName, SessionMemory, useSessionState } from '../session-memory.ts';
import type { StepProps } from '../step.ts';

/** Results so far, and the controls of the check. */
export interface PracticesCheck {
  readonly seen: PracticeResults;
  /** True once all checks have ended, in this visit to the step or an earlier one. */
  readonly isChecked: boolean;
  readonly status: TaskState<unknown>['status'];
  /** True in the demo: the results are an example, and nothing is read. */
  readonly isExample: boolean;
  /** Progress of the running check, in number of checks. */
  readonly progress: { readonly done: number; readonly of: number };
  /** Checks these practices; the results of the others stay. */
  readonly run: (wanted: readonly Practice[]) => void;
  readonly stop: () => void;
}

/** Results of the check, kept for later visits to the step. */
const results = new SessionMemory<PracticeResults>();

function useSeen({ session, answers }: Pick<StepProps<'practices', 'key'>, 'session' | 'answers'>) {
  const nothing: PracticeResults = { reports: [], copies: undefined, where: answers.key.where };
  return useSessionState(results, session, resultName(answers.key), (before = nothing) => before);
}

/**
 * Runs the checks at a key press, and adds each result as its check ends. The demo shows an example and reads nothing.
 */
export function useCheck({
  services,
  session,
  answers,
}: StepProps<'practices', 'key'>): PracticesCheck {
  const task = useTask<void>();
  const [seen, setSeen] = useSeen({ session, answers });
  const [wanted, setWanted] = useState<readonly Practice[]>(practices);
  const ids = wanted.flatMap((practice) => checksOf[practice]);

  const add = (report: CheckReport) =>
    setSeen((before) => ({ ...before, reports: [...before.reports, report] }));
  const addCopies = (copies: readonly KeyCopy[] | undefined) => {
    if (copies !== undefined) setSeen((before) => ({ ...before, copies }));
  };
  const run = (asked: readonly Practice[]) => {
    const again = asked.flatMap((practice) => checksOf[practice]);
    setWanted(asked);
    setSeen(({ reports, copies, where }) => ({
      where,
      reports: reports.filter(({ id }) => !again.includes(id)),
      copies: asked.includes('store') ? undefined : copies,
    }));
    task.run(async (signal) => {
      addCopies(
        await checkPractices(services, {
          practices: asked,
          used: answers.key,
          signal,
          onReport: add,
        }),
      );
    });
  };
  return {
    seen: session.demo ? exampleResults : seen,
    isChecked: practices.every((practice) =>
      checksOf[practice].every((id) => seen.reports.some((report) => report.id === id)),
    ),
    status: task.state.status,
    isExample: session.demo,
    progress: {
      done: seen.reports.filter(({ id }) => ids.includes(id)).length,
      of: ids.length,
    },
    run,
    stop: task.stop,
  };
}
