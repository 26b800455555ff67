import { describe, expect, test } from 'vitest';
import type { ProbeOutcome } from '../../src/core/access/probe-outcome.ts';
import { pages } from '../../src/i18n/links.ts';
import billing from '../../src/steps/billing/index.tsx';
import { settled } from '../support/fakes/answers.ts';
import { renderStep } from '../support/terminal/step.tsx';
import { sees, selectAction } from './scenes.ts';

const stay = 'Stay in free mode';

describe('a choice', () => {
  test.each([
    [stay, [{ answered: { mode: 'free' } }], []],
    ['Use pay as you go', [{ answered: { mode: 'pay-as-you-go' } }], []],
    ['Open the subscription page', [], [pages.subscription]],
    ['Open cards and credits', [], [pages.billing]],
  ])('“%s” completes the step or opens its page', async (action, events, opened) => {
    const step = await renderStep('billing');
    await sees(step, stay);
    await selectAction(step.screen, action);
    if (opened.length > 0) await sees(step, 'Opened in your browser.');
    expect(step.events).toEqual(events);
    expect(step.services.opened).toEqual(opened);
  });

  test('is optional: Enter accepts free mode', async () => {
    const step = await renderStep('billing');
    await sees(step, `› ${stay}`);
    await step.screen.press('return');
    expect(step.events).toEqual([{ answered: { mode: 'free' } }]);
  });
});

describe('the result of the key check', () => {
  const found = 'What your key can do';

  test.each<readonly [string, ProbeOutcome | undefined, string]>([
    ['no key', undefined, 'On by default'],
    [
      'a key that works',
      { code: 'ready', model: 'ministral-8b-latest' },
      'This account can call ministral-8b-latest.',
    ],
    [
      'a key without quota',
      { code: 'zero-quota', model: 'm-1' },
      'Your plan allows 0 requests per minute to m-1',
    ],
    ['an account that must pay first', { code: 'payment' }, 'no payment method on file (402).'],
  ])('is shown for a checked key only: %s', async (_, outcome, text) => {
    const answers = outcome === undefined ? {} : { key: { ...settled.key, outcome } };
    const step = await renderStep('billing', { answers });
    await sees(step, text);
    expect(step.screen.frame().includes(found)).toBe(outcome !== undefined);
  });
});

test.each([
  [{ mode: 'free' }, { mode: 'free' }],
  [{ mode: 'pay-as-you-go', since: 2027 }, { mode: 'pay-as-you-go' }],
  [{ mode: 'scale' }, undefined],
  [{}, undefined],
  [null, undefined],
  [undefined, undefined],
  ['free', undefined],
])('a saved %j is read as %j', (saved, answer) => {
  expect(billing.parse(saved)).toEqual(answer);
});
