import { describe, expect, test } from 'vitest';
import type { Turn } from '../../src/core/chat/chat-turns.ts';
import { pages } from '../../src/i18n/links.ts';
import { answerOf, parseChatAnswer } from '../../src/steps/chat/logic.ts';
import { settled } from '../support/fakes/answers.ts';
import { key, type TestServicesOptions } from '../support/fakes/services.ts';
import { type RenderedStep, renderStep, type StepOptions } from '../support/terminal/step.tsx';
import { renderWizard } from '../support/terminal/wizard.tsx';
import { pausingAfter } from './pausing.ts';
import { nextActions, sees, selectAction, steady } from './scenes.ts';

const question = 'What is the best French cheese?';
const answers = { key: settled.key, model: settled.model };

async function chat(
  services: TestServicesOptions = {},
  options: StepOptions<'chat'> = {},
): Promise<RenderedStep<'chat'>> {
  const step = await renderStep('chat', {
    answers,
    ...options,
    services: { stored: key, ...services },
  });
  await sees(step, options.lang === 'fr' ? 'Votre question' : 'Your question');
  return step;
}

/** Renders the step after the suggested question was sent. */
async function asked(services: TestServicesOptions = {}): Promise<RenderedStep<'chat'>> {
  const step = await chat(services);
  await step.screen.press('return');
  return step;
}

const bodies = ({ services }: RenderedStep<'chat'>) =>
  services.emulator.requests.map(({ body }) => body);

describe('a question', () => {
  test('is suggested, and nothing is sent before Enter', async () => {
    const step = await chat();
    expect(step.screen.frame()).toContain(`› ${question}`);
    expect(bodies(step)).toEqual([]);
  });

  test('is sent unchanged to the chosen model, with a token limit', async () => {
    const step = await asked();
    await sees(step, 'Complete.');
    expect(bodies(step)).toEqual([
      {
        model: 'mistral-small-latest',
        messages: [{ role: 'user', content: question }],
        max_tokens: 1024,
        stream: true,
      },
    ]);
  });

  test('is sent once by two Enters in one burst', async () => {
    const step = await chat();
    await step.screen.type('\r\r');
    await sees(step, 'Complete.');
    expect(bodies(step)).toHaveLength(1);
    expect(step.events).toEqual([]);
  });

  test('typed by the person replaces the suggested one', async () => {
    const step = await chat();
    await step.screen.press('ctrl+u');
    await step.screen.type('Et en Corse ?');
    await step.screen.press('return');
    await sees(step, 'You: Et en Corse ?');
    await sees(step, 'Complete.');
    expect(bodies(step)).toMatchObject([{ messages: [{ content: 'Et en Corse ?' }] }]);
  });

  test('is not sent if it is empty', async () => {
    const step = await chat();
    await step.screen.press('ctrl+u');
    await step.screen.type('   ');
    await step.screen.press('return');
    await steady(step.screen);
    expect(bodies(step)).toEqual([]);
    expect(step.screen.frame()).toContain('Your question');
  });

  test('follows the language if suggested, and stays if typed by the person', async () => {
    const wizard = await renderWizard({ at: 'chat', answers, services: { stored: key } });
    await sees(wizard, question);
    await wizard.screen.press('ctrl+l');
    await sees(wizard, 'Quel est le meilleur fromage français ?');
    await wizard.screen.type('Et en Corse ?');
    await wizard.screen.press('ctrl+l');
    await sees(wizard, 'Your question');
    const frame = wizard.screen.frame();
    expect(frame).toContain('Et en Corse ?');
    expect(frame).not.toContain('fromage');
  });

  test('goes to the model that answered the key check if none was chosen', async () => {
    const outcome = { code: 'ready', model: 'ministral-8b-latest' } as const;
    const step = await chat({}, { answers: { key: { ...settled.key, outcome } } });
    await sees(step, 'Ask ministral-8b-latest something.');
    await step.screen.press('return');
    await sees(step, 'Complete.');
    expect(bodies(step)).toMatchObject([{ model: 'ministral-8b-latest' }]);
  });
});

describe('an answer', () => {
  test('streams in, followed by its usage; Enter continues', async () => {
    const step = await asked();
    await sees(step, 'Complete.');
    const frame = step.screen.frame();
    expect(frame).toMatch(/^You: What is the best French cheese\?\n\nThere is no/);
    expect(frame).toMatch(/11 tokens in, 117 out: less than\s+\$0\.0001\./);
    await step.screen.press('return');
    expect(step.events).toEqual([
      {
        answered: {
          model: 'mistral-small-latest',
          tokens: 128,
          cost: { usd: 11 * 150 + 117 * 600, eur: 11 * 120 + 117 * 500 },
        },
      },
    ]);
  });

  test('is visible before it is complete', async () => {
    const pausing = pausingAfter(12);
    const step = await asked({ wait: pausing.wait });
    await sees(step, 'mistral-small-latest is answering');
    const frame = await steady(step.screen);
    expect(frame).toContain('There is no');
    expect(frame).not.toContain('gratin');
    expect(frame).toContain('Esc stop');
  });

  test('can be stopped: the text stays, and the connection closes', async () => {
    const pausing = pausingAfter(12);
    const step = await asked({ wait: pausing.wait });
    await sees(step, 'mistral-small-latest is answering');
    await step.screen.press('escape');
    await sees(step, 'Stopped. The partial answer is kept.');
    expect(step.screen.frame()).toContain('There is no');
    await step.screen.waitFor(() => pausing.isGone);
    await step.screen.press('return');
    const cost = 'unknown';
    expect(step.events).toEqual([
      { answered: { model: 'mistral-small-latest', tokens: null, cost } },
    ]);
    expect(bodies(step)).toHaveLength(1);
  });

  test('can be stopped before it begins', async () => {
    const step = await asked({ scenario: 'stall' });
    await sees(step, 'mistral-small-latest is reading the question');
    await step.screen.press('escape');
    await sees(step, 'You stopped it.');
    expect(nextActions(await steady(step.screen))).toEqual([
      '› Try again',
      '  Choose another model',
      '  Continue without it',
    ]);
    expect(step.events).toEqual([]);
  });

  test('can be requested again', async () => {
    const step = await asked();
    await sees(step, 'Complete.');
    await step.screen.type('a');
    await sees(step, `› ${question}`);
    expect(bodies(step)).toHaveLength(1);
    await step.screen.press('return');
    await sees(step, 'Complete.');
    expect(bodies(step)).toHaveLength(2);
  });

  test('is shown without control characters', async () => {
    const step = await asked({ scenario: 'hostile' });
    await sees(step, 'Complete.');
    expect(step.screen.everyFrame()).not.toMatch(
      /\x1b\[31m|\x1b\]52|\x1b\[2J|evil\.example|\u202e/,
    );
  });

  test('in other scripts arrives complete', async () => {
    const step = await asked({ scenario: 'unicode' });
    await sees(step, 'Complete.');
    const frame = step.screen.frame();
    for (const text of ['チーズはとても美味しいです', '치즈가 맛있어요', 'ชีสอร่อย']) {
      expect(frame).toContain(text);
    }
  });
});

describe('an interrupted answer', () => {
  test.each([
    ['cut', 'The answer was cut off'],
    ['stream-error', 'The answer was interrupted'],
  ] as const)('%s: keeps the partial answer and offers actions', async (scenario, title) => {
    const step = await asked({ scenario });
    await sees(step, title);
    const frame = await steady(step.screen);
    expect(frame).toContain('Roquefort');
    expect(
      nextActions(frame)
        .map((line) => line.slice(2))
        .slice(0, 3),
    ).toEqual(['Try again', 'Choose another model', 'Continue without it']);
    expect(bodies(step)).toHaveLength(1);
    expect(step.events).toEqual([]);
  });

  test('is requested again once by a key press', async () => {
    const step = await asked({ scenario: 'cut' });
    await sees(step, 'The answer was cut off');
    await step.screen.type('\r\r');
    await step.screen.waitFor(() => bodies(step).length === 2);
    await sees(step, 'The answer was cut off');
    expect(bodies(step)).toHaveLength(2);
  });
});

describe('a refused question', () => {
  test.each([
    ['zero-quota', 'Not in your plan', '› Choose another model', { jumped: 'model' }],
    ['key-refused', 'The key was refused', '› Go back to the key', { jumped: 'key' }],
    ['payment', 'Payment required', '› Go back to billing', { jumped: 'billing' }],
  ] as const)('%s leads to the screen that fixes it', async (scenario, title, first, event) => {
    const step = await asked({ scenario });
    await sees(step, title);
    expect(nextActions(await steady(step.screen))[0]).toBe(first);
    await step.screen.press('return');
    expect(step.events).toEqual([event]);
  });

  test('offers to continue', async () => {
    const step = await asked({ scenario: 'overloaded' });
    await sees(step, 'Mistral has a problem');
    await selectAction(step.screen, 'Continue without it');
    expect(step.events).toEqual(['skipped']);
  });

  test('opens the help page', async () => {
    const step = await asked({ scenario: 'monthly-quota' });
    await sees(step, 'This month’s allowance is used up');
    await selectAction(step.screen, 'Open the usage page');
    await sees(step, 'Opened in your browser.');
    expect(step.services.opened).toEqual([pages.usage]);
  });
});

test('saves the model, the tokens and the cost of a chat, and none of its text', () => {
  const cost = { usd: 1, eur: 1 };
  const usage = { promptTokens: 1, completionTokens: 2, totalTokens: 3 };
  const finish = {
    type: 'finish',
    reason: 'stop',
    model: 'm',
    totalMs: 1,
    cost,
    metadata: { limits: [] },
  } as const;
  const turn = { question: 'q', thinking: '', answer: 'a' };
  const whole = { ...turn, finish: { ...finish, usage } };
  const all = (turns: readonly Turn[], replaced: readonly Turn[] = []) =>
    answerOf({ turns, replaced }, 'asked');
  expect(all([whole])).toEqual({ model: 'm', tokens: 3, cost });
  expect(all([whole], [whole])).toEqual({ model: 'm', tokens: 6, cost: { usd: 2, eur: 2 } });
  expect(all([{ ...turn, finish }])).toEqual({ model: 'm', tokens: null, cost });
  expect(all([whole, turn])).toEqual({ model: 'asked', tokens: null, cost: 'unknown' });
  const unanswered = { ...turn, answer: '' };
  expect(all([whole, unanswered])).toEqual({ model: 'asked', tokens: 3, cost });
});

describe('a saved answer', () => {
  test.each([
    [settled.chat, settled.chat],
    [
      { model: 'm', tokens: '3', cost: 'unknown' },
      { model: 'm', tokens: null, cost: 'unknown' },
    ],
    [{ model: 'm', tokens: 3 }, undefined],
    [{ model: 'm', tokens: 3, cost: 0.1 }, undefined],
    [{ model: 'm', tokens: 3, cost: { usd: 'much', eur: 1 } }, undefined],
    [{ tokens: 3, cost: 'unknown' }, undefined],
    [[], undefined],
    [null, undefined],
    [undefined, undefined],
  ])('%j is read as %j', (saved, answer) => {
    expect(parseChatAnswer(saved)).toEqual(answer);
  });
});
