import { describe, expect, test } from 'vitest';
import { sampleDocument, samplePicture } from '../../src/core/explore/samples.ts';
import type { ScenarioName } from '../../src/emulator/scenario-names.ts';
import { AppError, type ErrorData } from '../../src/errors/errors.ts';
import { errorMessage } from '../../src/i18n/errors.ts';
import type { DocumentsPort } from '../../src/services/ports/documents.ts';
import type { MistralPort } from '../../src/services/ports/mistral.ts';
import type { CategoryScore } from '../../src/services/ports/other-calls.ts';
import {
  nextOf,
  parseExploreAnswer,
  pathOf,
  problemOf,
  rowAfter,
  topics,
  withTried,
} from '../../src/steps/explore/logic.ts';
import { settled } from '../support/fakes/answers.ts';
import { createFakeClock } from '../support/fakes/fake-clock.ts';
import { key, type TestServicesOptions } from '../support/fakes/services.ts';
import { type RenderedStep, renderStep, type StepOptions } from '../support/terminal/step.tsx';
import { listedButRefusing, sent, to } from './explore-scenes.ts';
import { nextActions, sees, selectAction, steady } from './scenes.ts';

type Explored = RenderedStep<'explore'>;

async function opened(
  services: TestServicesOptions = {},
  options: StepOptions<'explore'> = {},
): Promise<Explored> {
  const { key: keyAnswer, model } = settled;
  return await renderStep('explore', {
    answers: { key: keyAnswer, model },
    ...options,
    services: { stored: key, ...services },
  });
}

const paths = ({ services }: Explored) => services.emulator.requests.map(({ path }) => path);
const lastBody = ({ services }: Explored) => services.emulator.requests.at(-1)?.body;
const metadata = { limits: [] };

describe('the list', () => {
  test('is skipped with one Enter, and nothing is sent', async () => {
    const step = await opened();
    await sees(step, 'More the API can do');
    await step.screen.press('return');
    expect(step.events).toEqual([{ answered: { tried: [] } }]);
    expect(paths(step)).toEqual([]);
  });

  test('marks tried topics, and moves to new ones', async () => {
    const step = await opened({}, { own: { tried: ['functions'] } });
    await sent('fim')(step, 'en');
    await sees(step, 'codestral-latest answered');
    await step.screen.press('return');
    await sees(step, 'More the API can do');
    const frame = await steady(step.screen);
    expect(frame).toMatch(/^ {2}Code completion .*✓ tried$/m);
    expect(frame).toMatch(/^ {2}Function calling .*✓ tried$/m);
    expect(frame).toMatch(/^› Structured output .*schema$/m);
    await step.screen.press('home');
    await step.screen.press('return');
    expect(step.events).toEqual([{ answered: { tried: ['fim', 'functions'] } }]);
  });

  test('is completed by Enter alone', async () => {
    const step = await opened();
    await sees(step, 'More the API can do');
    await step.screen.press('down');
    for (const [offer, result] of [
      ['Codestral reads', 'Its code is marked with a plus:'],
      ['A model doesn’t know what time it is', 'The model answered:'],
      ['A program needs answers', 'The answer fits the schema'],
      ['A moderation model', 'How likely each'],
      ['Many models can see:', 'A small beige house with a red roof'],
      ['An OCR model', 'Roquefort'],
      ['A Voxtral model', 'Bonjour.'],
    ] as const) {
      await step.screen.press('return');
      await sees(step, offer);
      await step.screen.press('return');
      await sees(step, result);
      await step.screen.press('return');
      await sees(step, 'More the API can do');
    }
    await step.screen.press('return');
    await sees(step, 'https://docs.mistral.ai/studio/batch-processing');
    await step.screen.press('return');
    await sees(step, '› Continue');
    await step.screen.press('return');
    expect(step.events).toEqual([{ answered: { tried: [...topics] } }]);
    expect(paths(step)).toEqual([
      '/v1/models',
      '/v1/fim/completions',
      '/v1/chat/completions',
      '/v1/chat/completions',
      '/v1/chat/completions',
      '/v1/moderations',
      '/v1/chat/completions',
      '/v1/ocr',
      '/v1/audio/transcriptions',
    ]);
    const kinds = step.services.ledger.entries().map(({ kind }) => kind);
    expect(kinds).toEqual([
      'fim',
      'chat',
      'chat',
      'chat',
      'moderation',
      'chat',
      'ocr',
      'transcription',
    ]);
  });

  test('works without the list of models', async () => {
    const refuse = () => Promise.reject(new AppError({ code: 'service', status: 503 }));
    const step = await opened({ mistral: { listModels: refuse } });
    await sent('ocr')(step, 'en');
    await sees(step, 'mistral-ocr-latest answered');
  });
});

describe('too many requests', () => {
  test('are waited for, with a countdown that Enter ends', async () => {
    let calls = 0;
    const completeFim: MistralPort['completeFim'] = async ({ model }) => {
      calls += 1;
      if (calls === 1) throw new AppError({ code: 'rate-limited', seconds: 20 });
      return { model, text: 'return n', reason: 'stop', metadata };
    };
    const step = await opened({ mistral: { completeFim }, clock: createFakeClock() });
    await sent('fim')(step, 'en');
    await sees(step, 'Too many requests: trying again in 20 s');
    expect(step.screen.frame()).toContain('Enter try now · Esc stop');
    await step.screen.press('return');
    await sees(step, 'return n');
  });

  test('are reported if the wait takes minutes', async () => {
    const error: ErrorData = { code: 'rate-limited', seconds: 61 };
    const step = await opened({ mistral: listedButRefusing(error), clock: createFakeClock() });
    await sent('fim')(step, 'en');
    await sees(step, errorMessage('en', error).title);
  });
});

describe('a result', () => {
  test('fim: shows the gap, its filling, and tokens times the price', async () => {
    const step = await opened();
    await to('fim')(step, 'en');
    expect(step.screen.frame()).toContain('With codestral-latest, for less than $0.0001.');
    await step.screen.press('return');
    await sees(step, '20 tokens in, 20 out: less than $0.0001.');
    const code = step.screen
      .frame()
      .split('\n')
      .slice(1, 8)
      .map((line) => line.trimEnd());
    expect(code).toEqual([
      '',
      '  def is_prime(n: int) -> bool:',
      '+     if n < 2:',
      '+         return False',
      '+     return all(n % d for d in range(2, int(n**0.5) + 1))',
      '',
      '  print([n for n in range(50) if is_prime(n)])',
    ]);
  });

  test('functions: shows both turns', async () => {
    const step = await opened();
    await to('functions')(step, 'en');
    await step.screen.type('And in Lima?');
    await step.screen.press('return');
    await sees(step, 'The model answered:');
    const frame = step.screen.frame();
    expect(frame).toContain('You asked              And in Lima?');
    expect(frame).toMatch(/The model called {7}local_time\(\{"time_zone":"America\/Lima"\}\)/);
    expect(frame).toMatch(/Our function returned {2}\{"time_zone":"America\/Lima","local_time":"/);
    expect(frame).toMatch(/^In Lima it is \d\d:\d\d, on /m);
  });

  test('moderation: is free; shows categories by name, unknown ones as sent, and missing scores as ?', async () => {
    const scores: readonly CategoryScore[] = [
      { category: 'law', score: 0.5, flagged: false },
      { category: 'constructor', score: 1, flagged: true },
      { category: 'pii', flagged: false },
    ];
    const moderate = async () => ({
      model: 'mistral-moderation-2603',
      results: [scores],
      metadata: metadata,
    });
    const step = await opened({ mistral: { moderate } }, { lang: 'fr' });
    await to('moderation')(step, 'fr');
    expect(step.screen.frame()).toContain('Gratuit, avec mistral-moderation-2603.');
    await step.screen.press('return');
    await sees(step, 'Gratuit.');
    const lines = step.screen
      .frame()
      .split('\n')
      .map((line) => line.trimEnd());
    expect(lines).toContain(`constructor            1,00  ${'█'.repeat(30)} signalé`);
    expect(lines).toContain(`conseil juridique      0,50  ${'█'.repeat(15)}`);
    expect(lines).toContain('données personnelles   ?');
  });
});

describe('files and their results', () => {
  test('vision: reads a picture of the person, recognised by its first bytes, from a dropped path', async () => {
    const asked: string[] = [];
    const read: DocumentsPort['read'] = async (path) => {
      asked.push(path);
      return new Uint8Array([0xff, 0xd8, 0xff, 0xe0]);
    };
    const step = await opened({ documents: { read } });
    await to('vision')(step, 'en');
    expect(step.screen.frame()).toContain('With mistral-small-latest, for less than $0.0001.');
    await step.screen.type("'my photo.txt' ");
    await sees(step, 'About $0.00052');
    await step.screen.press('return');
    await sees(step, 'I received one image.');
    expect(asked).toEqual(['my photo.txt']);
    expect(JSON.stringify(lastBody(step))).toContain('data:image/jpeg;base64,/9j/4A==');
  });

  test('ocr: reads the first page of a PDF, priced by the page', async () => {
    const step = await opened({}, { lang: 'fr' });
    await to('ocr')(step, 'fr');
    expect(step.screen.frame()).toContain('Environ 0,0035\u00a0€, avec mistral-ocr-latest.');
    await step.screen.press('return');
    await sees(step, 'Pages lues : 1. Coût : 0,0035 €.');
    expect(lastBody(step)).toMatchObject({ pages: [0], document: { type: 'document_url' } });
  });

  test('reports an unknown price', async () => {
    const cards = await (await opened()).services.mistral.listModels({ key });
    const models = cards.models
      .filter(({ capabilities }) => capabilities.fim)
      .map((card) => ({ ...card, id: 'new', name: 'new', aliases: [] }));
    const step = await opened({ mistral: { listModels: async () => ({ models, metadata }) } });
    await to('fim')(step, 'en');
    expect(step.screen.frame()).toContain('With new, whose price is unknown.');
  });

  test('reports an answer without text', async () => {
    const readDocument = async () => ({ model: 'm', texts: ['  '], pages: 1, metadata: metadata });
    const step = await opened({ mistral: { readDocument } });
    await sent('ocr')(step, 'en');
    await sees(step, 'No text was found on the page.');
  });
});

describe('refuses in a sentence what cannot be sent, and sends nothing', () => {
  const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  const holding = (text: string): DocumentsPort => ({ read: async () => bytes(text) });
  const failing = (problem: 'missing' | 'not-a-file' | 'too-large'): DocumentsPort => ({
    read: async (path) => {
      throw new AppError({ code: 'files', problem, path });
    },
  });

  test.each([
    ['vision', failing('missing'), 'it does not exist.'],
    ['vision', failing('not-a-file'), 'it is not a file.'],
    ['ocr', failing('too-large'), 'it is too large to send.'],
    ['vision', holding('%PDF-1.4'), 'it is not a PNG, JPEG, WebP or GIF picture.'],
    ['ocr', holding('\x7fELF'), 'it is neither a PDF nor a picture.'],
    ['ocr', holding(''), 'it is neither a PDF nor a picture.'],
  ] as const)('%s: %o', async (topic, documents, said) => {
    const step = await opened({ documents });
    await sent(topic, 'it')(step, 'en');
    await sees(step, said);
    expect(paths(step)).toEqual(['/v1/models']);
    // The message concerns this path; it disappears when another one is typed.
    await step.screen.type('2');
    await step.screen.waitFor((frame) => !frame.includes(said));
  });

  test.each([
    ['no text', '\x15', 'Type a text first, then press Enter'],
    ['blanks', '\x15   ', 'Type a text first, then press Enter'],
    ['a book', 'a'.repeat(20_001), 'Too long to try here: 20,000 characters at most'],
  ])('moderation: %s', async (_, typed, said) => {
    const step = await opened();
    await to('moderation')(step, 'en');
    for (const piece of typed.startsWith('\x15') ? [...typed] : [typed])
      await step.screen.type(piece);
    await steady(step.screen);
    await step.screen.press('return');
    await sees(step, said);
    expect(paths(step)).toEqual(['/v1/models']);
  });
});

describe('models that the account cannot call', () => {
  test('are reported if another model answers', async () => {
    const step = await opened({ scenario: 'free-mode' });
    await sent('functions')(step, 'en');
    await sees(step, 'Your account can’t call mistral-small-latest, so we used another model.');
    expect(step.screen.frame()).toContain('ministral-8b-latest answered');
  });

  test('are not tried again', async () => {
    const modelAccess = { 'mistral-small-latest': 'zero-quota' } as const;
    const keyAnswer = { ...settled.key, modelAccess: modelAccess };
    const step = await opened({ scenario: 'free-mode' }, { answers: { key: keyAnswer } });
    await sent('vision')(step, 'en');
    await sees(step, 'ministral-8b-latest answered');
    expect(paths(step)).toEqual(['/v1/models', '/v1/chat/completions']);
  });

  test.each<readonly [ErrorData, readonly string[]]>([
    [
      { code: 'tier', model: 'codestral-latest' },
      [
        '› Next: Function calling',
        '  Back to the list',
        '  Try again',
        '  Open the subscription page',
      ],
    ],
    [
      { code: 'payment' },
      [
        '› Go back to billing',
        '  Next: Function calling',
        '  Back to the list',
        '  Try again',
        '  Open the billing page',
      ],
    ],
    [
      { code: 'network', problem: 'reset', host: 'h' },
      ['› Try again', '  Next: Function calling', '  Back to the list'],
    ],
  ])('%j offers actions', async (error, actions) => {
    const step = await opened({ mistral: listedButRefusing(error) });
    await sent('fim')(step, 'en');
    await sees(step, errorMessage('en', error).title);
    expect(nextActions(await steady(step.screen))).toEqual(actions);
  });

  test('offer the next topic, which opens', async () => {
    const step = await opened({ mistral: listedButRefusing({ code: 'labs', model: 'm' }) });
    await sent('transcription')(step, 'en');
    await sees(step, 'Your account can’t call any model that does this.');
    await selectAction(step.screen, 'Next: Batch, fine-tuning');
    await sees(step, 'https://mistral.ai/products/forge/');
  });

  test.each([
    ['key-refused', 'Go back to the key', { jumped: 'key' }],
    ['payment', 'Go back to billing', { jumped: 'billing' }],
  ] as const)('%s offers “%s”', async (code, action, event) => {
    const step = await opened({ mistral: listedButRefusing({ code }) });
    await sent('moderation')(step, 'en');
    await sees(step, action);
    await selectAction(step.screen, action);
    expect(step.events).toEqual([event]);
  });
});

test.each<readonly [ScenarioName, 'fim' | 'functions' | 'moderation' | 'vision' | 'ocr']>([
  ['hostile', 'functions'],
  ['hostile', 'fim'],
  ['unicode', 'ocr'],
  ['malformed', 'fim'],
  ['redirect', 'moderation'],
  ['overloaded', 'vision'],
])('in %s, %s ends in an answer or a named error', async (scenario, topic) => {
  const step = await opened({ scenario });
  await sent(topic)(step, 'en');
  await step.screen.waitFor((frame) => /answered in|^✗ /m.test(frame), 20_000);
  expect(step.screen.everyFrame()).not.toMatch(/undefined|\[object|SDK:|evil\.example/);
});

test('stops a call on Esc, and returns to the list on the next', async () => {
  const step = await opened({ mistral: { completeFim: () => new Promise(() => {}) } });
  await sent('fim')(step, 'en');
  await sees(step, 'codestral-latest is filling the gap');
  await step.screen.press('escape');
  await sees(step, 'You stopped it.');
  await step.screen.press('escape');
  await sees(step, 'More the API can do');
  expect(step.events).toEqual([]);
  await step.screen.press('escape');
  expect(step.events).toEqual(['back']);
});

describe('logic', () => {
  test('lists each tried topic once, in the order of the list', () => {
    expect(withTried([], 'ocr')).toEqual(['ocr']);
    expect(withTried(['ocr'], 'fim')).toEqual(['fim', 'ocr']);
    expect(withTried(['fim', 'ocr'], 'ocr')).toEqual(['fim', 'ocr']);
  });

  test.each([
    [undefined, [], 0],
    ['fim', ['fim'], 2],
    ['fim', ['fim', 'functions'], 3],
    // Opened, but not tried.
    ['fim', [], 2],
    ['ocr', ['ocr'], 7],
    ['larger', ['larger'], 0],
    ['vision', ['vision', 'ocr', 'transcription', 'larger'], 0],
  ] as const)('after %s, with %j tried, the marker is on row %i', (last, tried, row) => {
    expect(rowAfter(last, tried)).toBe(row);
  });

  test('has a next topic for each', () => {
    expect(topics.slice(0, -1).map((topic) => nextOf(topic as 'fim'))).toEqual(topics.slice(1));
  });

  test.each([
    ['a.png', 'a.png'],
    ['  a b.png ', 'a b.png'],
    ["'/home/me/a b.png'", '/home/me/a b.png'],
    ['"C:\\a b.png"', 'C:\\a b.png'],
    ['/home/me/a\\ b.png', '/home/me/a b.png'],
    ['C:\\ b.png', 'C:\\ b.png'],
    ["it's.png", "it's.png"],
  ])('the path in %j is %j', (typed, path) => {
    expect(pathOf(typed)).toBe(path);
  });

  test.each([
    ['', 'empty'],
    [' \t', 'empty'],
    ['a', undefined],
    ['a'.repeat(20_001), 'long'],
  ])('the problem of a typed text is found: %j', (typed, problem) => {
    expect(problemOf(typed)).toBe(problem);
  });

  test.each([
    [{ tried: ['fim', 'ocr'] }, { tried: ['fim', 'ocr'] }],
    [{ tried: ['ocr', 'fim', 'fim', 'audio', 7] }, { tried: ['fim', 'ocr'] }],
    [{ tried: [] }, { tried: [] }],
    [{ tried: 'fim' }, undefined],
    [{}, undefined],
    [[], undefined],
    [null, undefined],
    [undefined, undefined],
  ])('the saved answer %j is read as %j', (saved, answer) => {
    expect(parseExploreAnswer(saved)).toEqual(answer);
  });
});

test('has small samples that match their descriptions', () => {
  const [picture, invoice] = [samplePicture(), sampleDocument()];
  const begins = (bytes: Uint8Array) => String.fromCharCode(...bytes.subarray(0, 8));
  expect(begins(picture.bytes)).toBe('\x89PNG\r\n\x1a\n');
  expect(begins(invoice.bytes)).toBe('%PDF-1.4');
  expect(String.fromCharCode(...invoice.bytes)).toContain('(Total : 34,70 \\200)');
  for (const { bytes } of [picture, invoice]) expect(bytes.length).toBeLessThan(20_000);
});
