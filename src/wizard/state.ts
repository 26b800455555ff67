import type { Answers, StepEntry, StepId } from '../steps/step.ts';

/** Position in the wizard. `done` is the screen after the last step. */
export interface WizardState {
  readonly current: StepId | 'done';
  readonly answers: Readonly<Partial<Answers>>;
  readonly skipped: readonly StepId[];
}

/** Events of the wizard. Each names its step; an event from a step that is no longer shown is dropped. */
export type WizardEvent =
  | { readonly type: 'answered'; readonly step: StepId; readonly answer: Answers[StepId] }
  | { readonly type: 'skipped'; readonly step: StepId }
  | { readonly type: 'back'; readonly step: StepId | 'done' }
  | { readonly type: 'jumped'; readonly step: StepId | 'done'; readonly to: StepId };

/** The part of the registry that the reducer needs. */
export type StepOrder = readonly Pick<StepEntry, 'id' | 'needs'>[];

/** Returns the state after an event; the same object if nothing changes. */
export function reduce(order: StepOrder, state: WizardState, event: WizardEvent): WizardState {
  if (event.step !== state.current) return state;
  switch (event.type) {
    case 'answered':
      return answered(order, state, event.step, event.answer);
    case 'skipped':
      return {
        ...state,
        skipped: [...without(state.skipped, event.step), event.step],
        current: after(order, state, event.step),
      };
    case 'back':
      return { ...state, current: before(order, state, event.step) };
    case 'jumped':
      return canShow(order, state, event.to) ? { ...state, current: event.to } : state;
  }
}

function answered(
  order: StepOrder,
  state: WizardState,
  step: StepId,
  answer: Answers[StepId],
): WizardState {
  const changed = JSON.stringify(state.answers[step]) !== JSON.stringify(answer);
  const remaining = changed ? forget(state.answers, dependantsOf(order, step)) : state.answers;
  const answers = { ...remaining, [step]: answer };
  return {
    answers,
    skipped: without(state.skipped, step),
    current: after(order, { answers }, step),
  };
}

/** Returns the steps that need `step`, directly or through another step. */
export function dependantsOf(order: StepOrder, step: StepId): ReadonlySet<StepId> {
  const found = new Set<StepId>();
  for (const entry of order) {
    if (entry.needs.some((need) => need === step || found.has(need))) found.add(entry.id);
  }
  return found;
}

/** Returns true if a step exists and all steps that it needs have an answer. */
export function canShow(
  order: StepOrder,
  state: Pick<WizardState, 'answers'>,
  to: StepId,
): boolean {
  const target = order.find((entry) => entry.id === to);
  return target?.needs.every((need) => state.answers[need] !== undefined) ?? false;
}

/** Returns the first step that can be shown and is neither answered nor skipped; `done` if there is none. */
export function firstUnsettled(
  order: StepOrder,
  state: Omit<WizardState, 'current'>,
): StepId | 'done' {
  const open = order.find(
    (entry) =>
      state.answers[entry.id] === undefined &&
      !state.skipped.includes(entry.id) &&
      canShow(order, state, entry.id),
  );
  return open?.id ?? 'done';
}

/** Returns the next step that can be shown; `done` if there is none. A step that needs a skipped step cannot be shown. */
function after(
  order: StepOrder,
  state: Pick<WizardState, 'answers'>,
  step: StepId,
): StepId | 'done' {
  const later = order.slice(order.findIndex(({ id }) => id === step) + 1);
  return later.find(({ id }) => canShow(order, state, id))?.id ?? 'done';
}

/** Returns the previous step that can be shown; the first step returns itself. */
function before(
  order: StepOrder,
  state: Pick<WizardState, 'answers'>,
  step: StepId | 'done',
): StepId | 'done' {
  const index = step === 'done' ? order.length : order.findIndex(({ id }) => id === step);
  return order.slice(0, index).findLast(({ id }) => canShow(order, state, id))?.id ?? step;
}

function forget(
  answers: Readonly<Partial<Answers>>,
  removed: ReadonlySet<StepId>,
): Partial<Answers> {
  const remaining = Object.entries(answers).filter(([id]) => !removed.has(id as StepId));
  return Object.fromEntries(remaining) as Partial<Answers>;
}

function without(list: readonly StepId[], id: StepId): readonly StepId[] {
  return list.filter((other) => other !== id);
}
