import { describe, expect, test, vi } from 'vitest';
import { AppError, type ErrorData } from '../../../src/errors/errors.ts';
import type { ChatEvent, MistralPort } from '../../../src/services/ports/mistral.ts';
import { TextLines } from '../../../src/ui/markdown/text-lines.ts';
import { settled } from '../../support/fakes/answers.ts';
import { createFakeClock } from '../../support/fakes/fake-clock.ts';
import { key, never, type TestServicesOptions } from '../../support/fakes/services.ts';
import { type RenderedStep, renderStep } from '../../support/terminal/step.tsx';
import { renderWizard } from '../../support/terminal/wizard.tsx';
import { nextActions, sees, selectAction, steady } from '../scenes.ts';

const question = 'What is the best French cheese?';
const answers = { key: settled.key, model: settled.model };
const complete = 'Complete.';

async function chat(services: TestServicesOptions = {}): Promise<RenderedStep<'chat'>> {
  const step = await renderStep('chat', { answers, services: { stored: key, ...services } });
  await sees(step, 'Your question');
  return step;
}

/** Renders the step after the suggested question was answered. */
async function answered(services: TestServicesOptions = {}): Promise<RenderedStep<'chat'>> {
  const step = await chat(services);
  await step.screen.press('return');
  await sees(step, complete);
  return step;
}

/** Presses a key, types into the field that appears, and submits the text. */
async function says(step: RenderedStep<'chat'>, by: 'r' | 'a', text: string): Promise<void> {
  await step.screen.type(by);
  await sees(step, 'Your next question');
  await step.screen.press('ctrl+u');
  await step.screen.type(text);
  await step.screen.press('return');
  await sees(step, `You: ${text}`);
  await sees(step, complete);
}

type Body = { readonly messages: readonly { readonly role: string; readonly content: string }[] };

const bodies = ({ services }: RenderedStep<'chat'>) =>
  services.emulator.requests.map(({ body }) => body as Body);

/** Returns the roles and first words of the last request. */
const sent = (step: RenderedStep<'chat'>) =>
  bodies(step)
    .at(-1)
    ?.messages.map(({ role, content }) => `${role}: ${content.slice(0, 12)}`);

const text = (said: string): ChatEvent => ({ type: 'text', text: said });
const thought: ChatEvent = { type: 'thinking', text: 'First I weigh the cheeses.' };
const finish = (reason = 'stop'): ChatEvent => ({
  type: 'finish',
  reason,
  model: 'mistral-small-latest',
  metadata: { limits: [] },
});

/** Creates a service that answers each call with the next events; the last answer never ends. */
function service(
  ...calls: readonly (ErrorData | readonly ChatEvent[])[]
): Partial<MistralPort> & { readonly asked: Parameters<MistralPort['streamChat']>[0][] } {
  const asked: Parameters<MistralPort['streamChat']>[0][] = [];
  return {
    asked,
    streamChat: async function* (request) {
      asked.push(request);
      const call = calls[Math.min(asked.length, calls.length) - 1] ?? [];
      if ('code' in call) throw new AppError(call);
      yield* call;
    },
  };
}

describe('continuing a conversation', () => {
  test('sends the whole conversation, and shows what that costs', async () => {
    const step = await answered();
    await step.screen.type('r');
    await sees(step, 'The whole conversation is sent again: about 128 tokens, less than $0.0001.');
    await step.screen.type('And the soft ones?');
    await step.screen.press('return');
    await sees(step, 'Brie de Meaux');
    await sees(step, complete);
    expect(sent(step)).toEqual([
      'user: What is the ',
      'assistant: There is no ',
      'user: And the soft',
    ]);
  });

  test('replaces the last question and its answer', async () => {
    const step = await answered();
    await says(step, 'r', 'And the soft ones?');
    await says(step, 'a', 'And in Corsica?');
    expect(sent(step)).toEqual([
      'user: What is the ',
      'assistant: There is no ',
      'user: And in Corsi',
    ]);
    await step.screen.press('return');
    const cost = expect.objectContaining({ usd: expect.any(Number) });
    expect(step.events).toEqual([
      { answered: { model: 'mistral-small-latest', tokens: expect.any(Number), cost } },
    ]);
    const { answered: left } = step.events[0] as { answered: { tokens: number } };
    const counted = step.services.ledger.entries().map(({ usage }) => usage?.totalTokens ?? 0);
    expect(left.tokens).toBe(counted.reduce((sum, count) => sum + count, 0));
  });

  test('starts over without the earlier turns', async () => {
    const step = await answered();
    expect(step.screen.frame()).not.toContain('N start over');
    await says(step, 'r', 'And the soft ones?');
    await step.screen.type('n');
    await sees(step, `› ${question}`);
    await step.screen.press('return');
    await sees(step, complete);
    expect(sent(step)).toEqual(['user: What is the ']);
  });

  test('returns to the answer on Esc, and sends nothing', async () => {
    const step = await answered();
    await step.screen.type('r');
    await sees(step, 'Your next question');
    await step.screen.press('escape');
    await sees(step, complete);
    expect([bodies(step).length, step.events]).toEqual([1, []]);
  });

  test('scrolls the whole conversation by pages while the keys of the screen work', async () => {
    const step = await answered();
    await says(step, 'r', 'And the soft ones?');
    expect(step.screen.frame()).not.toContain(question);
    await step.screen.press('pageup');
    await sees(step, question);
    await step.screen.press('return');
    expect(step.events).toHaveLength(1);
  });
});

describe('settings', () => {
  /** Types a text into each field, starting at the question. */
  async function set(step: RenderedStep<'chat'>, ...texts: readonly string[]): Promise<void> {
    await step.screen.press('tab');
    await sees(step, 'Instructions (system prompt)');
    for (const [at, typed] of texts.entries()) {
      if (at > 0) await step.screen.press('down');
      await step.screen.waitFor(new RegExp(`→ (✗ )?${labels[at]}`));
      await step.screen.press('ctrl+u');
      if (typed !== '') await step.screen.type(typed);
    }
    await step.screen.press('return');
  }
  const labels = ['Instructions', 'Temperature', 'Max tokens', 'Seed'];

  test('are sent with the next question', async () => {
    const step = await chat();
    await set(step, 'Be brief.', '0.2', '2000', '42');
    await sees(
      step,
      'With your settings: instructions, temperature 0.2, at most 2,000 tokens, seed 42.',
    );
    await step.screen.press('return');
    await sees(step, complete);
    expect(bodies(step)).toEqual([
      {
        model: 'mistral-small-latest',
        messages: [
          { role: 'system', content: 'Be brief.' },
          { role: 'user', content: question },
        ],
        temperature: 0.2,
        max_tokens: 2000,
        random_seed: 42,
        stream: true,
      },
    ]);
  });

  test.each([
    ['temperature 3', ['', '3'], '→ ✗ Temperature', 'Enter a number from 0 to 1.5,'],
    ['max tokens 0', ['', '', '0'], '→ ✗ Max tokens', 'Enter a whole number from 1 to 1,000,000,'],
    ['a seed that is none', ['', '', '', '1.5'], '→ ✗ Seed', 'a whole number from 0 to'],
  ])('%s is reported during typing, and not accepted', async (_, texts, field, why) => {
    const step = await chat();
    await set(step, ...texts);
    await sees(step, field);
    await sees(step, why);
    await step.screen.press('escape');
    await sees(step, 'Your question');
    expect(step.screen.frame()).not.toContain('With your settings');
  });

  test('return to a field with an invalid value', async () => {
    const step = await chat();
    await set(step, '', 'warm', '', '7');
    await sees(step, '→ ✗ Temperature');
  });

  test('open from the answer, and keep the typed question', async () => {
    const step = await answered();
    await step.screen.press('tab');
    await sees(step, 'Max tokens');
    await step.screen.press('escape');
    await sees(step, complete);
    await step.screen.type('r');
    await sees(step, 'Your next question');
    await step.screen.type('half a ');
    await set(step, 'Be brief.');
    await sees(step, 'With your settings: instructions.');
    expect(step.screen.frame()).toContain('› half a');
  });

  test('remain for the session, also after leaving the step', async () => {
    const wizard = await renderWizard({ at: 'chat', answers, services: { stored: key } });
    await sees(wizard, question);
    await wizard.screen.press('tab');
    await sees(wizard, 'Instructions (system prompt)');
    await wizard.screen.type('Be brief.');
    await wizard.screen.press('return');
    await sees(wizard, 'With your settings: instructions.');
    await wizard.screen.press('escape');
    await sees(wizard, 'Recommended: works with your key');
    await wizard.screen.press('return');
    await sees(wizard, 'With your settings: instructions.');
  });
});

describe('thinking', () => {
  test('is shown on a separate line that opens and closes', async () => {
    const step = await answered({ mistral: service([thought, text('Comté.'), finish()]) });
    const folded = step.screen.frame();
    expect(folded).toContain('Thought: 26 characters, Space opens\n\nComté.');
    expect(folded).not.toContain('weigh');
    await step.screen.type(' ');
    await sees(step, 'Thinking:\nFirst I weigh the cheeses.\n\nAnswer:\n\nComté.');
    await step.screen.type(' ');
    expect(await steady(step.screen)).toBe(folded);
  });

  test('is visible when opened above a long answer', async () => {
    const lines = Array.from({ length: 60 }, (_, at) => `line ${at + 1}.`).join('\n');
    const step = await answered({ mistral: service([thought, text(lines), finish()]) });
    expect(step.screen.frame()).toContain('line 60.');
    await step.screen.type(' ');
    await step.screen.waitFor((frame) => frame.startsWith('Thinking:\nFirst I weigh'));
    await step.screen.type(' ');
    await sees(step, 'line 60.');
  });

  test('is shown while it streams, and never sent back', async () => {
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    const asked: unknown[] = [];
    const streamChat: MistralPort['streamChat'] = async function* ({ messages }) {
      asked.push(...messages);
      yield thought;
      await released;
      yield text('Comté.');
      yield finish();
    };
    const step = await chat({ mistral: { streamChat } });
    await step.screen.press('return');
    await sees(step, 'First I weigh the cheeses.');
    release();
    await sees(step, complete);
    await says(step, 'r', 'Why?');
    expect(JSON.stringify(asked)).not.toContain('weigh');
    expect(asked).toHaveLength(1 + 3);
  });

  test('that used all tokens is reported as such', async () => {
    const step = await chat({ mistral: service([thought, finish('length')]) });
    await step.screen.press('return');
    await sees(step, 'It spent all its tokens on thinking');
  });
});

describe('an answer that is not whole', () => {
  test('without any text, although complete, is reported as such', async () => {
    const step = await chat({ mistral: service([text(' '), finish()]) });
    await step.screen.press('return');
    await sees(step, 'The model answered without any text');
  });

  test('at its limit can be repeated with twice the tokens by one key', async () => {
    const mistral = service([text('Com'), finish('length')], [text('Comté.'), finish()]);
    const step = await chat({ mistral });
    await step.screen.press('return');
    await sees(step, '+ again with 2,048 tokens');
    await step.screen.type('+');
    await sees(step, complete);
    expect(mistral.asked.map(({ maxTokens, messages }) => [maxTokens, messages.length])).toEqual([
      [1024, 1],
      [2048, 1],
    ]);
    expect(step.screen.frame()).not.toContain('M again');
  });

  test.each([
    ['model_length', 'The model can’t take in more at once:'],
    ['tool_calls', 'wanted to call a function'],
    ['error', 'An error at Mistral'],
    ['bored', 'The answer ended with “bored”.'],
  ])('%s is explained', async (reason, why) => {
    const step = await chat({ mistral: service([text('a'), finish(reason)]) });
    await step.screen.press('return');
    await sees(step, why);
  });
});

describe('too many requests', () => {
  const limited = { code: 'rate-limited', seconds: 20 } as const;

  test('are waited for with a countdown, then the question is sent again', async () => {
    const clock = createFakeClock();
    const mistral = service(limited, [text('Comté.'), finish()]);
    const step = await chat({ mistral, clock });
    await step.screen.press('return');
    await sees(step, 'Too many requests: trying again in 20 s');
    expect(step.screen.frame()).toContain('Enter try now · Esc stop');
    await clock.advance(19_999);
    expect(mistral.asked).toHaveLength(1);
    await clock.advance(1);
    await sees(step, complete);
    expect(mistral.asked).toHaveLength(2);
  });

  test('can be retried at once by a key', async () => {
    const mistral = service(limited, [text('Comté.'), finish()]);
    const step = await chat({ mistral, clock: createFakeClock() });
    await step.screen.press('return');
    await sees(step, 'trying again in');
    await step.screen.press('return');
    await sees(step, complete);
  });

  test('can be stopped by Esc, and offer actions', async () => {
    const mistral = service(limited);
    const step = await chat({ mistral, clock: createFakeClock() });
    await step.screen.press('return');
    await sees(step, 'trying again in');
    await step.screen.press('escape');
    await sees(step, 'You stopped it.');
    expect(nextActions(await steady(step.screen))[0]).toBe('› Try again');
    expect(mistral.asked).toHaveLength(1);
  });
});

describe('invalid requests', () => {
  test('explains an empty question in a sentence', async () => {
    const step = await chat();
    await step.screen.press('ctrl+u');
    await step.screen.press('return');
    await sees(step, 'Type a question, then press Enter.');
  });

  test('reports the size of a two-megabyte question and the limit of the model', async () => {
    const step = await chat();
    await step.screen.paste('word '.repeat(400_000));
    await step.screen.press('return');
    await sees(step, 'This is 2 MB of text; mistral-small-latest reads at most 262,144 tokens');
    expect(bodies(step)).toEqual([]);
  });

  test('reports the replacement of a retired model', async () => {
    const step = await renderStep('chat', {
      answers: { ...answers, model: { ...settled.model, id: 'pixtral-large-latest' } },
      services: { stored: key },
    });
    await sees(step, 'Your question');
    await step.screen.press('return');
    await sees(step, 'Use its replacement, mistral-medium-3-5.');
    expect(nextActions(await steady(step.screen))[0]).toBe('› Choose another model');
  });

  test('offers to change the question or the settings of a refused request', async () => {
    const refused = { code: 'request-refused', status: 400, detail: 'No.' } as const;
    const mistral = service(refused, [text('Comté.'), finish()]);
    const step = await chat({ mistral });
    await step.screen.press('return');
    await sees(step, 'The request was refused');
    await selectAction(step.screen, 'Change the settings');
    await sees(step, 'Max tokens');
    await step.screen.press('escape');
    await sees(step, `› ${question}`);
    await step.screen.press('return');
    await sees(step, complete);
    expect(mistral.asked[1]?.messages).toHaveLength(1);
  });

  test('offers to start over if the conversation no longer fits', async () => {
    const long: ErrorData = {
      code: 'prompt-too-long',
      bytes: 2_000_000,
      model: 'm',
      contextTokens: 1,
    };
    const mistral = service([text('a'), finish()], long, [text('b'), finish()]);
    const step = await answered({ mistral });
    await step.screen.type('r');
    await sees(step, 'Your next question');
    await step.screen.type('More?');
    await step.screen.press('return');
    await sees(step, 'Text too long');
    await selectAction(step.screen, 'Start over with a new conversation');
    await sees(step, '› More?');
    await step.screen.press('return');
    await sees(step, complete);
    expect(mistral.asked[2]?.messages).toEqual([{ role: 'user', content: 'More?' }]);
  });
});

test('shows a long interrupted answer on a screen where the arrows scroll', async () => {
  const lines = Array.from({ length: 60 }, (_, at) => `line ${at + 1}.`).join('\n');
  const step = await chat({ mistral: service([text(lines)]) });
  await step.screen.press('return');
  await sees(step, 'The answer was cut off');
  const before = await steady(step.screen);
  await step.screen.press('down');
  const after = await steady(step.screen);
  expect(nextActions(after)[1]).toMatch(/^› /);
  expect(after.split('\n').slice(0, 4)).toEqual(before.split('\n').slice(0, 4));
  await selectAction(step.screen, 'Read the partial answer');
  await sees(step, 'line 60.');
  for (let row = 0; row < 3; row += 1) await step.screen.press('up');
  await step.screen.waitFor((frame) => !frame.includes('line 60.'));
  await step.screen.press('return');
  await sees(step, 'The answer was cut off');
});

test('shows the request as code in three languages', async () => {
  const step = await answered();
  await step.screen.type('p');
  await sees(step, 'from mistralai.client import Mistral');
  await step.screen.press('pagedown');
  await sees(step, `{"role": "user", "content": "${question}"}`);
  await step.screen.press('right');
  await sees(step, 'import { Mistral } from "@mistralai/mistralai";');
  await step.screen.press('tab');
  await sees(step, `${step.services.mistral.baseUrl}/v1/chat/completions`);
  await step.screen.press('left');
  await sees(step, 'new Mistral(');
  await step.screen.press('escape');
  await sees(step, complete);
});

test('draws few frames for twenty thousand tokens, and lays out only visible lines', async () => {
  const clock = createFakeClock();
  const isSeen = vi.spyOn(TextLines.prototype, 'slice');
  const isLaidOut = vi.spyOn(TextLines.prototype, 'push');
  const count = 20_000;
  const mistral: Partial<MistralPort> = {
    streamChat: async function* () {
      for (let token = 0; token < count; token += 1) {
        yield text(token % 12 === 11 ? 'word\n' : 'word ');
        // Five thousand tokens a second.
        if (token % 50 === 49) await clock.advance(10);
      }
      // The frame of the last tokens.
      await clock.advance(40);
      await never();
    },
  };
  const step = await chat({ mistral, clock });
  await step.screen.press('return');
  await step.screen.waitFor((frame) => /↑ 1,65\d ↓ 0 lines/.test(frame));
  await step.screen.press('pageup');
  await step.screen.waitFor((frame) => /↑ 1,63\d ↓ 1\d lines/.test(frame));
  await step.screen.press('escape');
  await sees(step, 'Stopped. The partial answer is kept.');

  const seen = isSeen.mock.calls.map(([from, to]) => to - from);
  expect(Math.max(...seen), 'lines drawn at once').toBeLessThanOrEqual(24);
  const pushed = isLaidOut.mock.calls.filter(([chunk]) => chunk.startsWith('word'));
  // Four seconds at thirty frames, each with only the new part.
  expect(pushed.length).toBeLessThanOrEqual(4 * 30 + 2);
  expect(pushed.reduce((sum, [chunk]) => sum + chunk.length, 0)).toBe(count * 'word '.length);
});
