import type { ComponentType } from 'react';
import type { Lang } from '../i18n/languages.ts';
import type { Services } from '../services/ports/services.ts';
import type { KeyBinding } from '../ui/keys.ts';

/**
 * Answers by step id. Each step adds its own entry in its folder by declaration merging, so that steps can read each
 * other's answers without imports. Answers are JSON, because they are saved.
 */
// biome-ignore lint/suspicious/noEmptyInterface: filled by each step's folder
export interface Answers {}

export type StepId = keyof Answers & string;

/** A JSON value. A `Secret` is not one, because it has methods. */
export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json | undefined };

/** Values that are constant for a whole session. */
export interface Session {
  /** True for the demo: simulated answers, no files written, the key in memory. */
  readonly demo: boolean;
  /** The profile under which the key is stored. */
  readonly profile: string;
  /** A key to paste in the demo; empty otherwise. */
  readonly sampleKey: string;
  readonly screenReader: boolean;
}

/** Props of a step's view. The answers in `Needs` are present; others may be missing. */
export interface StepProps<Id extends StepId, Needs extends StepId = never> {
  readonly services: Services;
  readonly session: Session;
  /** The binding of Esc that returns to the previous step; disabled on the first step. */
  readonly backKey: KeyBinding;
  readonly answers: Readonly<Required<Pick<Answers, Needs>> & Partial<Omit<Answers, Needs>>>;
  /** This step's own answer, if the person returns to it. */
  readonly own: Answers[Id] | undefined;
  /** Completes the step and continues with the next. */
  readonly onAnswer: (answer: Answers[Id]) => void;
  /** Continues without completing the step. */
  readonly onSkip: () => void;
  /** Returns to the previous step; does nothing at the first. */
  readonly onBack: () => void;
  /** Opens another step, for example one that fixes an error. */
  readonly onJump: (to: StepId) => void;
}

/** One step of the wizard, the default export of its folder. */
export interface Step<Id extends StepId, Needs extends StepId = never> {
  /** Parses a saved answer. Returns undefined if it is not valid, so that the step is asked again. Never throws. */
  readonly parse: (saved: unknown) => Answers[Id] | undefined;
  readonly View: ComponentType<StepProps<Id, Needs>>;
}

/** Defines the types of a step: its id, and the steps whose answers it needs. */
export function defineStep<Id extends StepId, Needs extends StepId = never>(
  step: Step<Id, Needs>,
): Step<Id, Needs> {
  return step;
}

/** One entry of the registry: the step's position in the wizard, its title, its needs and its loader. */
export interface StepEntry {
  readonly id: StepId;
  /** Known before the step is loaded, because the wizard lists all steps. */
  readonly title: Readonly<Record<Lang, string>>;
  readonly needs: readonly StepId[];
  readonly load: () => Promise<LoadedStep>;
}

/** A loaded step, without the types of its id and needs. */
export interface LoadedStep {
  readonly parse: (saved: unknown) => Json | undefined;
  readonly View: ComponentType<StepProps<StepId, StepId>>;
}

/** Creates a registry entry. Checks at compile time that `needs` matches the step's type. */
export function stepEntry<const Id extends StepId, const Needs extends StepId = never>(
  id: Id,
  title: StepEntry['title'],
  needs: readonly Needs[],
  load: () => Promise<{ readonly default: Step<Id, NoInfer<Needs>> }>,
): StepEntry {
  return { id, title, needs, load: async () => (await load()).default as unknown as LoadedStep };
}
