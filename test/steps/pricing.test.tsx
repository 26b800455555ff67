import { describe, expect, test } from 'vitest';
import { pages } from '../../src/i18n/links.ts';
import { changed, moved, offeredForm, readWhole } from '../../src/steps/pricing/estimate-form.ts';
import { limitsText } from '../../src/steps/pricing/limit-text.ts';
import { parsePricingAnswer } from '../../src/steps/pricing/logic.ts';
import { settled } from '../support/fakes/answers.ts';
import { key, type TestServicesOptions } from '../support/fakes/services.ts';
import { type RenderedStep, renderStep, type StepOptions } from '../support/terminal/step.tsx';
import { ledgerWith, someCalls } from './pricing-scenes.ts';
import { sees, selectAction, steady } from './scenes.ts';

type Pricing = RenderedStep<'pricing'>;

async function pricing(
  services: TestServicesOptions = {},
  options: StepOptions<'pricing'> = {},
): Promise<Pricing> {
  const step = await renderStep('pricing', {
    answers: { key: settled.key, model: settled.model },
    ...options,
    services: { stored: key, ledger: ledgerWith(someCalls), ...services },
  });
  await sees(step, options.lang === 'fr' ? 'Entrée continuer' : 'Enter continue');
  return step;
}

/** Opens another screen by its key. */
async function at(letter: string, shows: string, ...given: Parameters<typeof pricing>) {
  const step = await pricing(...given);
  await step.screen.type(letter);
  await sees(step, shows);
  return step;
}

const line = (step: Pricing, start: string) =>
  step.screen
    .frame()
    .split('\n')
    .find((one) => one.startsWith(start));

/** Returns the rows of the only table on the screen, with their cells separated by bars. */
function tableOf(frame: string): readonly string[] {
  const lines = frame.split('\n');
  const from = lines.findIndex((one) => /^(?:Model|Limit) {2}/.test(one));
  const rows = lines.slice(from, lines.indexOf('', from));
  return rows.map((row) => row.trim().split(/ {2,}/).join(' | '));
}

describe('the usage table', () => {
  test('groups the calls by model and kind, and sends nothing', async () => {
    const step = await pricing();
    const frame = step.screen.frame();
    // 1,400 + 531,750 + 2,800 + 2 pages at 4 dollars a thousand.
    expect(frame).toContain('This session cost $0.0084, for 6 calls.');
    expect(frame).toContain('1 call (price unknown), 1 call (no token count reported).');
    expect(tableOf(frame)).toEqual([
      'Model | Calls | In | Out | Cached | Cost',
      'mistral-small-latest | test call | 5 | 1 | 0 | less than $0.0001',
      'mistral-small-latest | chat ×2 | 1,913 | 408 | 1,024 | $0.00039',
      'mistral-embed | embeddings | 28 | 0 | 0 | less than $0.0001',
      'mistral-ocr-latest | 2 pages read | $0.008',
      'a-model-of-tomorrow | chat | 12 | 80 | 0 | price unknown',
      'Total | 1,958 | 489 | 1,024 | $0.0084',
    ]);
    expect(frame).toContain('Cached tokens cost 10% of the price, as of August\u00a02026');
    expect(step.services.emulator.requests).toEqual([]);
    await step.screen.press('return');
    expect(step.events).toEqual([{ answered: { seen: true } }]);
  });

  test('lists each call with its exact cost on request', async () => {
    const step = await pricing();
    await step.screen.type('d');
    await sees(step, 'D by model');
    const frame = step.screen.frame();
    expect(line(step, 'mistral-small-latest  test call')).toMatch(
      / 5 +1 +0 +\$0\.0000014 +0\.32\ss$/,
    );
    expect(frame).toMatch(/^mistral-small-latest +chat +1,913 +408 +1,024 +\$0\.00039 +4\.2\ss$/m);
    expect(frame).toMatch(/^mistral-small-latest +chat +- +- +- +unknown +1\.3\ss$/m);
    await step.screen.type('d');
    await sees(step, 'D calls');
  });

  test('leaves out the columns for cache and time if they are empty', async () => {
    const step = await pricing({ ledger: ledgerWith(someCalls.slice(0, 1)) });
    expect(step.screen.frame()).toMatch(/^Model +Calls +In +Out +Cost$/m);
  });

  test('stays a table with the amounts in 40 columns', async () => {
    const step = await pricing({}, { columns: 40 });
    const rows = tableOf(step.screen.frame());
    expect(rows).toEqual([
      'Model | Cost',
      'mistral-small-latest',
      'test call | < $0.0001',
      'chat ×2 | $0.00039',
      'mistral-embed',
      'embeddings | < $0.0001',
      'mistral-ocr-latest',
      '2 pages read | $0.008',
      'a-model-of-tomorrow',
      'chat | price unknown',
      'Total | $0.0084',
    ]);
    await step.screen.type('d');
    await sees(step, 'D by model');
    expect(step.screen.frame()).toMatch(/^ {2}1\. test call +\$0\.0000014\b/m);
    await step.screen.type('d');
    await sees(step, 'D calls');
    await step.screen.type('e');
    await sees(step, 'Per day');
    expect(step.screen.frame()).toMatch(/^mistral-small-latest +\$0\.23 +\$6\.75$/m);
  });
});

describe('the currency and the rows of the usage table', () => {
  test('shows a price that is known in dollars only in dollars, also in French', async () => {
    const usage = { promptTokens: 1_000, completionTokens: 100, totalTokens: 1_100 };
    const call = { kind: 'chat', usage, tookMs: 1_000 } as const;
    const calls = [
      { ...call, model: 'mistral-small-latest' },
      { ...call, model: 'mistral-large-4' },
    ];
    const step = await pricing({ ledger: ledgerWith(calls) }, { lang: 'fr' });
    const frame = step.screen.frame();
    // 1,000 × 0.12 + 100 × 0.50 millionths of a euro; 1,000 × 0.70 + 100 × 2.10 of a dollar.
    expect(frame).toContain('0,00017\u00a0€ et 0,00091\u00a0$, pour 2\u00a0appels.');
    expect(line(step, 'mistral-large-4')).toMatch(/ 0,00091\u00a0\$$/);
    expect(line(step, 'Total')).toMatch(/ 0,00017\u00a0€ \+ 0,00091\u00a0\$$/);
    expect(frame).not.toContain('inconnu');
  });

  test('uses the number format and currency of the language', async () => {
    const step = await pricing({}, { lang: 'fr' });
    expect(step.screen.frame()).toMatch(
      /Cette session a coûté 0,0073\u00a0€, pour 6\u00a0appels\./,
    );
    expect(line(step, 'Total')).toMatch(/1\u202f958 +489 +1\u202f024 +0,0073\u00a0€/);
  });

  test('with many calls scrolls by the arrows to both ends', async () => {
    const entries = Array.from({ length: 30 }, (_, tokens) => ({
      kind: 'embeddings' as const,
      model: 'mistral-embed',
      usage: { promptTokens: 1000 + tokens, completionTokens: 0, totalTokens: 1000 + tokens },
      tookMs: 1,
    }));
    const step = await pricing({ ledger: ledgerWith(entries) });
    await step.screen.type('d');
    await sees(step, '0 above, 20 below');
    await step.screen.press('up');
    await step.screen.press('down');
    await step.screen.press('down');
    await sees(step, '2 above, 18 below');
    for (let page = 0; page < 4; page += 1) await step.screen.press('pagedown');
    await sees(step, '20 above, 0 below');
    expect(step.screen.frame()).toContain('1,029');
  });

  test('has no sum if no call reported its usage', async () => {
    const step = await pricing({ ledger: ledgerWith(someCalls.slice(2, 3)) });
    expect(step.screen.frame()).toContain('1 call in this session so far.');
    expect(step.screen.frame()).not.toContain('This session cost');
  });

  test('says what prices of a single region do not include', async () => {
    const step = await pricing({ mistral: { host: 'api.eu.mistral.ai' } });
    expect(step.screen.frame()).toContain(
      'Not included: the 10% surcharge of api.eu.mistral.ai, as of August\u00a02026.',
    );
  });
});

describe('a text of the person', () => {
  const counting = (...given: Parameters<typeof pricing>) => at('t', 'Your text', ...given);

  test('is counted by one call, which is then in the table', async () => {
    const step = await counting({ ledger: ledgerWith([]) });
    expect(step.services.emulator.requests).toEqual([]);
    await step.screen.press('return');
    await sees(step, 'As input');
    expect(step.services.emulator.requests.map(({ body }) => body)).toMatchObject([
      { model: 'mistral-small-latest', max_tokens: 1 },
    ]);
    const frame = step.screen.frame();
    expect(frame).toMatch(/^Characters +\d\d$/m);
    const tokens = Number(/^Tokens +(\d+),/m.exec(frame)?.[1]);
    const paid = ((tokens * 150 + 600) / 1e9).toPrecision(2);
    expect(frame).toContain(`This count  $${Number(paid).toFixed(7)},`);
    expect(frame).toContain('$0.15 per million tokens in');
    await step.screen.press('return');
    await sees(step, 'for 1 call.');
    expect(line(step, 'mistral-small-latest')).toContain('token count');
  });

  test('can be typed, and is sent unchanged unless it is empty', async () => {
    const step = await counting();
    await step.screen.press('ctrl+u');
    await sees(step, 'Type a text first.');
    await step.screen.press('return');
    await step.screen.type('Té ?');
    await step.screen.press('return');
    await sees(step, 'As input');
    expect(step.screen.frame()).toMatch(/^Words +1$/m);
    expect(step.services.emulator.requests.map(({ body }) => body)).toMatchObject([
      { messages: [{ content: 'Té ?' }] },
    ]);
  });

  test('that cannot be counted offers actions', async () => {
    const step = await counting({ scenario: 'rate-limited' });
    await step.screen.press('return');
    await sees(step, 'Too many requests');
    await selectAction(step.screen, 'Continue without it');
    await sees(step, 'This session cost');
    expect(step.events).toEqual([]);
  });
});

describe('an estimate', () => {
  const estimating = (...given: Parameters<typeof pricing>) =>
    at('e', 'What your program would cost. Tokens are per request', ...given);
  const small = (step: Pricing) => line(step, 'mistral-small-latest');

  test('is shown at once, and follows the fields', async () => {
    const step = await estimating();
    // 1,000 × (500 × 0.15 + 250 × 0.60) millionths.
    expect(small(step)).toMatch(/\$0\.23 +\$6\.75$/);
    expect(line(step, 'mistral-large-latest')).toMatch(/\$0\.63 +\$18\.75$/);
    await step.screen.type('0');
    await sees(step, '$67.50');
    expect(small(step)).toMatch(/\$2\.25 +\$67\.50$/);
    expect(step.services.emulator.requests).toEqual([]);
    await step.screen.press('return');
    await sees(step, 'This session cost');
  });

  test('marks an invalid field, and shows no amount for it', async () => {
    const step = await estimating();
    await step.screen.press('down');
    await step.screen.type('x');
    await sees(step, 'Tokens in: enter a whole number from 0 to 1,000,000,000.');
    expect(step.screen.frame()).not.toContain('$');
    await step.screen.press('backspace');
    await sees(step, '$6.75');
  });

  test('halves for batches, and calls two combined discounts a guess', async () => {
    const step = await estimating();
    for (let row = 0; row < 4; row += 1) await step.screen.press('down');
    await step.screen.press('right');
    await sees(step, 'answers come later');
    expect(small(step)).toMatch(/\$0\.11 +\$3\.38$/);
    await step.screen.press('down');
    await step.screen.press('left');
    await sees(step, 'With both,');
    // 500 × 0.15 / 10 + 250 × 0.60 = 157.5 millionths, halved, a thousand times, thirty days.
    expect(small(step)).toMatch(/\$0\.079 +\$2\.36$/);
  });

  test('can use another model', async () => {
    const step = await estimating();
    for (let row = 0; row < 3; row += 1) await step.screen.press('down');
    await step.screen.press('right');
    await step.screen.waitFor((frame) => !frame.includes('‹ mistral-small-latest'));
    expect(await steady(step.screen)).toMatch(/^› Model +← (?!mistral-small)\S+ →/m);
  });
});

const minute = { unit: 'req', window: 'minute', limit: 60, remaining: 59 };

describe('limits and pages', () => {
  test('show the values of the headers, and open a page by its number', async () => {
    const step = await at('l', 'Rate limits seen in this session:');
    expect(tableOf(step.screen.frame()).slice(0, 3)).toEqual([
      'Model | requests a minute | tokens a month',
      'mistral-small-latest | 58 of 60 left | 3,999,123 of 4,000,000 left',
      'mistral-embed | 58 of 60 left | 3,999,123 of 4,000,000 left',
    ]);
    await step.screen.type('3');
    await sees(step, 'Opened in your browser.');
    await step.screen.type('9');
    expect(step.services.opened).toEqual([pages.billing]);
  });

  test.each([
    ['no answer had any', [], true],
    ['one model was only called by streams', [{ kind: 'chat', model: 'm', tookMs: 1 }], true],
    [
      'the answers of every model had some',
      [{ kind: 'chat', model: 'm', tookMs: 1, metadata: { limits: [minute] } }],
      false,
    ],
  ] as const)('say that streams report no limits if %s', async (_name, calls, isSaid) => {
    const step = await at('l', 'Usage, limits and budget', { ledger: ledgerWith(calls) });
    const frame = (await steady(step.screen)).replaceAll(/\s+/g, ' ');
    expect(frame.includes('Streamed answers don’t report limits.')).toBe(isSaid);
  });

  test('stay aligned in 40 columns, below the name of their model', async () => {
    const step = await pricing({}, { columns: 40, rows: 40 });
    await step.screen.type('l');
    await sees(step, 'Rate limits seen');
    expect(tableOf(step.screen.frame()).slice(0, 4)).toEqual([
      'Limit | Left',
      'mistral-small-latest',
      '60 requests a minute | 58',
      '4,000,000 tokens a month | 3,999,123',
    ]);
  });

  test('show which calls are not in the plan', async () => {
    const modelAccess = { 'mistral-large-latest': 'tier' } as const;
    const answers = { key: { ...settled.key, modelAccess: modelAccess } };
    const step = await at(
      'l',
      'Rate limits seen in this session:',
      { ledger: ledgerWith([]) },
      { answers },
    );
    expect(line(step, 'mistral-large-latest')).toMatch(/not in your plan$/);
  });

  test.each([
    [{ unit: 'req', window: 'minute', limit: 60, remaining: 58 }, '60 requests a minute (58 left)'],
    [{ unit: 'req', window: 'second', limit: 1 }, '1 request a second'],
    [{ unit: 'req', window: '10-second', limit: 20 }, '20 requests in 10 seconds'],
    [{ unit: 'tokens', window: 'month', remaining: 7 }, 'tokens a month: 7 left'],
    [{ unit: 'ocr-pages', window: 'hour', limit: 3 }, '3 pages an hour'],
    [{ unit: 'sparks', window: 'fortnight', limit: 3 }, '3 sparks per fortnight'],
  ])('%j is shown as “%s”', (limit, expected) => {
    const model = 'mistral-small-latest';
    expect(limitsText({ model, limits: [limit], isOutOfPlan: false }, 'en')).toBe(expected);
  });

  test('treats a zero limit as not in the plan, and no headers as unknown', () => {
    const none = { unit: 'req', window: 'minute', limit: 0, remaining: 0 };
    const model = 'x';
    expect(limitsText({ model, limits: [none], isOutOfPlan: true }, 'en')).toBe(
      'not in your plan: 0 requests a minute',
    );
    expect(limitsText({ model, limits: [none], isOutOfPlan: true }, 'fr')).toBe(
      'hors de votre forfait\u00a0: 0\u00a0requête par minute',
    );
    expect(limitsText({ model, limits: [], isOutOfPlan: false }, 'en')).toBe('not reported');
  });
});

describe('the form of an estimate', () => {
  test.each([
    ['1000', 1000],
    ['1 000', 1000],
    ['1\u202f000\u202f000', 1_000_000],
    ['1,000', 1000],
    ['1.000.000', 1_000_000],
    ['0', 0],
    ['1000000000', 1_000_000_000],
    ['1000000001', undefined],
    ['1.5', undefined],
    ['1,00', undefined],
    ['1,000.000', undefined],
    ['-1', undefined],
    ['1e3', undefined],
    ['', undefined],
    ['9'.repeat(400), undefined],
  ])('%j is read as %s', (typed, value) => {
    expect(readWhole(typed)).toBe(value);
  });

  test('moves within its rows, and cycles through its models', () => {
    const form = offeredForm('a');
    expect(moved(form, -1).row).toBe('requestsPerDay');
    expect(moved(form, 9).row).toBe('cached');
    const models = ['a', 'b', 'c'];
    const onModel = moved(form, 3);
    expect(changed(onModel, models, 1).model).toBe('b');
    expect(changed(onModel, models, -1).model).toBe('c');
    expect(changed({ ...onModel, model: 'c' }, models, 1).model).toBe('a');
  });
});

test.each([
  [{ seen: true }, { seen: true }],
  [{ seen: true, more: 1 }, { seen: true }],
  [{ seen: 'yes' }, undefined],
  [null, undefined],
  [[], undefined],
])('a saved answer %j is read as %j', (saved, answer) => {
  expect(parsePricingAnswer(saved)).toEqual(answer);
});
