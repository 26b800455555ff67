import { describe, expect, test } from 'vitest';
import { settled } from '../../support/fakes/answers.ts';
import { key, type TestServicesOptions } from '../../support/fakes/services.ts';
import { type RenderedStep, renderStep, type StepOptions } from '../../support/terminal/step.tsx';
import { sees, steady } from '../scenes.ts';

const untried = { key: { ...settled.key, modelAccess: {} } };

async function picker(
  services: TestServicesOptions = {},
  options: StepOptions<'model'> = {},
): Promise<RenderedStep<'model'>> {
  const step = await renderStep('model', {
    answers: { key: settled.key },
    ...options,
    services: { stored: key, ...services },
  });
  await sees(step, options.lang === 'fr' ? 'modèles de chat' : 'chat models;');
  return step;
}

/** Opens the filter and types into it. */
async function finds(step: RenderedStep<'model'>, typed: string): Promise<string> {
  await step.screen.type('/');
  await step.screen.waitFor(/^│ › /m);
  await steady(step.screen);
  await step.screen.type(typed);
  await sees(step, typed);
  return await steady(step.screen);
}

/** Returns the ids in the list; with a filter, those below its field. */
function idsIn(frame: string): readonly string[] {
  const table = frame.split(/^ {2}(?:model|modèle) .*$/m)[1] ?? '';
  return table.split('\n').flatMap((line) => /^[› ] ([a-z]\S*-\S+) /.exec(line)?.[1] ?? []);
}

describe('the typed filter', () => {
  test.each([
    ['en', 'CODESTRAL', ['codestral-latest', 'codestral-embed-2505']],
    ['en', 'mistral large', ['mistral-large-latest', 'mistral-large-4-0']],
    ['fr', 'modération', ['mistral-moderation-2603', 'mistral-moderation-2411']],
    ['en', 'moderation', ['mistral-moderation-2603', 'mistral-moderation-2411']],
    ['fr', 'pdf', ['mistral-ocr-2512', 'mistral-ocr-4-0']],
  ] as const)('searches ids, names and tasks, in %s: %j', async (lang, typed, ids) => {
    const step = await picker({}, { lang });
    const frame = await finds(step, typed);
    expect(idsIn(frame).slice(0, 2)).toEqual(ids);
  });

  test('accepts every letter as text', async () => {
    const step = await picker({}, { answers: untried });
    await finds(step, 'cat/1t');
    expect(step.screen.frame()).toContain('› cat/1t');
    expect(step.services.emulator.requests.map(({ path }) => path)).toEqual(['/v1/models']);
  });

  test('lets Enter try and choose the current row', async () => {
    const step = await picker({}, { answers: untried });
    await finds(step, 'ministral');
    await step.screen.press('down');
    await steady(step.screen);
    await step.screen.press('return');
    await step.screen.waitFor(() => step.events.length > 0);
    expect(step.events).toMatchObject([{ answered: { id: 'ministral-14b-latest' } }]);
  });

  test('is cleared by Esc, then hidden, then Esc goes back', async () => {
    const step = await picker();
    await finds(step, 'ministral');
    await step.screen.press('escape');
    await sees(step, 'codestral, vision, cheap…');
    await step.screen.press('escape');
    await sees(step, 'chat models;');
    expect(step.events).toEqual([]);
    await step.screen.press('escape');
    expect(step.events).toEqual(['back']);
  });

  test('suggests the nearest id, which Enter chooses', async () => {
    const step = await picker();
    await finds(step, 'mistral-smal-latst');
    await sees(step, 'No exact match for “mistral-smal-latst”. Close to it:');
    await step.screen.press('return');
    expect(step.events).toEqual([{ answered: settled.model }]);
  });

  test('reports that nothing matches', async () => {
    const step = await picker();
    await finds(step, 'gpt-4');
    await sees(step, 'No match for “gpt-4”.');
    await step.screen.press('return');
    await step.screen.press('ctrl+d');
    await steady(step.screen);
    expect(step.events).toEqual([]);
  });

  test('finds one of thousands of models', async () => {
    const step = await picker({ scenario: 'huge-list' });
    expect(idsIn(await finds(step, 'community 4321'))).toEqual(['community-chat-4321']);
  });
});

describe('a retired model of the guide', () => {
  test('names its replacement, which Enter shows and then chooses', async () => {
    const step = await picker({}, { answers: untried });
    await finds(step, 'mixtral 8x7b');
    await sees(step, 'Retired on 30 March 2025; use mistral-small-2603.');
    expect(step.screen.frame()).toMatch(/^› open-mixtral-8x7b .*✗ retired$/m);
    await step.screen.press('return');
    await sees(step, 'Enter see mistral-small-latest');
    await step.screen.press('return');
    await sees(step, 'Mistral Small 4');
    await step.screen.press('return');
    await step.screen.waitFor(() => step.events.length > 0);
    expect(step.events).toMatchObject([{ answered: settled.model }]);
  });
});

describe('details', () => {
  test('show all metadata, with dated prices in the currency of the person', async () => {
    const step = await picker({}, { lang: 'fr' });
    await step.screen.type('d');
    await sees(step, 'Mistral Small 4');
    const frame = (await steady(step.screen)).replaceAll(/\s+/g, ' ');
    expect(frame).toContain('0,12 € en entrée, 0,50 € en sortie');
    expect(frame).toContain('(au 20 novembre 2026)');
    expect(frame).toContain('mistral-small-latest est aujourd’hui mistral-small-2603');
    expect(frame).toContain('; les appels par l’API sont payants');
    expect(frame).toContain('appel de fonctions, raisonnement');
    expect(frame).toContain('★★★★☆ 4/5, ★★★½☆ 3,5/5');
  });

  test.each([
    ['mistral-ocr-latest', /price +\$4\.00 per thousand pages/],
    ['mistral-moderation-2603', /price +free of charge/],
    ['mistral-embed', /price +\$0\.10 per million tokens/],
    ['zai-glm-5-3-flash', /Not in your account’s list/],
    ['voxtral-mini-tts-latest', /price +unknown/],
  ])('show the price of %s, or that the account does not list it', async (typed, wanted) => {
    const step = await picker();
    await finds(step, typed);
    await step.screen.press('ctrl+d');
    await step.screen.waitFor(wanted);
    await step.screen.press('escape');
    await sees(step, typed);
  });
});

describe('the whole list', () => {
  test('is shown and hidden by a key, with other models after the chat models', async () => {
    const step = await picker();
    await step.screen.type(' ');
    await sees(step, 'All 22 models of your account.');
    await step.screen.press('end');
    await sees(step, 'Not a chat model: it is for audio.');
    await step.screen.press('return');
    await sees(step, 'not tested; only chat models');
    await step.screen.press('escape');
    await sees(step, 'All 22 models');
    await step.screen.type(' ');
    await sees(step, '11 chat models;');
    expect(step.events).toEqual([]);
  });
});

describe('advice', () => {
  test('follows three answers, gives reasons, and Enter chooses the model', async () => {
    const step = await picker({}, { answers: untried });
    await step.screen.type('h');
    await sees(step, 'Our pick: mistral-small-latest.');
    await step.screen.press('right');
    await sees(step, 'Our pick: codestral-latest.');
    await step.screen.press('left');
    await step.screen.press('down');
    await step.screen.press('right');
    await step.screen.press('down');
    await step.screen.press('left');
    await sees(step, 'Our pick: zai-glm-5-2.');
    expect(step.screen.frame()).toContain('[quality]');
    await step.screen.press('return');
    await step.screen.waitFor(() => step.events.length > 0);
    expect(step.events).toMatchObject([{ answered: { id: 'zai-glm-5-2' } }]);
  });

  test('opens the details of a model that is not for chat', async () => {
    const step = await picker();
    await step.screen.type('h');
    await sees(step, 'Our pick:');
    for (let times = 0; times < 4; times += 1) await step.screen.press('right');
    await sees(step, 'Our pick: mistral-ocr-latest.');
    await step.screen.press('return');
    await sees(step, 'OCR 4.1');
    expect(step.events).toEqual([]);
  });

  test('closes on Esc, and chooses nothing', async () => {
    const step = await picker();
    await step.screen.type('h');
    await sees(step, 'Our pick:');
    await step.screen.press('escape');
    await sees(step, 'chat models;');
    expect(step.events).toEqual([]);
  });
});
