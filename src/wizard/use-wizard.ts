import { useEffect, useRef, useState } from 'react';
import { type ErrorData, toErrorData } from '../errors/errors.ts';
import { type Lang, otherLang } from '../i18n/languages.ts';
import type { Services } from '../services/ports/services.ts';
import type { LoadedStep, Session, StepEntry } from '../steps/step.ts';
import { traceOf } from './crash-boundary.tsx';
import { saveProgress } from './saved.ts';
import { reduce, type WizardEvent, type WizardState } from './state.ts';

/** A position in the wizard with its loaded view; `step` is absent on the last screen. */
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
  /** Called with each new position. */
  readonly onStore: (state: WizardState, lang: Lang) => void;
  /** Called after each attempt to save, with the error or undefined. */
  readonly onSaved: (unsaved: ErrorData | undefined) => void;
  /** Ends the wizard: the person left it or completed it, or the program has a bug. */
  readonly onLeave: (reason: 'done' | 'left' | ErrorData, trace?: string) => void;
}

/** Position in the wizard, and its navigation. */
export interface Wizard {
  readonly place: Place;
  readonly lang: Lang;
  /** The error of the last save; undefined if it succeeded. */
  readonly unsaved: ErrorData | undefined;
  readonly send: (event: WizardEvent) => void;
  readonly switchLang: () => void;
}

/** Loads the view of a position. */
export async function loadPlace(
  registry: readonly StepEntry[],
  state: WizardState,
): Promise<Place> {
  const entry = registry.find(({ id }) => id === state.current);
  return { state, step: await entry?.load() };
}

/**
 * Holds the state of the wizard. Saves each event before the next screen appears, so that a step that looks completed is
 * also completed on disk.
 */
export function useWizard(props: WizardProps): Wizard {
  const { registry, services, session, onStore, onSaved, onLeave } = props;
  const [place, setPlace] = useState(props.start);
  const [lang, setLang] = useState(props.lang);
  const [unsaved, setUnsaved] = useState<ErrorData>();
  const isSettling = useRef(false);

  // A change during a save must be part of the next save, even before React renders again.
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
    if (isSettling.current || next === place.state) return;
    isSettling.current = true;
    const settled = () => {
      isSettling.current = false;
    };
    save({ state: next })
      .then(() => loadPlace(registry, next))
      .then(setPlace, (thrown: unknown) => onLeave(toErrorData(thrown), traceOf(thrown)))
      .then(settled, settled);
  };
  // Saves the language after the screen was drawn, because a key press must not wait for the disk.
  useEffect(() => {
    if (latest.current.lang !== lang) void save({ lang });
  });
  const switchLang = () => setLang(otherLang(lang));
  return { place, lang, unsaved, send, switchLang };
}
