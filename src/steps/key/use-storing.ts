import { useState } from 'react';
import type { ProbeReport } from '../../core/access/probe-access.ts';
import { noOneToAsk, openVault } from '../../core/keys/open-vault.ts';
import { keepKey } from '../../core/keys/save-key.ts';
import type { KeyShelf } from '../../core/keys/store-key.ts';
import { type PlaceSurvey, surveyPlaces } from '../../core/keys/survey-locations.ts';
import { type Task, useTask } from '../../ui/hooks/use-task.ts';
import type { StepProps } from '../step.ts';
import { answerOf, type Candidate, type KeyAnswer } from './logic.ts';

/** A key that was tried, on its way to a place. */
export interface Placing {
  readonly survey: Task<PlaceSurvey>;
  readonly storing: Task<KeyAnswer>;
  /** The place that was chosen. */
  readonly goal: KeyShelf | undefined;
  /** Goes on with a key that was tried: to where it lies, or to the choice of a place. */
  readonly settle: (candidate: Candidate, report: ProbeReport) => void;
  /** Puts the key there; a vault that is locked is asked to be opened first. */
  readonly placeAt: (goal: KeyShelf, candidate: Candidate, report: ProbeReport) => void;
  /** Forgets what was found and chosen. */
  readonly unplace: () => void;
}

/** Finds out where a key can lie, and stores it where the person says. */
export function usePlacing({ services, session }: StepProps<'key'>): Placing {
  const [goal, setGoal] = useState<KeyShelf>();
  const survey = useTask<PlaceSurvey>();
  const storing = useTask<KeyAnswer>();
  const { profile } = session;

  const placeAt: Placing['placeAt'] = (where, { key }, report) => {
    setGoal(where);
    storing.reset();
    const { vault, environment } = services;
    const mustAsk = !vault.isUnlocked && !environment.variables['MISTRAL_ONBOARD_PASSPHRASE'];
    if (where === 'vault' && mustAsk) return;
    storing.run(async () => {
      if (where === 'vault') await openVault(services, noOneToAsk);
      const kept = await keepKey(services, { profile, key, where, expiresOn: undefined });
      return answerOf({ key }, kept, report);
    });
  };
  const unplace = () => {
    setGoal(undefined);
    storing.reset();
    survey.reset();
  };
  const settle: Placing['settle'] = (from, report) => {
    unplace();
    const { lies } = from;
    if (lies !== undefined) {
      const place = lies === 'vault' ? 'vault' : services.keychain.place;
      storing.run(async () => answerOf(from, { profile, where: lies, place }, report));
      return;
    }
    survey.run(async (signal) => {
      const found = await surveyPlaces(services, profile);
      if (found.named !== undefined && !signal.aborted) placeAt(found.named, from, report);
      return found;
    });
  };
  return { survey, storing, goal, settle, placeAt, unplace };
}
