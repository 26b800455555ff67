import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answers, StepId } from '../../src/steps/step.ts';
import {
  canShow,
  dependantsOf,
  firstUnsettled,
  reduce,
  type StepOrder,
  type WizardEvent,
  type WizardState,
} from '../../src/wizard/state.ts';
import { settled } from '../support/fakes/answers.ts';

const order: StepOrder = [
  { id: 'account', needs: [] },
  { id: 'billing', needs: [] },
  { id: 'key', needs: [] },
  { id: 'model', needs: ['key'] },
  { id: 'chat', needs: ['model'] },
  { id: 'embeddings', needs: ['key'] },
];

function at(current: WizardState['current'], rest: Partial<WizardState> = {}): WizardState {
  return { current, answers: {}, skipped: [], ...rest };
}

function answersOf(...steps: readonly StepId[]): Partial<Answers> {
  return Object.fromEntries(steps.map((step) => [step, settled[step]]));
}

function answered<Id extends StepId>(step: Id, answer: Answers[Id] = settled[step]): WizardEvent {
  return { type: 'answered', step, answer };
}

const otherKey: Answers['key'] = { ...settled.key, lastFour: '0000' };

describe('an event', () => {
  const withKey = { answers: answersOf('key') };

  test.each<readonly [string, WizardState, WizardEvent, Partial<WizardState>]>([
    [
      'answered keeps the answer and continues',
      at('account'),
      answered('account'),
      { current: 'billing', answers: answersOf('account') },
    ],
    [
      'answered removes the step from the skipped ones',
      at('billing', { skipped: ['account', 'billing'] }),
      answered('billing'),
      { current: 'key', skipped: ['account'] },
    ],
    [
      'answered at the last step shows the end',
      at('embeddings', withKey),
      answered('embeddings'),
      { current: 'done', answers: answersOf('key', 'embeddings') },
    ],
    [
      'skipped continues without an answer',
      at('chat', { answers: answersOf('key', 'model') }),
      { type: 'skipped', step: 'chat' },
      { current: 'embeddings', skipped: ['chat'], answers: answersOf('key', 'model') },
    ],
    [
      'skipped twice is skipped once',
      at('billing', { skipped: ['billing', 'account'] }),
      { type: 'skipped', step: 'billing' },
      { skipped: ['account', 'billing'] },
    ],
    [
      'skipped passes over steps that cannot be shown',
      at('key'),
      { type: 'skipped', step: 'key' },
      { current: 'done', skipped: ['key'] },
    ],
    [
      'back goes to the step before',
      at('key'),
      { type: 'back', step: 'key' },
      { current: 'billing' },
    ],
    [
      'back keeps answers and skipped steps',
      at('billing', { answers: settled, skipped: ['chat'] }),
      { type: 'back', step: 'billing' },
      { current: 'account', answers: settled, skipped: ['chat'] },
    ],
    [
      'back from the end goes to the last step',
      at('done', withKey),
      { type: 'back', step: 'done' },
      { current: 'embeddings' },
    ],
    [
      'back passes over steps that cannot be shown',
      at('done'),
      { type: 'back', step: 'done' },
      { current: 'key' },
    ],
    [
      'jumped shows the chosen step',
      at('embeddings', withKey),
      { type: 'jumped', step: 'embeddings', to: 'billing' },
      { current: 'billing' },
    ],
    [
      'jumped also shows a later step',
      at('billing', withKey),
      { type: 'jumped', step: 'billing', to: 'model' },
      { current: 'model' },
    ],
  ])('%s', (_, before, event, after) => {
    expect(reduce(order, before, event)).toMatchObject(after);
  });

  test.each<readonly [string, WizardState, WizardEvent]>([
    ['from a step that is no longer shown', at('billing'), answered('account')],
    ['a second back of one burst', at('account'), { type: 'back', step: 'billing' }],
    ['from the end, after going back', at('embeddings'), { type: 'back', step: 'done' }],
    ['a skip after the answer', at('billing'), { type: 'skipped', step: 'account' }],
    [
      'a jump to what needs an answer that is not there',
      at('key'),
      { type: 'jumped', step: 'key', to: 'model' },
    ],
  ])('changes nothing: %s', (_, before, event) => {
    expect(reduce(order, before, event)).toBe(before);
  });

  test('back stays at the first step', () => {
    expect(reduce(order, at('account'), { type: 'back', step: 'account' })).toEqual(at('account'));
  });
});

describe('a changed answer', () => {
  test('drops only the answers that depend on the first one', () => {
    const answers = answersOf(...order.map(({ id }) => id));
    const after = reduce(order, at('key', { answers }), answered('key', otherKey));
    expect(after.answers).toEqual({ ...answersOf('account', 'billing'), key: otherKey });
  });

  test('drops nothing if it is equal', () => {
    const same = structuredClone(settled.key);
    const after = reduce(order, at('key', { answers: settled }), answered('key', same));
    expect(after.answers).toEqual(settled);
  });
});

describe('dependantsOf', () => {
  test.each<readonly [StepId, readonly StepId[]]>([
    ['account', []],
    ['key', ['model', 'chat', 'embeddings']],
    ['model', ['chat']],
    ['embeddings', []],
  ])('finds the steps that depend on %s', (step, expected) => {
    expect([...dependantsOf(order, step)]).toEqual(expected);
  });
});

describe('canShow', () => {
  test('is true only for a known step whose requirements are answered', () => {
    const state = { answers: answersOf('key') };
    const open = order.map(({ id }) => id).filter((id) => canShow(order, state, id));
    expect(open).toEqual(['account', 'billing', 'key', 'model', 'embeddings']);
    expect(canShow(order.slice(0, 2), state, 'key')).toBe(false);
  });
});

describe('firstUnsettled', () => {
  test.each<readonly [string, Omit<WizardState, 'current'>, WizardState['current']]>([
    ['without answers', { answers: {}, skipped: [] }, 'account'],
    ['a gap', { answers: answersOf('account', 'key'), skipped: [] }, 'billing'],
    [
      'a skipped step counts as settled',
      { answers: answersOf('account'), skipped: ['billing'] },
      'key',
    ],
    [
      'a step whose needs are not there is passed over',
      { answers: answersOf('account', 'billing', 'key'), skipped: ['model'] },
      'embeddings',
    ],
    ['all settled', { answers: settled, skipped: [] }, 'done'],
  ])('finds the step to continue at: %s', (_, state, expected) => {
    expect(firstUnsettled(order, state)).toBe(expected);
  });
});

const ids = order.map(({ id }) => id);
const anyId = fc.constantFrom(...ids);
const anyAnswer = fc.nat({ max: 2 });

/** Generates orders of steps, each of which requires some earlier ones. */
const anyOrder: fc.Arbitrary<StepOrder> = fc
  .shuffledSubarray(ids, { minLength: 1 })
  .chain((steps) =>
    fc.tuple(
      ...steps.map((id, index) =>
        fc.record({ id: fc.constant(id), needs: fc.subarray(steps.slice(0, index)) }),
      ),
    ),
  );

/** Generates events of any step, mostly of the current one, because others are ignored. */
const anyEvent = fc.record({
  type: fc.constantFrom('answered', 'skipped', 'back', 'jumped'),
  stale: fc.option(anyId, { freq: 4 }),
  to: anyId,
  answer: anyAnswer,
});

function play(
  steps: StepOrder,
  events: readonly (typeof anyEvent extends fc.Arbitrary<infer E> ? E : never)[],
  prepare = (state: WizardState) => state,
) {
  const [first] = steps;
  const states = [prepare(at(first?.id ?? 'done'))];
  for (const { type, stale, to, answer } of events) {
    const before = states.at(-1) ?? at('done');
    const event = { type, step: stale ?? before.current, to, answer } as unknown as WizardEvent;
    if (before.current === 'done' && (type === 'answered' || type === 'skipped')) continue;
    states.push(prepare(reduce(steps, before, event)));
  }
  return states;
}

/** Freezes a value with everything in it, so that a change of any of it throws. */
function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    Object.freeze(value);
    for (const inner of Object.values(value)) frozen(inner);
  }
  return value;
}

describe('after any events', () => {
  const wizards = fc.tuple(anyOrder, fc.array(anyEvent, { maxLength: 40 }));

  test('the position is a step or the end, and its requirements are answered', () => {
    fc.assert(
      fc.property(wizards, ([steps, events]) => {
        for (const state of play(steps, events)) {
          const shown = state.current === 'done' || canShow(steps, state, state.current);
          expect(shown, JSON.stringify(state)).toBe(true);
        }
      }),
    );
  });

  test('the requirements of every answer are answered, and no step is answered and skipped', () => {
    fc.assert(
      fc.property(wizards, ([steps, events]) => {
        for (const state of play(steps, events)) {
          for (const id of Object.keys(state.answers) as StepId[]) {
            expect(canShow(steps, state, id), JSON.stringify(state)).toBe(true);
          }
          expect(new Set(state.skipped).size).toBe(state.skipped.length);
        }
      }),
    );
  });

  test('no state was changed in place', () => {
    fc.assert(
      fc.property(wizards, ([steps, events]) => {
        expect(play(steps, events, frozen)).toEqual(play(steps, events));
      }),
    );
  });
});
