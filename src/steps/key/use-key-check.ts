import { useRef, useState } from 'react';
import {
  type ProbeProgress,
  type ProbeReport,
  probeAccess,
} from '../../core/access/probe-access.ts';
import { type Task, useTask } from '../../ui/hooks/use-task.ts';
import type { StepProps } from '../step.ts';
import type { Candidate } from './logic.ts';
import { type Storing, useStoring } from './use-storing.ts';

/** State of one key while it is checked with the service and then stored. */
export interface KeyCheck extends Storing {
  readonly candidate: Candidate | undefined;
  readonly progress: ProbeProgress;
  readonly probe: Task<ProbeReport>;
  /** Checks a key. With `justMade`, retries a refusal for two minutes. */
  readonly check: (candidate: Candidate, how?: { readonly justMade: boolean }) => void;
  /** Stops the check and drops the key. With `justMade`, only ends the retries, and the last outcome is shown. */
  readonly stop: () => void;
  /** Stops the check and drops the key. */
  readonly forget: () => void;
}

const firstProgress: ProbeProgress = { type: 'listing' };

/** Checks a key and then stores it; never stores an unchecked key. Holds the key until the person drops it or leaves. */
export function useKeyCheck(props: StepProps<'key'>): KeyCheck {
  const [candidate, setCandidate] = useState<Candidate>();
  const [progress, setProgress] = useState<ProbeProgress>(firstProgress);
  const probe = useTask<ProbeReport>();
  const storing = useStoring(props);
  const waiting = useRef<AbortController>(undefined);

  const forget = () => {
    probe.reset();
    storing.forgetStore();
    setCandidate(undefined);
  };
  const check: KeyCheck['check'] = (from, { justMade } = { justMade: false }) => {
    waiting.current = justMade ? new AbortController() : undefined;
    const retry = waiting.current && { justMade, stopWaiting: waiting.current.signal };
    forget();
    setCandidate(from);
    setProgress(firstProgress);
    probe.run(async (signal) => {
      const options = { key: from.key, signal, onProgress: setProgress, ...retry };
      const report = await probeAccess(props.services, options);
      if (report.outcome.code === 'ready' && !signal.aborted) storing.chooseStore(from, report);
      return report;
    });
  };
  const stop = () => {
    if (waiting.current === undefined) forget();
    else waiting.current.abort();
  };
  return { ...storing, candidate, progress, probe, check, stop, forget };
}
