import { describe, expect, test } from 'vitest';
import type { Answers } from '../../src/steps/step.ts';
import { settled } from '../support/fakes/answers.ts';
import { key } from '../support/fakes/services.ts';
import { renderStep } from '../support/terminal/step.tsx';
import { renderWizard, type Wizard, type WizardOptions } from '../support/terminal/wizard.tsx';
import { down, sees } from './scenes.ts';

const { key: settledKey, model } = settled;

const at = (
  place: NonNullable<WizardOptions['at']>,
  answers: Partial<Answers> = {},
): Promise<Wizard> =>
  renderWizard({
    at: place,
    services: { stored: key },
    answers: { key: settledKey, model, ...answers },
  });

const callsOf = ({ services }: Pick<Wizard, 'services'>) => services.emulator.requests.length;

async function presses({ screen }: Pick<Wizard, 'screen'>, ...keys: readonly string[]) {
  for (const one of keys) await screen.press(one as 'return');
}

describe('a paid answer', () => {
  test('of the chat is still shown after continuing and going back, and Enter continues', async () => {
    const wizard = await at('chat');
    await presses(wizard, 'return');
    await sees(wizard, 'Complete.');
    await presses(wizard, 'return');
    await sees(wizard, 'Three sentences');
    await presses(wizard, 'escape');
    await sees(wizard, 'There is no');
    await sees(wizard, 'Complete.');
    await presses(wizard, 'return');
    await sees(wizard, 'Three sentences');
    expect(callsOf(wizard)).toBe(1);
    expect(wizard.places.at(-1)?.answers.chat?.tokens).toBe(128);
  });

  test('of the chat is still shown after Esc, and the conversation can continue', async () => {
    const wizard = await at('chat');
    await presses(wizard, 'return');
    await sees(wizard, 'Complete.');
    await presses(wizard, 'escape');
    await sees(wizard, 'Start small and cheap');
    await presses(wizard, 'return');
    await sees(wizard, 'Complete.');
    await wizard.screen.type('r');
    await sees(wizard, 'Your next question');
    await wizard.screen.type('And in Corsica?');
    await presses(wizard, 'return');
    await sees(wizard, 'You: And in Corsica?');
    await sees(wizard, 'Complete.');
    expect(wizard.services.emulator.requests.at(-1)?.body).toMatchObject({
      messages: [{ role: 'user' }, { role: 'assistant' }, { content: 'And in Corsica?' }],
    });
  });

  test('of the chat is not shown for another model', async () => {
    const wizard = await at('chat');
    await presses(wizard, 'return');
    await sees(wizard, 'Complete.');
    await presses(wizard, 'escape');
    await sees(wizard, 'Start small and cheap');
    await presses(wizard, 'down', 'return');
    await sees(wizard, 'Your question');
    expect(wizard.screen.frame()).not.toContain('There is no');
  });

  test('of a failed chat is not shown: the question is asked again', async () => {
    const wizard = await renderWizard({
      at: 'chat',
      services: { stored: key, scenario: 'overloaded' },
      answers: { key: settledKey, model },
    });
    await presses(wizard, 'return');
    await sees(wizard, 'Try again');
    await presses(wizard, 'escape');
    await sees(wizard, 'Start small and cheap');
    await presses(wizard, 'return');
    await sees(wizard, 'Your question');
  });
});

describe('a paid result', () => {
  test('of the embeddings is still shown, with its search results', async () => {
    const wizard = await at('embeddings', { chat: settled.chat });
    await presses(wizard, 'return');
    await sees(wizard, '3 embeddings of 1,024 numbers each');
    await wizard.screen.type('/');
    await sees(wizard, 'What are you looking for?');
    await presses(wizard, 'return');
    await sees(wizard, 'Bars start');
    await presses(wizard, 'escape', 'return');
    await sees(wizard, 'Code completion');
    await presses(wizard, 'escape');
    await sees(wizard, '3 embeddings of 1,024 numbers each');
    await wizard.screen.type('/');
    await sees(wizard, 'Bars start');
    expect(callsOf(wizard)).toBe(2);
  });

  test('of the embeddings stays while other texts are prepared', async () => {
    const wizard = await at('embeddings');
    await presses(wizard, 'return');
    await sees(wizard, '3 embeddings of 1,024 numbers each');
    await wizard.screen.type('a');
    await sees(wizard, 'Three sentences');
    await presses(wizard, 'escape');
    await sees(wizard, '3 embeddings of 1,024 numbers each');
    expect(callsOf(wizard)).toBe(1);
  });

  test('of a topic is shown when the topic is opened again, and its mark stays', async () => {
    const wizard = await at('explore', { chat: settled.chat, embeddings: settled.embeddings });
    await presses(wizard, 'down', 'return');
    await sees(wizard, 'Codestral reads the code');
    await presses(wizard, 'return');
    await sees(wizard, 'Its code is marked with a plus:');
    const calls = callsOf(wizard);
    await presses(wizard, 'return');
    await sees(wizard, 'tried');
    await presses(wizard, 'escape');
    await sees(wizard, 'You have done this step.');
    await presses(wizard, 'return');
    await sees(wizard, 'tried');
    await presses(wizard, 'down', 'return');
    await sees(wizard, 'Its code is marked with a plus:');
    expect(callsOf(wizard)).toBeLessThanOrEqual(calls + 1);
    await wizard.screen.type('a');
    await sees(wizard, 'Codestral reads the code');
  });

  test('of a token count is still shown', async () => {
    const wizard = await at('pricing');
    await wizard.screen.type('t');
    await sees(wizard, 'Enter');
    await presses(wizard, 'return');
    await sees(wizard, 'another text');
    const calls = callsOf(wizard);
    await presses(wizard, 'return');
    await wizard.screen.type('t');
    await sees(wizard, 'another text');
    expect(callsOf(wizard)).toBe(calls);
  });

  test('of tried models is still shown without a choice', async () => {
    const wizard = await at('model');
    await sees(wizard, 'Start small and cheap');
    const ready = () => (wizard.screen.frame().match(/✓/g) ?? []).length;
    const before = ready();
    await wizard.screen.type('k');
    await wizard.screen.waitFor(() => ready() > before + 2);
    await wizard.screen.waitFor((frame) => !frame.includes('Testing'));
    const tried = ready();
    await presses(wizard, 'escape');
    await sees(wizard, 'Your key is already set up.');
    await presses(wizard, 'return');
    await sees(wizard, 'Start small and cheap');
    expect(ready()).toBe(tried);
  });
});

describe('a step that was completed in an earlier session', () => {
  test('shows its usage, and Enter continues without a call', async () => {
    for (const id of ['chat', 'embeddings'] as const) {
      const step = await renderStep(id, {
        answers: { key: settledKey, model },
        own: settled[id],
        services: { stored: key },
      });
      await sees(step, 'You have done this step.');
      expect(step.screen.frame()).toContain('less than $0.0001');
      await step.screen.press('return');
      expect(step.events).toEqual([{ answered: settled[id] }]);
      expect(callsOf(step)).toBe(0);
    }
  });

  test('can be done again', async () => {
    const chat = await renderStep('chat', {
      answers: { key: settledKey, model },
      own: settled.chat,
      services: { stored: key },
    });
    await sees(chat, 'You have done this step.');
    await chat.screen.type('a');
    await sees(chat, 'Your question');
    const embeddings = await renderStep('embeddings', {
      answers: { key: settledKey, model },
      own: settled.embeddings,
      services: { stored: key },
    });
    await sees(embeddings, 'You have done this step.');
    await embeddings.screen.type('a');
    await sees(embeddings, 'Three sentences');
  });
});

describe('written exports', () => {
  test('keep their marks after Esc', async () => {
    const wizard = await at('handoff', { pricing: settled.pricing });
    await sees(wizard, 'Python');
    await down(wizard, 1);
    await presses(wizard, 'return', 'return');
    await sees(wizard, 'Enter continue');
    await presses(wizard, 'return');
    await sees(wizard, '✓');
    const marks = () => (wizard.screen.frame().match(/written/g) ?? []).length;
    const before = marks();
    expect(before).toBeGreaterThan(0);
    await presses(wizard, 'escape');
    await sees(wizard, 'No paid call');
    await presses(wizard, 'return');
    await sees(wizard, 'Python');
    expect(marks()).toBe(before);
  });
});
