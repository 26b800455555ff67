import type { ComponentType } from 'react';
import type { Lang } from '../i18n/languages.ts';
import type { Services } from '../services/ports/services.ts';
import type { KeyBinding } from '../ui/keys.ts';

/**
 * Answers by step id. A step adds its own line from its own folder, by declaration merging, so
 * that steps can read each other's answers without importing each other. Answers are JSON: they are saved as they are.
 */
// biome-ignore lint/suspicious/noEmptyInterface: filled by each step's folder
export interface Answers {}

export type StepId = keyof Answers & string;

/** A value that JSON can hold. A `Secret` can't be one: it has methods. */
export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json | undefined };

/** Values that stay the same for a whole session. */
export interface Session {
  /** Simulated answers, nothing written, a key in memory. */
  readonly demo: boolean;
  /** The name the key is stored under. */
  readonly profile: string;
  /** A key to paste in the demo; empty otherwise. */
  readonly sampleKey: string;
  readonly screenReader: boolean;
}

/** Props of a step's view. The answers in `Needs` are present; the others may be. */
export interface StepProps<Id extends StepId, Needs extends StepId = never> {
  readonly services: Services;
  readonly session: Session;
  /** Esc to the step before; disabled on the first. A screen that uses Esc for itself leaves it out. */
  readonly backKey: KeyBinding;
  readonly answers: Readonly<Required<Pick<Answers, Needs>> & Partial<Omit<Answers, Needs>>>;
  /** This step's own answer, when the person comes back to it. */
  readonly own: Answers[Id] | undefined;
  /** Settles the step and goes on to the next. */
  readonly onAnswer: (answer: Answers[Id]) => void;
  /** Goes on without settling it. */
  readonly onSkip: () => void;
  /** Goes to the step before; at the first step it does nothing. */
  readonly onBack: () => void;
  /** Goes to another step: to where an error is fixed. */
  readonly onJump: (to: StepId) => void;
}

/** One step of the wizard: what its folder exports as default. */
export interface Step<Id extends StepId, Needs extends StepId = never> {
  readonly title: Readonly<Record<Lang, string>>;
  /** Reads a saved answer back; undefined means "ask again". Throws nothing. */
  readonly parse: (saved: unknown) => Answers[Id] | undefined;
  readonly View: ComponentType<StepProps<Id, Needs>>;
}

/** Types a step: its id, and the steps whose answers it needs. */
export function defineStep<Id extends StepId, Needs extends StepId = never>(
  step: Step<Id, Needs>,
): Step<Id, Needs> {
  return step;
}

/** One line of the registry: the step's place in the wizard, what it needs, and how to load it. */
export interface StepEntry {
  readonly id: StepId;
  readonly needs: readonly StepId[];
  readonly load: () => Promise<LoadedStep>;
}

/** A step whose types the registry has checked and the shell no longer needs. */
export interface LoadedStep {
  readonly title: Readonly<Record<Lang, string>>;
  readonly parse: (saved: unknown) => Json | undefined;
  readonly View: ComponentType<StepProps<StepId, StepId>>;
}

/** A registry line. That `needs` says what the step's own type says is checked here, once. */
export function entry<const Id extends StepId, const Needs extends StepId = never>(
  id: Id,
  needs: readonly Needs[],
  load: () => Promise<{ readonly default: Step<Id, NoInfer<Needs>> }>,
): StepEntry {
  return { id, needs, load: async () => (await load()).default as unknown as LoadedStep };
}
