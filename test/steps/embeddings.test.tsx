import { describe, expect, test } from 'vitest';
import { FaultError } from '../../src/errors/fault.ts';
import { answerOf, closestPair, parseEmbeddingsAnswer } from '../../src/steps/embeddings/logic.ts';
import { settled } from '../support/answers.ts';
import { key, never, type TestServicesOptions } from '../support/services.ts';
import { type RenderedStep, renderStep, type StepOptions } from '../support/step.tsx';
import { sees, steady, takes, waysOn } from './scenes.ts';

async function offered(
  services: TestServicesOptions = {},
  options: StepOptions<'embeddings'> = {},
): Promise<RenderedStep<'embeddings'>> {
  const step = await renderStep('embeddings', {
    answers: { key: settled.key },
    ...options,
    services: { stored: key, ...services },
  });
  await sees(step, '1.');
  return step;
}

async function sent(...given: Parameters<typeof offered>): Promise<RenderedStep<'embeddings'>> {
  const step = await offered(...given);
  await step.screen.press('return');
  return step;
}

const bodies = ({ services }: RenderedStep<'embeddings'>) =>
  services.emulator.requests.map(({ body }) => body);

test('three sentences are offered, and nothing is sent before Enter', async () => {
  const step = await offered();
  await sees(step, 'Three sentences to try it on:');
  expect(step.screen.frame()).toContain('3.  What is the weather like today?');
  expect(bodies(step)).toEqual([]);
});

test('two Enters in one burst send them once', async () => {
  const step = await offered();
  await step.screen.type('\r\r');
  await sees(step, 'Closest in meaning');
  expect(bodies(step)).toEqual([
    {
      model: 'mistral-embed',
      input: [
        'Mistral AI provides powerful language models.',
        'Embeddings are numerical representations of text.',
        'What is the weather like today?',
      ],
    },
  ]);
  expect(step.events).toEqual([]);
});

describe('the result', () => {
  test('has the count, the dimensions, five numbers, the map and the closest pair', async () => {
    const step = await sent();
    await sees(step, 'Closest in meaning: sentences 1 and 2.');
    const frame = step.screen.frame();
    expect(frame).toMatch(/3 embeddings of 1,024 numbers each, in [\d.]+\u00a0s\./);
    expect(frame).toMatch(/The first five of the first: (?:-?0\.\d{4} {1,2}){5}…/);
    expect(frame).toMatch(/28 tokens: \$0\.0000028\./);
    const map = frame.split('\n').filter((line) => /^[123] (?:\d\.\d\d[░▒▓█]{2} ?){3}$/.test(line));
    expect(map).toHaveLength(3);
    const cells = map.map((line) => line.match(/\d\.\d\d/g)?.map(Number) ?? []);
    expect(cells.map((row, index) => row[index])).toEqual([1, 1, 1]);
    expect(cells).toEqual(cells[0]?.map((_, column) => cells.map((row) => row[column])));
    await step.screen.press('return');
    expect(step.events).toEqual([{ answered: settled.embeddings }]);
  });

  test('is written as the language does', async () => {
    const step = await sent({}, { lang: 'fr' });
    await sees(step, 'Les plus proches par le sens : les phrases 1 et 2.');
    expect(step.screen.frame()).toMatch(/3 embeddings de 1\u202f024 nombres chacun/);
    expect(step.screen.frame()).toMatch(/^1 1,00██ 0,\d\d/m);
  });

  test('can be had again', async () => {
    const step = await sent();
    await sees(step, 'Closest in meaning');
    await step.screen.type('a');
    await sees(step, 'Three sentences to try it on:');
    expect(bodies(step)).toHaveLength(1);
  });
});

describe('a trouble', () => {
  test('is waited for, and Esc stops it', async () => {
    const step = await sent({ mistral: { embed: never } });
    await sees(step, 'mistral-embed is reading the three sentences');
    await step.screen.press('escape');
    await sees(step, 'You stopped it.');
    expect(waysOn(await steady(step.screen))).toEqual(['› Try again', '  Go on without it']);
  });

  test.each([
    ['key-refused', 'Go back to the key', { jumped: 'key' }],
    ['payment', 'Go back to billing', { jumped: 'billing' }],
    ['rate-limited', 'Go on without it', 'skipped'],
  ] as const)('%s: %s', async (scenario, way, event) => {
    const step = await sent({ scenario });
    await step.screen.waitFor('✗');
    await takes(step.screen, way);
    expect(step.events).toEqual([event]);
  });

  test('is tried again by a key press', async () => {
    const step = await sent({ scenario: 'rate-limited' });
    await sees(step, 'Too many requests just now');
    expect(bodies(step)).toHaveLength(1);
    await takes(step.screen, 'Try again');
    await sees(step, 'Closest in meaning');
    expect(bodies(step)).toHaveLength(2);
  });

  test('of vectors that are not one a text is told', async () => {
    const embed = () => Promise.reject(new FaultError({ code: 'bad-answer', host: 'h' }));
    const step = await sent({ mistral: { embed } });
    await sees(step, 'That was not Mistral’s answer');
  });
});

describe('closestPair', () => {
  test.each([
    [[], undefined],
    [[[1]], undefined],
    [
      [
        [1, 0.5],
        [0.5, 1],
      ],
      [0, 1],
    ],
    [
      [
        [1, 0.1, 0.2],
        [0.1, 1, 0.9],
        [0.2, 0.9, 1],
      ],
      [1, 2],
    ],
    // Of two pairs alike, the first.
    [
      [
        [1, 0.5, 0.5],
        [0.5, 1, 0.5],
        [0.5, 0.5, 1],
      ],
      [0, 1],
    ],
  ])('of %j is %j', (similarity, pair) => {
    expect(closestPair(similarity)).toEqual(pair);
  });
});

test('what a call leaves behind', () => {
  const embedded = {
    model: 'mistral-embed',
    count: 2,
    dimensions: 4,
    firstFive: [],
    vectors: [],
    similarity: [],
    cost: 'unknown',
    totalMs: 1,
    facts: { limits: [] },
  } as const;
  const expected = { model: 'mistral-embed', count: 2, dimensions: 4, cost: 'unknown' };
  const usage = { promptTokens: 3, completionTokens: 0, totalTokens: 3 };
  expect(answerOf(embedded)).toEqual({ ...expected, tokens: null });
  expect(answerOf({ ...embedded, usage })).toEqual({ ...expected, tokens: 3 });
});

describe('a saved answer', () => {
  const whole = settled.embeddings;

  test.each([
    [whole, whole],
    [
      { ...whole, tokens: 'many' },
      { ...whole, tokens: null },
    ],
    [{ ...whole, count: '3' }, undefined],
    [{ ...whole, dimensions: null }, undefined],
    [{ ...whole, model: 1 }, undefined],
    [{ ...whole, cost: undefined }, undefined],
    [[], undefined],
    [null, undefined],
    [undefined, undefined],
  ])('%j is read as %j', (saved, answer) => {
    expect(parseEmbeddingsAnswer(saved)).toEqual(answer);
  });
});
