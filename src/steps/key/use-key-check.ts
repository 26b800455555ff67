import { useRef, useState } from 'react';
import { type ProbeProgress, type ProbeReport, probeAccess } from '../../core/probe-access.ts';
import { storeKey } from '../../core/store-key.ts';
import { type Task, useTask } from '../../ui/use-task.ts';
import type { StepProps } from '../../wizard/step.ts';
import { answerOf, type Candidate, type KeyAnswer } from './logic.ts';

/** One key on its way: tried against the service, then put where it is to lie. */
export interface KeyCheck {
  readonly candidate: Candidate | undefined;
  readonly progress: ProbeProgress;
  readonly probe: Task<ProbeReport>;
  readonly storing: Task<KeyAnswer>;
  /** Tries a key; a good one is stored at once. With `justMade`, a refusal is tried again for two minutes. */
  readonly check: (candidate: Candidate, how?: { readonly justMade: boolean }) => void;
  /** Stores a key that was tried, at the goal it names. */
  readonly store: (candidate: Candidate, report: ProbeReport) => void;
  /** Stops the try: of a key just made the waiting alone, so that its outcome is shown; else all of it. */
  readonly stop: () => void;
  /** Stops, and forgets the key. */
  readonly forget: () => void;
}

const atFirst: ProbeProgress = { type: 'listing' };

/** Keeps the key in this one place between paste and keychain: a good key is never stored unprobed. */
export function useKeyCheck({ services, sitting }: StepProps<'key'>): KeyCheck {
  const [candidate, setCandidate] = useState<Candidate>();
  const [progress, setProgress] = useState<ProbeProgress>(atFirst);
  const probe = useTask<ProbeReport>();
  const storing = useTask<KeyAnswer>();
  const waiting = useRef<AbortController>(undefined);

  const place = async (from: Candidate, report: ProbeReport): Promise<KeyAnswer> => {
    const { profile } = sitting;
    if (from.goal === 'environment' || from.inPlace) {
      return answerOf(from, { profile, where: from.goal, place: services.keychain.place }, report);
    }
    const stored = await storeKey(services, { profile, key: from.key, where: from.goal });
    return answerOf(from, stored, report);
  };
  const store = (from: Candidate, report: ProbeReport) => {
    setCandidate(from);
    storing.reset();
    storing.run(() => place(from, report));
  };
  const check: KeyCheck['check'] = (from, { justMade } = { justMade: false }) => {
    waiting.current = justMade ? new AbortController() : undefined;
    const patience = waiting.current && { justMade, stopWaiting: waiting.current.signal };
    setCandidate(from);
    setProgress(atFirst);
    storing.reset();
    probe.reset();
    probe.run(async (signal) => {
      const report = await probeAccess(services, {
        key: from.key,
        signal,
        onProgress: setProgress,
        ...patience,
      });
      if (report.outcome.code === 'ready' && !signal.aborted) store(from, report);
      return report;
    });
  };
  const forget = () => {
    probe.reset();
    storing.reset();
    setCandidate(undefined);
  };
  const stop = () => {
    if (waiting.current === undefined) forget();
    else waiting.current.abort();
  };
  return { candidate, progress, probe, storing, check, store, stop, forget };
}
