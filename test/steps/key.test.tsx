import { describe, expect, test } from 'vitest';
import type { ErrorData } from '../../src/errors/errors.ts';
import { AppError } from '../../src/errors/errors.ts';
import { pages } from '../../src/i18n/links.ts';
import type { MistralPort } from '../../src/services/ports/mistral.ts';
import { Secret } from '../../src/services/ports/secret.ts';
import { parseKeyAnswer } from '../../src/steps/key/logic.ts';
import { settled } from '../support/fakes/answers.ts';
import { createFakeClock } from '../support/fakes/fake-clock.ts';
import { answer } from '../support/fakes/fake-mistral.ts';
import { key, keyText, never, profile, refusing } from '../support/fakes/services.ts';
import { errorFamily } from '../support/rules/error-families.ts';
import { type RenderedStep, renderStep, type StepOptions } from '../support/terminal/step.tsx';
import { renderWizard } from '../support/terminal/wizard.tsx';
import { nextActions, sees, selectAction, steady } from './scenes.ts';

const other = new Secret('zY9xW8vU7tS6rQ5pO4nM3lK2jI1hG0fE');
const field = 'Paste your key here';
const offer = 'Where should we keep your key?';

type Options = StepOptions<'key'>;

/** Renders the step after a text was pasted into its field. */
async function pasted(options: Options = {}, text = `${keyText}\n`): Promise<RenderedStep<'key'>> {
  const step = await renderStep('key', options);
  await sees(step, field);
  await step.screen.paste(text);
  return step;
}

/** Accepts the suggested store, and waits until the key is stored. */
async function placed(step: RenderedStep<'key'>): Promise<void> {
  await sees(step, offer);
  await step.screen.press('return');
  await sees(step, 'Your key is stored.');
}

const inKeychain = (step: RenderedStep<'key'>) => step.services.keychain.read(profile);

describe('the field', () => {
  test('masks the pasted key, and shows its length and end', async () => {
    const step = await pasted({}, keyText);
    await sees(step, '32 characters, ending in …D1fG');
    expect(step.screen.frame()).toContain(`› ${'•'.repeat(24)}`);
    expect(step.screen.everyFrame()).not.toContain(keyText.slice(0, 6));
    expect(step.services.emulator.requests).toEqual([]);
    await step.screen.press('return');
    await placed(step);
  });

  test.each([
    ['\n', 'Nothing pasted yet.'],
    ['abc\n', 'This is too short for a Mistral key,'],
    [`${'ab'.repeat(150)}\n`, 'This is too long for a Mistral key,'],
    ['ma clé est là-bas, tout près\n', 'This contains characters that no key has,'],
    ['sk-proj-0123456789abcdef0123456789abcdef\n', 'This starts like an OpenAI key (sk-…)'],
    ['sk-ant-0123456789abcdef0123456789abcdef\n', 'This starts like an Anthropic key (sk-ant-…)'],
    ['gsk_0123456789abcdef0123456789abcdef\n', 'This starts like the key of another service.'],
    ['https://example.com/keys/1\n', 'This is an address, not a key.'],
  ])('refuses %j before any call, and accepts the next text', async (text, why) => {
    const step = await pasted({}, text);
    await sees(step, why);
    expect(step.services.emulator.requests).toEqual([]);
    expect(step.screen.everyFrame()).not.toContain(text.trim() || '\0');
    await step.screen.paste(`${keyText}\n`);
    await placed(step);
  });

  test('opens the page that creates keys', async () => {
    const step = await renderStep('key');
    await sees(step, field);
    await step.screen.press('ctrl+o');
    await sees(step, 'Opened in your browser.');
    expect(step.services.opened).toEqual([pages.keys]);
  });

  test('uses the sample key on an empty Enter in the demo', async () => {
    const step = await renderStep('key', { session: { demo: true, sampleKey: keyText } });
    await sees(step, 'Enter uses the sample key.');
    await step.screen.press('return');
    await sees(step, offer);
    await step.screen.press('return');
    await sees(step, 'Your key is ready.');
  });

  test('hides the error at the next key press', async () => {
    const step = await pasted({}, 'abc\n');
    await sees(step, 'This is too short');
    await step.screen.type('a');
    expect(await steady(step.screen)).not.toContain('This is too short');
  });
});

describe('a key that works', () => {
  test('is stored, read back and reported; Enter continues', async () => {
    const step = await pasted();
    await placed(step);
    expect((await inKeychain(step))?.reveal()).toBe(keyText);
    expect(step.screen.frame()).toContain('this account can call mistral-small-latest.');
    await step.screen.press('return');
    expect(step.events).toEqual([{ answered: settled.key }]);
    expect(step.screen.everyFrame()).not.toContain(keyText);
  });

  test('is reported with removed characters and the number of models it cannot call', async () => {
    const text = `export MISTRAL_API_KEY="${keyText}";\n`;
    const step = await pasted({ services: { scenario: 'free-mode' } }, text);
    await placed(step);
    const frame = step.screen.frame();
    expect(frame).toContain('It can’t call 1 of the tested models');
    expect(frame).toMatch(/Removed around the key: .*the variable’s name.*quotes/);
    await step.screen.press('return');
    expect(step.events).toMatchObject([
      {
        answered: {
          modelAccess: { 'mistral-small-latest': 'zero-quota', 'ministral-8b-latest': 'ready' },
        },
      },
    ]);
  });

  test('is checked before it is stored', async () => {
    const step = await pasted({ services: { mistral: { listModels: never } } });
    await sees(step, 'Fetching the models this key can see');
    expect(await inKeychain(step)).toBeUndefined();
    await step.screen.press('escape');
    await sees(step, field);
    expect(await inKeychain(step)).toBeUndefined();
    expect(step.events).toEqual([]);
  });
});

describe('keys on this machine', () => {
  const [useKept, copy, leave, another] = [
    'Check the key in the keychain (…D1fG) and use it',
    'Check the key in the variable MISTRAL_API_KEY (…G0fE), then store it',
    'Check the key in the variable MISTRAL_API_KEY (…G0fE) and leave it there',
    'Paste another key',
  ];
  const both = { stored: key, variables: { MISTRAL_API_KEY: other.reveal() } };

  async function found(services: Options['services'] = both) {
    const step = await renderStep('key', { ...(services && { services }) });
    await sees(step, 'There is already a Mistral key on this machine.');
    return step;
  }

  test('are offered, and none is used without consent', async () => {
    const step = await found();
    expect(nextActions(await steady(step.screen))).toEqual([
      `› ${useKept}`,
      `  ${copy}`,
      `  ${leave}`,
      `  ${another}`,
    ]);
    expect(step.services.emulator.requests).toEqual([]);
  });

  test.each([
    [useKept, keyText, { where: 'keychain', lastFour: 'D1fG' }],
    [copy, other.reveal(), { where: 'keychain', lastFour: 'G0fE' }],
    [leave, keyText, { where: 'environment', lastFour: 'G0fE' }],
  ])('can be chosen: %s', async (choice, kept, answered) => {
    const step = await found();
    await selectAction(step.screen, choice);
    if (choice === copy) {
      await sees(step, offer);
      await step.screen.press('return');
      await sees(step, 'This replaces the key ending in …D1fG.');
      await step.screen.press('return');
    }
    await sees(step, 'this account can call mistral-small-latest.');
    expect((await inKeychain(step))?.reveal()).toBe(kept);
    await step.screen.press('return');
    expect(step.events).toMatchObject([{ answered }]);
  });

  test('can be skipped for another; Esc returns to them', async () => {
    const step = await found();
    await selectAction(step.screen, another);
    await sees(step, field);
    await step.screen.press('escape');
    await sees(step, useKept);
    expect(step.events).toEqual([]);
  });

  test('can be skipped while the keychain does not answer', async () => {
    const step = await renderStep('key', { services: { keychain: { read: never } } });
    await sees(step, 'Looking for a key on this machine');
    await step.screen.press('escape');
    await sees(step, field);
  });

  test('of this session can be used, or checked again', async () => {
    const options = { own: settled.key, services: { stored: key } };
    const step = await renderStep('key', options);
    await sees(step, 'Your key is already set up.');
    expect(nextActions(await steady(step.screen))).toEqual([
      '› Keep it and continue',
      '  Check it again',
      '  Paste another key',
    ]);
    await step.screen.press('return');
    expect(step.events).toEqual([{ answered: settled.key }]);
    expect(step.services.emulator.requests).toEqual([]);
    await selectAction(step.screen, 'Check it again');
    await sees(step, 'this account can call mistral-small-latest.');
  });
});

describe('an outcome', () => {
  const justMade = 'I just created it (or just paid): keep retrying for 2 minutes';

  test.each<readonly [ErrorData, readonly string[]]>([
    [{ code: 'key-refused' }, ['Paste another key', 'Try again', justMade]],
    [
      { code: 'payment' },
      ['Try again', justMade, 'Continue and choose a model', 'Paste another key'],
    ],
    [{ code: 'inactive' }, ['Try again', 'Store the key anyway and continue', 'Paste another key']],
    [
      { code: 'rate-limited', seconds: 90 },
      ['Try again', 'Store the key anyway and continue', 'Paste another key'],
    ],
    [
      { code: 'network', problem: 'dns', host: 'api.mistral.ai' },
      ['Try again', 'Paste another key'],
    ],
    [{ code: 'bad-answer', host: 'api.mistral.ai' }, ['Try again', 'Paste another key']],
    [{ code: 'service', status: 500 }, ['Try again', 'Paste another key']],
    [{ code: 'bug', detail: 'x' }, ['Try again', 'Paste another key']],
  ])('%j offers its actions', async (error, actions) => {
    const step = await pasted({ services: { mistral: refusing(error) } });
    await sees(step, 'Nothing was stored.');
    const offered = nextActions(await steady(step.screen)).map((line) => line.slice(2));
    expect(offered.filter((label) => !label.startsWith('Open the'))).toEqual(actions);
    expect(await inKeychain(step)).toBeUndefined();
    expect(step.events).toEqual([]);
  });

  test('that does not disprove the key allows storing it', async () => {
    const step = await pasted({ services: { mistral: refusing({ code: 'payment' }) } });
    await sees(step, 'Payment required');
    await selectAction(step.screen, 'Continue and choose a model');
    await placed(step);
    await step.screen.press('return');
    expect(step.events).toMatchObject([{ answered: { outcome: { code: 'payment' } } }]);
    expect((await inKeychain(step))?.reveal()).toBe(keyText);
  });

  test('can be repeated with the same key', async () => {
    const step = await pasted({ services: { scenario: 'new-key' } });
    await sees(step, 'The key was refused');
    await selectAction(step.screen, 'Try again');
    await sees(step, 'Nothing was stored.');
    await selectAction(step.screen, 'Try again');
    await placed(step);
  });

  test('of a new key is waited for', async () => {
    const step = await pasted({ services: { scenario: 'new-key' } });
    await sees(step, 'The key was refused');
    await selectAction(step.screen, justMade);
    await placed(step);
    expect((await inKeychain(step))?.reveal()).toBe(keyText);
  });

  test('of a new key is shown when Esc ends the wait', async () => {
    const clock = createFakeClock();
    const step = await pasted({ services: { scenario: 'key-refused', clock } });
    await sees(step, 'The key was refused');
    await selectAction(step.screen, justMade);
    await sees(step, 'A new key can take a moment to work');
    await step.screen.press('escape');
    await sees(step, 'The key was refused');
    expect(clock.waiting).toBe(0);
  });

  test('opens the help page', async () => {
    const step = await pasted({ services: { scenario: 'payment' } });
    await sees(step, pages.billing);
    await selectAction(step.screen, 'Open the billing page');
    await sees(step, 'Opened in your browser.');
    expect(step.services.opened).toEqual([pages.billing]);
  });

  test('returns to the field on Esc, and drops the key', async () => {
    const step = await pasted({ services: { scenario: 'key-refused' } });
    await sees(step, 'The key was refused');
    await step.screen.press('escape');
    await sees(step, 'masked, and checked');
    expect(step.events).toEqual([]);
  });
});

describe('a plan', () => {
  test.each(['zero-quota', 'tier'] as const)(
    'without the tried models leads to the list of models: %s',
    async (scenario) => {
      const wizard = await renderWizard({ at: 'key', services: { scenario } });
      await sees(wizard, field);
      await wizard.screen.paste(`${keyText}\n`);
      await sees(wizard, 'None of the 5 models we tried is in your plan.');
      await sees(wizard, 'Continue and pick from the full list, or turn on pay as you go.');
      expect(wizard.screen.frame()).not.toContain('ministral');
      await selectAction(wizard.screen, 'Continue and choose a model');
      await sees(wizard, offer);
      expect(wizard.screen.frame()).not.toContain('Your key works.');
      await wizard.screen.press('return');
      await sees(wizard, 'Your key is stored.');
      await wizard.screen.press('return');
      await sees(wizard, 'Start small and cheap');
    },
  );
});

describe('a wait', () => {
  /** Creates a service whose first five calls fail: one for each model that the check tries. */
  const failingOnce = (error: ErrorData): MistralPort['completeChat'] => {
    let calls = 0;
    return async () => {
      calls += 1;
      if (calls <= 5) throw new AppError(error);
      return answer;
    };
  };

  test.each<readonly [ErrorData, string, string]>([
    [{ code: 'rate-limited', seconds: 2 }, 'Too many requests; trying again soon', '2 s left'],
    [{ code: 'capacity' }, 'Mistral is busy; trying again soon', '1 s left'],
  ])(
    'for $code is shown with its end, and the check continues by itself',
    async (error, why, left) => {
      const clock = createFakeClock();
      const mistral = { completeChat: failingOnce(error) };
      const step = await pasted({ services: { mistral, clock } });
      await sees(step, `${why} ${left}`);
      for (let waits = 0; waits < 3; waits += 1) {
        if (clock.waiting > 0) await clock.advance(5_000);
        await step.screen.waitFor((frame) => clock.waiting > 0 || frame.includes(offer));
      }
      await placed(step);
    },
  );
});

describe(errorFamily('keychain', 'a keychain that can’t be used'), () => {
  const locked = { code: 'keychain', problem: 'locked', detail: '' } as const;

  test('is reported; the key can be stored for this session', async () => {
    const probe = async () => ({ ready: false, problem: 'no-bus', detail: 'x' }) as const;
    const step = await pasted({ services: { keychain: { probe } } });
    await sees(step, 'Your key works. There is no keychain here.');
    await selectAction(step.screen, 'Keep it for this session only');
    await sees(step, 'Your key is ready.');
    await sees(step, 'It is written nowhere, and gone when you leave.');
    await step.screen.press('return');
    expect(step.events).toMatchObject([{ answered: { where: 'memory', place: 'memory' } }]);
    expect((await step.services.memory.read(profile))?.reveal()).toBe(keyText);
    expect(await inKeychain(step)).toBeUndefined();
  });

  test('can be unlocked and tried again without another check of the key', async () => {
    let isLocked = true;
    const probe = async () =>
      isLocked
        ? ({ ready: false, problem: 'locked', detail: '' } as const)
        : ({ ready: true } as const);
    const step = await pasted({ services: { keychain: { probe } } });
    await sees(step, 'The keychain is locked.');
    const calls = step.services.emulator.requests.length;
    isLocked = false;
    await selectAction(step.screen, 'Look for the keychain again');
    await placed(step);
    expect(step.services.emulator.requests).toHaveLength(calls);
  });

  test('that does not return the key is reported', async () => {
    const step = await pasted({ services: { keychain: { readBack: async () => false } } });
    await sees(step, offer);
    await step.screen.press('return');
    await sees(step, 'but the key was not there when read back.');
    expect(step.events).toEqual([]);
    expect(await inKeychain(step)).toBeUndefined();
  });

  test('that fails while it writes is reported', async () => {
    const write = () => Promise.reject(new AppError(locked));
    const step = await pasted({ services: { keychain: { write } } });
    await sees(step, offer);
    await step.screen.press('return');
    await sees(step, 'The keychain is locked.');
    expect(step.screen.everyFrame()).not.toContain(keyText);
  });
});

describe('a saved answer', () => {
  test('is restored', () => {
    expect(parseKeyAnswer(JSON.parse(JSON.stringify(settled.key)))).toEqual(settled.key);
  });

  test('of an earlier version retains its model outcomes', () => {
    const { modelAccess: learned, ...rest } = settled.key;
    expect(parseKeyAnswer({ ...rest, learned })).toEqual(settled.key);
  });

  test.each<readonly [string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'default'],
    ['a list', [settled.key]],
    ['of a key that was in memory', { ...settled.key, where: 'memory', place: 'memory' }],
    ['without a place', { ...settled.key, place: undefined }],
    ['with an unknown place', { ...settled.key, place: 'cloud' }],
    ['with a list as its place', { ...settled.key, place: ['secret-service'] }],
    ['without a profile', { ...settled.key, profile: 7 }],
    ['without its last four characters', { ...settled.key, lastFour: null }],
    ['without an outcome', { ...settled.key, outcome: undefined }],
    [
      'with an outcome that says nothing about the key',
      { ...settled.key, outcome: { code: 'network', problem: 'dns' } },
    ],
  ])('is asked for again if it is %s', (_, saved) => {
    expect(parseKeyAnswer(saved)).toBeUndefined();
  });

  test.each([[null], ['all'], [undefined]])(
    'has no model outcomes if they are %j',
    (modelAccess) => {
      expect(parseKeyAnswer({ ...settled.key, modelAccess: modelAccess })).toEqual({
        ...settled.key,
        modelAccess: {},
      });
    },
  );
});

describe('a key stored before', () => {
  const replaced = `This replaces the key ending in …${other.lastFour}.`;
  /** Renders the step with another key in the keychain, after the store of the new one was chosen. */
  async function asked(): Promise<RenderedStep<'key'>> {
    const step = await renderStep('key', { services: { stored: other } });
    await sees(step, 'There is already a Mistral key on this machine.');
    await selectAction(step.screen, 'Paste another key');
    await sees(step, field);
    await step.screen.paste(`${keyText}\n`);
    await sees(step, offer);
    await step.screen.press('return');
    await sees(step, replaced);
    expect((await inKeychain(step))?.equals(other)).toBe(true);
    return step;
  }

  test('is replaced only with consent', async () => {
    const step = await asked();
    await selectAction(step.screen, `Replace it with the new one (…${key.lastFour})`);
    await sees(step, 'Your key is stored.');
    expect((await inKeychain(step))?.equals(key)).toBe(true);
  });

  test('stays if the new one is used in this session only', async () => {
    const step = await asked();
    await selectAction(step.screen, 'Keep it, and use the new one in this session only');
    await sees(step, 'Your key is ready.');
    expect((await inKeychain(step))?.equals(other)).toBe(true);
    expect((await step.services.memory.read(profile))?.equals(key)).toBe(true);
  });

  test('stays after Esc, and if the new one is dropped', async () => {
    const step = await asked();
    await step.screen.press('escape');
    await sees(step, offer);
    await step.screen.press('return');
    await sees(step, replaced);
    await selectAction(step.screen, 'Keep it, and drop the new one');
    await sees(step, field);
    expect((await inKeychain(step))?.equals(other)).toBe(true);
    expect(step.events).toEqual([]);
  });

  test('that is the same is stored without a question', async () => {
    const step = await newerOfSame();
    await sees(step, 'Your key is stored.');
    expect(step.screen.everyFrame()).not.toContain('This replaces');
  });

  async function newerOfSame(): Promise<RenderedStep<'key'>> {
    const step = await renderStep('key', { services: { stored: key } });
    await sees(step, 'There is already a Mistral key on this machine.');
    await selectAction(step.screen, 'Paste another key');
    await sees(step, field);
    await step.screen.paste(`${keyText}\n`);
    await sees(step, offer);
    await step.screen.press('return');
    return step;
  }
});

test('the choice of the store begins with the news that the key works', async () => {
  const step = await pasted();
  await sees(step, offer);
  expect(step.screen.frame()).toMatch(/^✓ Your key works\./);
});
