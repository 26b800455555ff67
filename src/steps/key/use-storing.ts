import { useRef, useState } from 'react';
import type { ProbeReport } from '../../core/access/probe-access.ts';
import { keyReplacedBy, saveKey } from '../../core/keys/save-key.ts';
import type { KeyStore } from '../../core/keys/store-key.ts';
import { type StoreSurvey, surveyStores } from '../../core/keys/survey-stores.ts';
import { type Task, useTask } from '../../ui/hooks/use-task.ts';
import type { StepProps } from '../step.ts';
import { answerOf, type Candidate, type KeyAnswer } from './logic.ts';

/** Outcome of storing: the answer, or the fact that another key would be replaced, which needs the person's consent. */
export type Stored =
  | { readonly answer: KeyAnswer }
  /** The last four characters of the other key. */
  | { readonly replaces: string };

/** State of storing a checked key. */
export interface Storing {
  readonly survey: Task<StoreSurvey>;
  readonly storing: Task<Stored>;
  /** The chosen store. */
  readonly store: KeyStore | undefined;
  /** Leaves a checked key in its source if it has one. Otherwise finds the stores that the person can choose from. */
  readonly chooseStore: (candidate: Candidate, report: ProbeReport) => void;
  /** Stores the key. Waits if the vault is locked, until it is opened. Replaces another key only with consent. */
  readonly storeIn: (
    store: KeyStore,
    candidate: Candidate,
    report: ProbeReport,
    consent?: { readonly replaces: boolean },
  ) => void;
  /** Stops waiting for the store and returns to the choice. The key does not stay in that store. */
  readonly stopStoring: () => void;
  /** True if the person stopped waiting for the store that was chosen last. */
  readonly wasStopped: boolean;
  /** Drops the found stores and the choice. */
  readonly forgetStore: () => void;
}

/** Finds the available stores, and stores the key in the one that the person chooses. */
export function useStoring({ services, session }: StepProps<'key'>): Storing {
  const [store, setStore] = useState<KeyStore>();
  const [wasStopped, setStopped] = useState(false);
  const enqueue = useQueue();
  const survey = useTask<StoreSurvey>();
  const storing = useTask<Stored>();
  const { profile } = session;

  const storeIn: Storing['storeIn'] = (where, { key }, report, consent) => {
    setStore(where);
    setStopped(false);
    storing.reset();
    if (where === 'vault' && !services.vault.isUnlocked) return;
    const save = async (signal: AbortSignal): Promise<Stored> => {
      const replaces = await keyReplacedBy(services, { profile, key, where });
      if (replaces !== undefined && consent?.replaces !== true) return { replaces };
      const saved = await saveKey(services, { profile, key, where, expiresOn: undefined, signal });
      return { answer: answerOf({ key }, saved, report) };
    };
    storing.run((signal) => enqueue(() => save(signal)));
  };
  const stopStoring = () => {
    setStore(undefined);
    setStopped(true);
    storing.reset();
  };
  const forgetStore = () => {
    setStore(undefined);
    storing.reset();
    survey.reset();
  };
  const chooseStore: Storing['chooseStore'] = (from, report) => {
    forgetStore();
    const { source } = from;
    if (source !== undefined) {
      const place = source === 'vault' ? 'vault' : services.keychain.place;
      storing.run(async () => ({
        answer: answerOf(from, { profile, where: source, place }, report),
      }));
      return;
    }
    survey.run(async (signal) => {
      const found = await surveyStores(services, profile);
      if (found.named !== undefined && !signal.aborted) storeIn(found.named, from, report);
      return found;
    });
  };
  return { survey, storing, store, chooseStore, storeIn, stopStoring, wasStopped, forgetStore };
}

/**
 * Returns a function that begins each task only after the previous task has ended. A stopped attempt to store restores
 * the earlier key, and must not do so after the next key was stored.
 */
function useQueue() {
  const last = useRef<Promise<unknown>>(Promise.resolve());
  return <T>(work: () => Promise<T>): Promise<T> => {
    const result = last.current.then(work);
    last.current = result.catch(() => undefined);
    return result;
  };
}
