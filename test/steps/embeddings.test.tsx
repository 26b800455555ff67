import { describe, expect, test } from 'vitest';
import { AppError, type ErrorData } from '../../src/errors/errors.ts';
import type { MistralPort } from '../../src/services/ports/mistral.ts';
import { answerOf, parseEmbeddingsAnswer } from '../../src/steps/embeddings/logic.ts';
import { settled } from '../support/fakes/answers.ts';
import { createFakeClock } from '../support/fakes/fake-clock.ts';
import { key, never, type TestServicesOptions } from '../support/fakes/services.ts';
import { type RenderedStep, renderStep, type StepOptions } from '../support/terminal/step.tsx';
import { renderWizard } from '../support/terminal/wizard.tsx';
import { fileOf } from './embeddings-scenes.ts';
import { nextActions, sees, selectAction, steady } from './scenes.ts';

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

test('suggests three sentences, and sends nothing before Enter', async () => {
  const step = await offered();
  await sees(step, 'Three sentences to try:');
  expect(step.screen.frame()).toContain('3.  What is the weather like today?');
  expect(bodies(step)).toEqual([]);
});

test('sends once for two Enters in one burst', async () => {
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
  test('shows the count, the dimensions, five numbers, the map and the closest pair', async () => {
    const step = await sent();
    await sees(step, 'Closest in meaning: sentences 1 and 2.');
    const frame = step.screen.frame();
    expect(frame).toMatch(/3 embeddings of 1,024 numbers each, in [\d.]+\u00a0s\./);
    expect(frame).toMatch(/First vector, first 5 values: (?:-?0\.\d{4} {1,2}){5}…/);
    expect(frame).toMatch(/28 tokens: less than \$0\.0001\./);
    const map = frame.split('\n').filter((line) => /^[123] (?:\d\.\d\d[░▒▓█]{2} ?){3}$/.test(line));
    expect(map).toHaveLength(3);
    const cells = map.map((line) => line.match(/\d\.\d\d/g)?.map(Number) ?? []);
    expect(cells.map((row, index) => row[index])).toEqual([1, 1, 1]);
    expect(cells).toEqual(cells[0]?.map((_, column) => cells.map((row) => row[column])));
    await step.screen.press('return');
    expect(step.events).toEqual([{ answered: settled.embeddings }]);
  });

  test('uses the number format of the language', async () => {
    const step = await sent({}, { lang: 'fr' });
    await sees(step, 'Les plus proches par le sens : les phrases 1 et 2.');
    expect(step.screen.frame()).toMatch(/3\u00a0embeddings de 1\u202f024\u00a0nombres chacun/);
    expect(step.screen.frame()).toMatch(/^1 1,00██ 0,\d\d/m);
  });

  test('can be requested again', async () => {
    const step = await sent();
    await sees(step, 'Closest in meaning');
    await step.screen.type('a');
    await sees(step, 'Three sentences to try:');
    expect(bodies(step)).toHaveLength(1);
    await step.screen.press('return');
    await sees(step, 'Closest in meaning');
    expect(bodies(step)).toHaveLength(2);
  });
});

/** Refuses the first call, and answers the others. */
function refusingOnce(error: ErrorData): MistralPort['embed'] {
  let calls = 0;
  return async ({ model, inputs }) => {
    calls += 1;
    if (calls === 1) throw new AppError(error);
    return { model, vectors: inputs.map((_, index) => [1, index]), metadata: { limits: [] } };
  };
}

describe('an error or a wait', () => {
  test('is stopped by Esc', async () => {
    const step = await sent({ mistral: { embed: never } });
    await sees(step, 'mistral-embed is reading the three sentences');
    await step.screen.press('escape');
    await sees(step, 'You stopped it.');
    expect(nextActions(await steady(step.screen))).toEqual([
      '› Try again',
      '  Continue without it',
    ]);
  });

  test.each([
    ['key-refused', 'Go back to the key', { jumped: 'key' }],
    ['payment', 'Go back to billing', { jumped: 'billing' }],
    ['monthly-quota', 'Continue without it', 'skipped'],
  ] as const)('%s offers “%s”', async (scenario, action, event) => {
    const step = await sent({ scenario });
    await step.screen.waitFor('✗');
    await selectAction(step.screen, action);
    expect(step.events).toEqual([event]);
  });

  test('is retried by a key press', async () => {
    const step = await sent({ mistral: { embed: refusingOnce({ code: 'stream-cut' }) } });
    await step.screen.waitFor('✗');
    await selectAction(step.screen, 'Try again');
    await sees(step, 'Closest in meaning');
  });

  test('retries too many requests after a short wait', async () => {
    const step = await sent({ scenario: 'rate-limited' });
    await sees(step, 'Closest in meaning');
    expect(bodies(step)).toHaveLength(2);
  });

  test('counts a wait down, ends it on Enter, and offers actions on Esc', async () => {
    const limited = { code: 'rate-limited', seconds: 20 } as const;
    const embed = refusingOnce(limited);
    const step = await sent({ mistral: { embed }, clock: createFakeClock() });
    await sees(step, 'Too many requests: trying again in 20 s');
    expect(step.screen.frame()).toContain('Enter try now · Esc stop');
    await step.screen.press('return');
    await sees(step, 'Closest in meaning');
    const stopped = await sent({
      mistral: { embed: refusingOnce(limited) },
      clock: createFakeClock(),
    });
    await sees(stopped, 'trying again in');
    await stopped.screen.press('escape');
    await sees(stopped, 'You stopped it.');
  });

  test('reports a wait of minutes at once', async () => {
    const embed = refusingOnce({ code: 'rate-limited', seconds: 61 });
    const step = await sent({ mistral: { embed }, clock: createFakeClock() });
    await sees(step, 'Too many requests');
    expect(nextActions(await steady(step.screen))[0]).toBe('› Try again');
  });

  test('reports vectors that do not match the texts', async () => {
    const embed: MistralPort['embed'] = async ({ model }) => ({
      model,
      vectors: [[1, 2]],
      metadata: { limits: [] },
    });
    const step = await sent({ mistral: { embed } });
    await sees(step, 'Not an answer from Mistral');
  });
});

const inputs = (step: RenderedStep<'embeddings'>) =>
  bodies(step).map((body) => (body as { readonly input: unknown }).input);

async function editing(...given: Parameters<typeof offered>) {
  const step = await offered(...given);
  await step.screen.type('w');
  await sees(step, 'Add a sentence');
  return step;
}

async function adds(step: RenderedStep<'embeddings'>, ...sentences: readonly string[]) {
  await step.screen.press('end');
  await step.screen.press('return');
  for (const sentence of sentences) {
    await sees(step, 'type a sentence');
    await step.screen.type(sentence);
    await step.screen.press('return');
  }
  await sees(step, 'type a sentence');
  await step.screen.press('return');
  await sees(step, 'Add a sentence');
}

describe('own sentences', () => {
  test('start as the suggested ones, and can be added, changed, removed and sent', async () => {
    const step = await editing();
    await adds(step, 'Le chat dort.', ' 猫は寝ています 🐈 ');
    await step.screen.type('2');
    await step.screen.type('x');
    await sees(step, '1. Embeddings are');
    await step.screen.press('home');
    await step.screen.press('down');
    await step.screen.press('return');
    await sees(step, 'Sentence 1');
    await step.screen.type(' Yes.');
    await step.screen.press('return');
    await sees(step, 'Use these 4 sentences');
    await step.screen.press('home');
    await step.screen.press('return');
    await sees(step, 'Your 4 sentences:');
    expect(bodies(step)).toEqual([]);
    await step.screen.press('return');
    await sees(step, 'Closest in meaning: sentences');
    expect(inputs(step)).toEqual([
      [
        'Embeddings are numerical representations of text. Yes.',
        'What is the weather like today?',
        'Le chat dort.',
        '猫は寝ています 🐈',
      ],
    ]);
    const map = step.screen.frame().match(/^[1-4] (?:\d\.\d\d[░▒▓█]{2} ?){4}$/gm);
    expect(map).toHaveLength(4);
  });

  test('may be equal, and are then drawn and sent twice', async () => {
    const step = await editing();
    await adds(step, 'One.', 'One.');
    await step.screen.press('home');
    await step.screen.press('return');
    await sees(step, 'Your 5 sentences:');
    await step.screen.press('return');
    await sees(step, '1.00 4. One. 5. One.');
    expect(inputs(step)).toEqual([expect.arrayContaining(['One.', 'One.'])]);
    expect(inputs(step)[0]).toHaveLength(5);
  });

  test('need at least two', async () => {
    const step = await editing();
    for (const left of [2, 1]) {
      await step.screen.press('end');
      await step.screen.press('up');
      await step.screen.type('x');
      await sees(step, left === 1 ? 'At least two sentences' : 'Use these 2 sentences');
    }
    await step.screen.press('home');
    await step.screen.press('return');
    expect(await steady(step.screen)).toContain('At least two sentences');
    await adds(step, 'Another.');
    await sees(step, 'Use these 2 sentences');
  });
});

describe('the list of own sentences', () => {
  test('has at most twenty', async () => {
    const step = await editing();
    await step.screen.press('end');
    await step.screen.press('return');
    for (let place = 4; place <= 20; place += 1) {
      await sees(step, `Sentence ${place}`);
      await step.screen.type(`Sentence of place ${place}`);
      await step.screen.press('return');
    }
    await sees(step, 'Use these 20 sentences');
    await step.screen.press('end');
    expect(await steady(step.screen)).toContain('20. Sentence of place 20');
    expect(step.screen.frame()).not.toContain('Add a sentence');
  });

  test('restores a sentence on Esc, and removes it when emptied', async () => {
    const step = await editing();
    await step.screen.type('2');
    await step.screen.press('return');
    await sees(step, 'Sentence 1');
    await step.screen.type('changed');
    await step.screen.press('escape');
    await sees(step, '1. Mistral AI provides powerful language models.');
    await step.screen.press('return');
    await sees(step, 'Sentence 1');
    await step.screen.press('ctrl+u');
    await step.screen.press('return');
    await sees(step, '1. Embeddings are');
    await step.screen.press('escape');
    await sees(step, 'Three sentences to try:');
  });

  test('accepts at most a page per sentence', async () => {
    const step = await editing();
    await step.screen.press('end');
    await step.screen.press('return');
    await sees(step, 'type a sentence');
    await step.screen.paste('x'.repeat(2_000_000));
    await sees(step, '2,000,000 characters; 2,000 at most.');
    await step.screen.press('return');
    expect(await steady(step.screen)).toContain('Sentence 4');
  });
});

describe('a text file', () => {
  async function named(path: string, ...given: Parameters<typeof offered>) {
    const step = await offered(...given);
    await step.screen.type('i');
    await sees(step, 'Path of the file');
    await step.screen.type(path);
    await step.screen.press('return');
    return step;
  }

  const saying = (text: string | Uint8Array) => ({
    documents: {
      read: async () => (typeof text === 'string' ? new TextEncoder().encode(text) : text),
    },
  });

  test('provides its lines, and reports omitted ones', async () => {
    const step = await named('~/notes.txt', saying('one\n\n  two  \n\n\nthree\n'));
    await sees(step, '3 texts from ~/notes.txt, one per line');
    expect(step.screen.frame()).toContain('Empty lines left out: 3.');
    await step.screen.press('return');
    await sees(step, 'Closest in meaning');
    expect(bodies(step)).toEqual([{ model: 'mistral-embed', input: ['one', 'two', 'three'] }]);
  });

  test('with more lines than fit in one call is sent in several, with progress', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let calls = 0;
    const embed: MistralPort['embed'] = async ({ model, inputs }) => {
      calls += 1;
      if (calls === 2) await held;
      const vectors = inputs.map((_, place) => [1, place]);
      return { model, vectors, metadata: { limits: [] } };
    };
    const step = await named('big.txt', { ...fileOf(1_200), mistral: { embed } });
    await sees(step, '1,000 texts from big.txt, one per line');
    await sees(step, 'past the maximum: 200.');
    await sees(step, 'They are sent in 4 calls');
    await step.screen.press('return');
    await sees(step, '256 of 1,000 done');
    release();
    await sees(step, '1,000 embeddings of 2 numbers each');
    await sees(step, 'Closest in meaning, of the first 20');
    await step.screen.type('v');
    await sees(step, 'Only the first 16 of 1,000 are shown.');
    expect(step.screen.frame()).toMatch(/^16 .*100█ Der Hund be…$/mu);
  });

  test('resumes with the second call after an error between two', async () => {
    const asked: number[] = [];
    const embed: MistralPort['embed'] = async ({ model, inputs }) => {
      asked.push(inputs.length);
      if (asked.length === 2) throw new AppError({ code: 'rate-limited', seconds: 300 });
      return { model, vectors: inputs.map(() => [1, 2]), metadata: { limits: [] } };
    };
    const step = await named('big.txt', { ...fileOf(600), mistral: { embed } });
    await sees(step, '600 texts');
    await step.screen.press('return');
    await sees(step, 'Too many requests');
    await selectAction(step.screen, 'Try again');
    await sees(step, '600 embeddings');
    expect(asked).toEqual([256, 256, 256, 88]);
  });

  test.each([['missing'], ['not-a-file'], ['unreadable'], ['too-large']] as const)(
    'that cannot be read is reported, and another one can be named: %s',
    async (problem) => {
      const read = async (path: string) => {
        if (path !== 'good.txt') throw new AppError({ code: 'files', problem, path });
        return new TextEncoder().encode('one\ntwo');
      };
      const step = await named('~/some.txt', { documents: { read } });
      await sees(step, 'File problem');
      expect(step.screen.frame()).toContain('~/some.txt ');
      expect(step.screen.frame()).toContain('Check the path, or name another file.');
      await step.screen.press('ctrl+u');
      await step.screen.type('good.txt');
      await step.screen.press('return');
      await sees(step, '2 texts from good.txt, one per line');
    },
  );

  test.each([
    ['a picture', new Uint8Array([0x89, 0x50, 0, 1]), 'File problem'],
    ['nothing', '', 'At least two sentences'],
    ['one line', 'one\n\n', 'At least two sentences'],
  ])('that holds %s is reported', async (_, content, told) => {
    const step = await named('x', saying(content));
    await sees(step, told);
    await step.screen.press('escape');
    await sees(step, 'Three sentences to try:');
  });
});

describe('the model', () => {
  async function choosing(down: number, ...given: Parameters<typeof offered>) {
    const step = await offered(...given);
    await step.screen.type('m');
    await sees(step, 'codestral-embed: 3,072 numbers per text, $0.15 per million tokens');
    for (let row = 0; row < down; row += 1) await step.screen.press('down');
    await step.screen.press('return');
    return step;
  }

  test.each([
    [0, 1024, { model: 'mistral-embed' }],
    [1, 1536, { model: 'codestral-embed' }],
    [3, 512, { model: 'codestral-embed', output_dimension: 512 }],
    [5, 3072, { model: 'codestral-embed', output_dimension: 3072 }],
  ] as const)(
    'that is %i rows below the first is asked for %i numbers per text',
    async (down, dimensions, body) => {
      const step = await choosing(down);
      await sees(step, `${body.model}: ${dimensions.toLocaleString('en-GB')} numbers`);
      await step.screen.press('return');
      await sees(step, `3 embeddings of ${dimensions.toLocaleString('en-GB')} numbers each`);
      expect(bodies(step)).toEqual([{ ...body, input: expect.any(Array) }]);
      await step.screen.press('return');
      expect(step.events).toEqual([
        { answered: expect.objectContaining({ model: body.model, dimensions }) },
      ]);
    },
  );

  test('that the account cannot call is reported, and the other one is offered', async () => {
    const embed: MistralPort['embed'] = async ({ model, inputs }) => {
      if (model === 'mistral-embed') throw new AppError({ code: 'tier', model });
      return { model, vectors: inputs.map(() => [1, 2]), metadata: { limits: [] } };
    };
    const step = await sent({ mistral: { embed } });
    await sees(step, 'Your plan does not include mistral-embed');
    expect(nextActions(await steady(step.screen))[0]).toBe(
      '› Send them to codestral-embed instead',
    );
    await step.screen.press('return');
    await sees(step, '3 embeddings of 2 numbers each');
    await step.screen.type('a');
    await sees(step, 'codestral-embed: 1,536 numbers');
    await step.screen.type('m');
    await sees(
      step,
      'mistral-embed: 1,024 numbers per text, $0.10 per million tokens (your account',
    );
  });

  test('that refuses the texts lets the person change them', async () => {
    const embed = () =>
      Promise.reject(
        new AppError({ code: 'request-refused', status: 400, detail: 'Too many tokens.' }),
      );
    const step = await sent({ mistral: { embed } });
    await sees(step, 'Too many tokens');
    await selectAction(step.screen, 'Change the texts');
    await sees(step, 'Three sentences to try:');
  });
});

describe('a search', () => {
  async function searching(...given: Parameters<typeof offered>) {
    const step = await sent(...given);
    await sees(step, 'Closest in meaning');
    await step.screen.type('/');
    await sees(step, 'What are you looking for?');
    return step;
  }

  test('ranks the texts by a query, repeatedly, each with its cost', async () => {
    const step = await searching();
    expect(bodies(step)).toHaveLength(1);
    await step.screen.press('ctrl+u');
    await step.screen.type('language models by Mistral AI');
    await step.screen.press('return');
    await sees(step, 'tokens: less than $0.0001.');
    const hits = step.screen.frame().match(/^\d\.\d\d █*░* .*$/gm) ?? [];
    expect(hits).toHaveLength(3);
    expect(hits[0]).toContain('Mistral AI provides powerful language models.');
    const scores = hits.map((line) => Number(line.slice(0, 4)));
    expect(scores).toEqual(scores.toSorted((one, other) => other - one));
    await step.screen.press('ctrl+u');
    await step.screen.type('the weather today');
    await step.screen.press('return');
    await sees(step, 'All 2 questions: less than $0.0001.');
    expect(step.screen.frame()).toMatch(/^\d\.\d\d █*░* What is the weather like today\?$/m);
    expect(bodies(step).slice(1)).toEqual([
      { model: 'mistral-embed', input: ['language models by Mistral AI'] },
      { model: 'mistral-embed', input: ['the weather today'] },
    ]);
    expect(step.services.ledger.entries().map(({ kind }) => kind)).toEqual(
      Array(3).fill('embeddings'),
    );
    await step.screen.press('escape');
    await sees(step, 'Closest in meaning: sentences 1 and 2.');
  });

  test('waits if the service asks to, and Enter ends the wait', async () => {
    let calls = 0;
    const embed: MistralPort['embed'] = async ({ model, inputs }) => {
      calls += 1;
      if (calls === 2) throw new AppError({ code: 'rate-limited', seconds: 20 });
      return { model, vectors: inputs.map(() => [1, 2]), metadata: { limits: [] } };
    };
    const step = await searching({ mistral: { embed }, clock: createFakeClock() });
    await step.screen.press('return');
    await sees(step, 'Too many requests: trying again in 20 s');
    await step.screen.press('return');
    await sees(step, 'What is the weather like today?');
    expect(calls).toBe(3);
  });

  test('sends nothing without a query', async () => {
    const step = await searching();
    await step.screen.press('ctrl+u');
    await step.screen.press('return');
    expect(await steady(step.screen)).toContain('type a question');
    expect(bodies(step)).toHaveLength(1);
  });

  test('uses the model and dimensions of the texts', async () => {
    const step = await offered();
    await step.screen.type('m');
    await sees(step, 'codestral-embed: 3,072');
    await step.screen.press('end');
    await step.screen.press('return');
    await sees(step, 'codestral-embed: 3,072');
    await step.screen.press('return');
    await sees(step, 'Closest in meaning');
    await step.screen.type('/');
    await sees(step, 'What are you looking for?');
    await step.screen.press('return');
    await sees(step, 'tokens: less');
    expect(bodies(step)[1]).toMatchObject({ model: 'codestral-embed', output_dimension: 3072 });
  });

  test('explains an error; Enter retries, and Esc stops a long call', async () => {
    let calls = 0;
    const embed: MistralPort['embed'] = async ({ model, inputs }, options) => {
      calls += 1;
      if (calls === 2) throw new AppError({ code: 'rate-limited', seconds: 90 });
      if (calls === 3) return await stopped(options.signal);
      return { model, vectors: inputs.map(() => [1, 2]), metadata: { limits: [] } };
    };
    const step = await searching({ mistral: { embed } });
    await step.screen.press('return');
    await sees(step, 'Too many requests in a short time');
    await step.screen.press('return');
    await sees(step, 'mistral-embed is reading the question');
    await step.screen.press('escape');
    await sees(step, 'You stopped it.');
    await step.screen.press('return');
    await sees(step, 'What is the weather like today?');
    expect(step.screen.frame()).toContain('price unknown');
  });
});

/** Rejects when its signal is aborted, as a call does. */
function stopped(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(new AppError({ code: 'cancelled' })));
  });
}

describe('the next steps', () => {
  test('are explained, with a page for more; Esc goes back, Enter continues', async () => {
    const step = await sent();
    await sees(step, 'Closest in meaning');
    await step.screen.type('y');
    await sees(step, 'https://docs.mistral.ai/studio/knowledge-rag/embeddings');
    await step.screen.press('escape');
    await sees(step, 'Closest in meaning');
    await step.screen.type('y');
    await sees(step, 'https://docs.mistral.ai/');
    await step.screen.press('return');
    expect(step.events).toEqual([{ answered: settled.embeddings }]);
  });
});

describe('a screen reader', () => {
  test('gets the pairs as sentences', async () => {
    const wizard = await renderWizard({
      at: 'embeddings',
      services: { stored: key },
      answers: { key: settled.key },
      session: { screenReader: true },
      rows: 60,
    });
    await sees(wizard, 'Three sentences to try:');
    await wizard.screen.press('return');
    await sees(wizard, 'Closest in meaning');
    const frame = wizard.screen.frame();
    expect(frame).toMatch(/1 and 2: 0\.\d\d\n(?:1|2) and 3: 0\.\d\d\n(?:1|2) and 3: 0\.\d\d/);
    expect(frame).not.toMatch(/[░▒▓█]/);
  });
});

test('saves the figures of a call, and none of its vectors', () => {
  const embedded = {
    model: 'mistral-embed',
    count: 2,
    dimensions: 4,
    firstFive: [],
    vectors: [],
    similarity: [],
    calls: 1,
    cost: 'unknown',
    totalMs: 1,
    metadata: { limits: [] },
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
