import { useRef, useState } from 'react';
import { type ErrorData, toErrorData } from '../errors/errors.ts';
import { type Lang, otherLang } from '../i18n/languages.ts';
import type { Services } from '../services/ports/services.ts';
import type { LoadedStep, Session, StepEntry } from '../steps/step.ts';
import { traceOf } from './crash-boundary.tsx';
import { saveProgress } from './saved.ts';
import { reduce, type WizardEvent, type WizardState } from './state.ts';

/** A place in the wizard, with what draws it; `step` is absent on the last screen. */
export interface Place {
  readonly state: WizardState;
  readonly step: LoadedStep | undefined;
}

/** Options of the wizard. */
export interface WizardProps {
  readonly services: Services;
  readonly registry: readonly StepEntry[];
  readonly session: Pick<Session, 'profile'>;
  readonly start: Place;
  readonly lang: Lang;
  /** Told where the wizard stands, each time that changes. */
  readonly onStore: (state: WizardState, lang: Lang) => void;
  /** Told, after each attempt to save, why it failed; undefined where it did not. */
  readonly onSaved: (unsaved: ErrorData | undefined) => void;
  /** Ends the wizard: the last screen was left, the person asked to leave, or the program has an error of its own. */
  readonly onLeave: (reason: 'done' | 'left' | ErrorData, trace?: string) => void;
}

/** Position in the wizard, and its navigation. */
export interface Wizard {
  readonly place: Place;
  readonly lang: Lang;
  /** Why the progress could not be saved the last time; undefined where it was. */
  readonly unsaved: ErrorData | undefined;
  readonly send: (event: WizardEvent) => void;
  readonly switchLang: () => void;
}

/** Loads what draws a place. */
export async function loadPlace(
  registry: readonly StepEntry[],
  state: WizardState,
): Promise<Place> {
  const entry = registry.find(({ id }) => id === state.current);
  return { state, step: await entry?.load() };
}

/** The wizard's state. An event is settled on disk before its screen is shown: what was seen settled is settled. */
export function useWizard(props: WizardProps): Wizard {
  const { registry, services, session, onStore, onSaved, onLeave } = props;
  const [place, setPlace] = useState(props.start);
  const [lang, setLang] = useState(props.lang);
  const [unsaved, setUnsaved] = useState<ErrorData>();
  const settling = useRef(false);

  // What is saved last must be what holds now, also where one change comes while another is being saved.
  const latest = useRef({ state: props.start.state, lang: props.lang });
  const save = async (change: Partial<{ state: WizardState; lang: Lang }>) => {
    latest.current = { ...latest.current, ...change };
    const { state, lang: language } = latest.current;
    onStore(state, language);
    const why = await saveProgress(services, session.profile, language, state).then(
      () => undefined,
      (thrown: unknown) => toErrorData(thrown),
    );
    setUnsaved(why);
    onSaved(why);
  };
  const send = (event: WizardEvent) => {
    const next = reduce(registry, place.state, event);
    if (settling.current || next === place.state) return;
    settling.current = true;
    const settled = () => {
      settling.current = false;
    };
    save({ state: next })
      .then(() => loadPlace(registry, next))
      .then(setPlace, (thrown: unknown) => onLeave(toErrorData(thrown), traceOf(thrown)))
      .then(settled, settled);
  };
  const switchLang = () => {
    setLang(otherLang(lang));
    void save({ lang: otherLang(lang) });
  };
  return { place, lang, unsaved, send, switchLang };
}
