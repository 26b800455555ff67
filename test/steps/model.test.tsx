import { describe, expect, test } from 'vitest';
import type { ModelRow } from '../../src/core/models/model-row.ts';
import { pages } from '../../src/i18n/links.ts';
import {
  answerFor,
  canChoose,
  offeredModels,
  parseModelAnswer,
} from '../../src/steps/model/logic.ts';
import { settled } from '../support/fakes/answers.ts';
import { key, never, refusing, type TestServicesOptions } from '../support/fakes/services.ts';
import { type RenderedStep, renderStep, type StepOptions } from '../support/terminal/step.tsx';
import { nextActions, sees, selectAction, steady } from './scenes.ts';

const small = 'mistral-small-latest';

/** The answer of the key step for a Free-mode account. */
const freeKey = {
  ...settled.key,
  modelAccess: { [small]: 'zero-quota', 'ministral-8b-latest': 'ready' },
} as const;

async function picker(
  services: TestServicesOptions = {},
  options: StepOptions<'model'> = {},
): Promise<RenderedStep<'model'>> {
  return await renderStep('model', {
    answers: { key: settled.key },
    ...options,
    services: { stored: key, ...services },
  });
}

/** Returns the row with the marker. */
function current(step: RenderedStep<'model'>): string | undefined {
  return step.screen
    .frame()
    .split('\n')
    .find((line) => line.startsWith('› '));
}

async function endOf(step: RenderedStep<'model'>): Promise<void> {
  await step.screen.press('end');
  await steady(step.screen);
}

const chats = ({ services }: RenderedStep<'model'>) =>
  services.emulator.requests.filter(({ path }) => path === '/v1/chat/completions');

describe('the list', () => {
  test('suggests the first model with a reason; Enter chooses it without another call', async () => {
    const step = await picker();
    await sees(step, 'Recommended:');
    const frame = await steady(step.screen);
    expect(current(step)).toMatch(
      /^› mistral-small-latest +262k +0\.15·0\.60 +★★★★☆ +★★★½☆ +✓ works$/,
    );
    expect(frame).toContain('works with your key');
    await step.screen.press('down');
    await sees(step, 'ministral-8b-latest is ministral-8b-2512 today:');
    await step.screen.press('up');
    await step.screen.press('return');
    expect(step.events).toEqual([{ answered: settled.model }]);
    expect(chats(step)).toEqual([]);
  });

  test('has prices in euros in French', async () => {
    const step = await picker({}, { lang: 'fr' });
    await sees(step, 'Recommandé :');
    expect(step.screen.frame()).toMatch(/€\/M/);
    expect(current(step)).toMatch(/0,12·0,50/);
  });

  test('shows the date and the replacement of a retiring model', async () => {
    const step = await picker();
    await sees(step, 'Recommended:');
    await endOf(step);
    await step.screen.press('up');
    await sees(step, 'Retires on 19 January 2027; then use mistral-medium-3-5.');
  });

  test('scrolls thousands of models by pages', async () => {
    const step = await picker({ scenario: 'huge-list' });
    await sees(step, 'Recommended:');
    await endOf(step);
    await sees(step, 'community-chat-');
    await step.screen.press('home');
    await sees(step, 'Recommended:');
  });

  test('shows texts of the service without control characters', async () => {
    const step = await picker({ scenario: 'hostile' });
    await sees(step, 'Recommended:');
    await endOf(step);
    expect(step.screen.everyFrame()).not.toMatch(/\x1b\]52|\x1b\[2J|evil\u202e/);
  });

  test('returns to the chosen model', async () => {
    const own = { ...settled.model, id: 'ministral-3b-latest', pinned: 'ministral-3b-2512' };
    const step = await picker({}, { own });
    await sees(step, '› ministral-3b-latest');
  });
});

describe('a model that the account can’t call', () => {
  const options = { answers: { key: freeKey } };

  test('is last, with the reason, and cannot be chosen', async () => {
    const step = await picker({}, options);
    await sees(step, '› ministral-8b-latest');
    await endOf(step);
    await sees(step, `Your plan allows 0 requests per minute to ${small}`);
    expect(current(step)).toMatch(/✗ not in plan$/);
    await step.screen.press('return');
    await sees(step, 'open weights: free to download');
    expect(step.screen.frame()).toMatch(/your account +Your plan allows 0 requests/);
    await step.screen.press('return');
    await sees(step, 'chat models;');
    expect(current(step)).toContain(small);
    expect(step.events).toEqual([]);
    expect(chats(step)).toEqual([]);
  });

  test('is listed after the one that answered', async () => {
    const step = await picker({}, options);
    await sees(step, '› ministral-8b-latest');
    await step.screen.press('return');
    expect(step.events).toMatchObject([{ answered: { id: 'ministral-8b-latest' } }]);
  });
});

describe('an untested model', () => {
  const untried = { answers: { key: { ...settled.key, modelAccess: {} } } };

  test('is tried once, with one token, before it is chosen', async () => {
    const step = await picker({}, untried);
    await sees(step, 'Recommended:');
    await step.screen.type('\r\r');
    await step.screen.waitFor(() => step.events.length > 0);
    expect(step.events).toMatchObject([
      { answered: { id: small, modelAccess: { [small]: 'ready' } } },
    ]);
    expect(chats(step).map(({ body }) => body)).toMatchObject([{ model: small, max_tokens: 1 }]);
  });

  test('is not chosen if it does not answer', async () => {
    const step = await picker({ scenario: 'free-mode' }, untried);
    await sees(step, 'Recommended:');
    await step.screen.press('return');
    await sees(step, `Your plan allows 0 requests per minute to ${small}`);
    expect(current(step)).toMatch(/✗ not in plan$/);
    expect(step.events).toEqual([]);
  });

  test('is tried with all others by K, and no row moves', async () => {
    const step = await picker({ scenario: 'free-mode' }, untried);
    await sees(step, 'Recommended:');
    const rows = () =>
      step.screen
        .frame()
        .split('\n')
        .flatMap((line) => /^[› ] (\S+-\S+)/.exec(line)?.[1] ?? []);
    const before = rows();
    expect(chats(step)).toEqual([]);
    await step.screen.type('k');
    const isOver = (frame: string) => !frame.includes('not tested') && !frame.includes('Testing');
    await step.screen.waitFor(isOver, 25_000);
    expect(rows()).toEqual(before);
    expect(step.screen.frame()).toMatch(/ministral-8b-latest .*✓ works/);
    expect(step.screen.frame()).toMatch(/mistral-large-latest .*✗ not in plan/);
    const tried = chats(step).map(({ body }) => (body as { model: string }).model);
    expect(new Set(tried).size).toBe(tried.length);
    await step.screen.type('k');
    await steady(step.screen);
    expect(chats(step)).toHaveLength(tried.length);
  });

  test('is not tried further after Esc', async () => {
    let calls = 0;
    const completeChat = () => {
      calls += 1;
      return never();
    };
    const step = await picker({ mistral: { completeChat } }, untried);
    await sees(step, 'Recommended:');
    await step.screen.type('k');
    await sees(step, 'Esc stop');
    await step.screen.press('escape');
    await sees(step, 'Esc back');
    expect([calls, step.events]).toEqual([1, []]);
  });

  test('is not tried further after an error of the account, which is reported', async () => {
    const step = await picker({ scenario: 'payment' }, untried);
    await sees(step, 'Recommended:');
    await step.screen.type('k');
    await sees(step, 'This account has no payment method on file (402).');
    expect(chats(step)).toHaveLength(1);
    expect(step.events).toEqual([]);
  });
});

describe('a list of models that cannot be loaded', () => {
  test('can be requested again', async () => {
    let calls = 0;
    const listModels = async () => {
      calls += 1;
      return await (
        refusing({ code: 'service', status: 503 }).listModels as () => Promise<never>
      )();
    };
    const step = await picker({ mistral: { listModels } });
    await sees(step, 'Mistral has a problem');
    expect(nextActions(await steady(step.screen))).toEqual([
      '› Try again',
      '  Continue without it',
      '  Open the status page',
    ]);
    await selectAction(step.screen, 'Try again');
    await step.screen.waitFor(() => calls === 2);
    await sees(step, 'Mistral has a problem');
  });

  test('leads to the key step if the key was refused', async () => {
    const step = await picker({ scenario: 'key-refused' });
    await sees(step, pages.keys);
    await step.screen.press('return');
    expect(step.events).toEqual([{ jumped: 'key' }]);
  });

  test('leads to the key step if there is no key', async () => {
    const step = await renderStep('model', { answers: { key: settled.key } });
    await sees(step, 'There is no Mistral key here yet.');
    expect(step.services.emulator.requests).toEqual([]);
    await step.screen.press('return');
    expect(step.events).toEqual([{ jumped: 'key' }]);
  });

  test('can be left out', async () => {
    const step = await picker({ scenario: 'malformed' });
    await sees(step, 'Not an answer from Mistral');
    await selectAction(step.screen, 'Continue without it');
    expect(step.events).toEqual(['skipped']);
  });

  test('is no longer waited for after Esc', async () => {
    const step = await picker({ mistral: { listModels: never } });
    await sees(step, 'Fetching the list of models');
    await step.screen.press('escape');
    await sees(step, 'You stopped it.');
  });
});

function row(id: string, rest: Partial<ModelRow> = {}): ModelRow {
  return {
    id,
    latest: null,
    answeredAs: null,
    aliases: [],
    family: id,
    tier: null,
    tasks: ['chat'],
    can: [],
    usd: null,
    eur: null,
    pages: null,
    minutes: null,
    speed: null,
    quality: null,
    contextTokens: null,
    licence: null,
    state: 'ok',
    retiresAt: null,
    replacement: null,
    hidden: false,
    listed: true,
    access: 'untried',
    ...rest,
  };
}

describe('offeredModels', () => {
  const ids = (rows: readonly ModelRow[]) => rows.map(({ id }) => id);

  test('lists chat models, refused ones last, and the whole list', () => {
    const rows = [
      row('closed', { access: 'tier' }),
      row('embed', { tasks: ['embeddings'] }),
      row('labs', { hidden: true }),
      row('odd', { tasks: [] }),
      row('open', { access: 'ready' }),
    ];
    const picker = offeredModels({ rows, unlisted: [row('gone', { listed: false })] });
    expect(ids(picker.rows)).toEqual(['open', 'closed', 'odd']);
    expect(ids(picker.all)).toEqual(['open', 'closed', 'odd', 'labs', 'embed']);
    expect(ids(picker.index.map((entry) => entry.row)).at(-1)).toBe('gone');
  });

  test('is empty without models', () => {
    expect(offeredModels({ rows: [], unlisted: [] })).toEqual({
      rows: [],
      reasons: [],
      all: [],
      index: [],
    });
  });
});

test.each<readonly [string, Partial<ModelRow>, boolean]>([
  ['chats', {}, true],
  ['has unknown tasks', { tasks: [] }, true],
  ['does not chat', { tasks: ['embeddings'] }, false],
  ['is retired and not listed', { state: 'retired', listed: false }, false],
  ['is retired and still listed', { state: 'retired' }, true],
])('a model that %s can be chosen: %j %s', (_, rest, expected) => {
  expect(canChoose(row('m', rest))).toBe(expected);
});

test.each([
  ['ready', true],
  ['untried', true],
  ['capacity', true],
  ['zero-quota', false],
  ['tier', false],
  ['labs', false],
  ['payment', false],
] as const)('a model that is %s can be chosen: %s', (access, expected) => {
  expect(canChoose(row('m', { access }))).toBe(expected);
});

test('answers with the moving id and the dated one', () => {
  const moving = row('m-2603', { latest: 'm-latest' });
  expect(answerFor(moving, {})).toEqual({ id: 'm-latest', pinned: 'm-2603', modelAccess: {} });
  expect(answerFor(row('m-2603'), {})).toEqual({ id: 'm-2603', pinned: 'm-2603', modelAccess: {} });
});

describe('a saved answer', () => {
  test.each([
    [settled.model, settled.model],
    [
      { id: 'a', pinned: 'b' },
      { id: 'a', pinned: 'b', modelAccess: {} },
    ],
    [
      { id: 'a', pinned: 'b', modelAccess: null },
      { id: 'a', pinned: 'b', modelAccess: {} },
    ],
    [{ id: 'a', pinned: 7 }, undefined],
    [{ pinned: 'b' }, undefined],
    [[], undefined],
    ['a', undefined],
    [null, undefined],
    [undefined, undefined],
  ])('%j is read as %j', (saved, answer) => {
    expect(parseModelAnswer(saved)).toEqual(answer);
  });
});
