import { describe, expect, test } from 'vitest';
import { practices, statusOf } from '../../src/core/doctor/practices.ts';
import { exampleResults } from '../../src/core/doctor/practices-example.ts';
import { writeKeyRecord } from '../../src/core/keys/key-records.ts';
import { langs } from '../../src/i18n/languages.ts';
import { pages } from '../../src/i18n/links.ts';
import type { RawFoundKey } from '../../src/services/ports/key-locations.ts';
import { Secret } from '../../src/services/ports/secret.ts';
import { parsePracticesAnswer } from '../../src/steps/practices/logic.ts';
import { messages } from '../../src/steps/practices/messages.ts';
import type { Answers } from '../../src/steps/step.ts';
import { settled } from '../support/fakes/answers.ts';
import { createFakeClock } from '../support/fakes/fake-clock.ts';
import { recordingExports } from '../support/fakes/recording-exports.ts';
import { key, keyText, never, type TestServicesOptions } from '../support/fakes/services.ts';
import { type RenderedStep, renderStep, type StepOptions } from '../support/terminal/step.tsx';
import { renderWizard } from '../support/terminal/wizard.tsx';
import { careful, careless, scanOf } from './practices-scenes.ts';
import { sees, steady } from './scenes.ts';

/** Renders the step before the check. */
async function opened(
  services: TestServicesOptions = careful,
  options: StepOptions<'practices'> = {},
): Promise<RenderedStep<'practices'>> {
  const step = await renderStep('practices', {
    answers: { key: settled.key },
    ...options,
    services,
  });
  await sees(step, messages[options.lang ?? 'en'].names.code);
  return step;
}

/** Renders the step after its check. */
async function afterCheck(...given: Parameters<typeof opened>) {
  const step = await opened(...given);
  await step.screen.type('k');
  await sees(step, ' OK · ');
  return step;
}

/** Moves the marker to the row of a practice, and returns the frame. */
async function moveTo(step: RenderedStep<'practices'>, practice: keyof typeof messages.en.names) {
  await step.screen.press('home');
  const at = practices.indexOf(practice);
  for (let row = 0; row < at; row += 1) await step.screen.press('down');
  return await steady(step.screen);
}

const row = (frame: string, name: string) => frame.split('\n').find((line) => line.includes(name));

describe('before the check', () => {
  test('nothing is read, and J continues', async () => {
    const asked: string[] = [];
    const scan = scanOf(() => careless);
    const step = await opened({
      scan: {
        ...scan,
        project: async (signal) => {
          asked.push('project');
          return await scan.project(signal);
        },
        shellHistories: async function* () {
          asked.push('histories');
          yield* [];
        },
      },
      keyLocations: {
        look: async () => {
          asked.push('places');
          return [];
        },
        removeFrom: async () => 'not-there',
      },
    });
    const frame = step.screen.frame();
    expect(frame.match(/not checked/g)).toHaveLength(practices.length);
    expect(frame).toContain('Nothing is changed');
    await step.screen.type('f');
    await step.screen.type('j');
    expect(step.events).toEqual([{ answered: { checked: false } }]);
    expect(asked).toEqual([]);
  });

  test('Enter checks, and continues once there are results', async () => {
    const step = await opened();
    expect(step.screen.frame()).toContain('Enter check now');
    await step.screen.press('return');
    await sees(step, ' OK · ');
    expect(step.events).toEqual([]);
    expect(step.screen.frame()).toContain('Enter continue');
    await step.screen.press('return');
    expect(step.events).toEqual([{ answered: { checked: true } }]);
  });

  test('the results are still there when the person returns', async () => {
    const wizard = await renderWizard({
      at: 'practices',
      answers: settled,
      services: { stored: key, ...careful },
    });
    await sees(wizard, 'Enter check now');
    await wizard.screen.press('return');
    await sees(wizard, ' OK · ');
    await wizard.screen.press('escape');
    await sees(wizard, 'app.py');
    await wizard.screen.press('return');
    await sees(wizard, ' OK · ');
  });
});

describe('the check', () => {
  test('shows each practice with its status, and the results with the key masked', async () => {
    const step = await afterCheck();
    const frame = step.screen.frame();
    expect(frame).toContain('4 OK · 3 to fix · 1 not checked');
    expect(row(frame, 'Keep keys out of your code')).toMatch(/! .*needs fixing$/);
    expect(row(frame, 'Use a safe SDK')).toMatch(/✓ .*OK$/);
    expect(frame).toContain('- src/app.py, line 2 · ••••D1fG');
    expect(frame).toContain('and 1 more; D shows them');
    await step.screen.type('d');
    await sees(step, '- src/old/try_again.py, line 3');
    expect(step.screen.frame()).toContain('mistral-onboard key rotate');
    await step.screen.press('return');
    await sees(step, ' OK · ');
    expect(await moveTo(step, 'share')).toContain('- ~/.bash_history, line 2 · ••••D1fG');
    await step.screen.press('return');
    expect(step.events).toEqual([{ answered: { checked: true } }]);
    expect(step.screen.everyFrame()).not.toContain(keyText);
    expect(step.services.written).toEqual([]);
    expect(step.services.emulator.requests).toEqual([]);
  });

  test('can be stopped by Esc, retains its results, and can run again', async () => {
    let isStuck = true;
    const scan = scanOf(() => []);
    const step = await opened({
      ...careful,
      scan: {
        ...scan,
        project: async (signal) => (isStuck ? await never() : await scan.project(signal)),
      },
    });
    await step.screen.type('k');
    await sees(step, 'Checking (5 of 10)');
    await step.screen.press('return');
    await step.screen.press('escape');
    await sees(step, 'Stopped.');
    expect(row(step.screen.frame(), 'Never type it in a shell')).toContain('needs fixing');
    expect(row(step.screen.frame(), 'Keep keys out of your code')).toContain('not checked');
    expect(step.events).toEqual([]);
    isStuck = false;
    await step.screen.type('k');
    await sees(step, '6 OK · 1 to fix · 1 not checked');
  });

  test('reads the keychain once per key', async () => {
    const asked: string[] = [];
    const read = async (profile: string) => {
      asked.push(profile);
      return key;
    };
    const step = await opened({ clock: createFakeClock(), keychain: { read } });
    const createdAt = '2026-11-01T00:00:00.000Z';
    const record = { store: 'keychain', createdAt, lastFour: 'D1fG' } as const;
    for (const profile of ['default', 'work']) {
      await writeKeyRecord(step.services, profile, record);
    }
    await step.screen.type('k');
    await sees(step, ' OK · ');
    expect(asked.toSorted()).toEqual(['default', 'work']);
  });

  test('names an old key, and opens the page that replaces it', async () => {
    const clock = createFakeClock();
    const step = await opened({ clock });
    const old = new Date(clock.now() - 100 * 86_400_000).toISOString();
    const record = { store: 'keychain', createdAt: old, lastFour: 'D1fG' } as const;
    await writeKeyRecord(step.services, 'default', record);
    await step.screen.type('k');
    await sees(step, ' OK · ');
    expect(await moveTo(step, 'rotate')).toContain('The key of default is over 90 days old.');
    await step.screen.type('o');
    await sees(step, 'Opened in your browser.');
    expect(step.services.opened).toEqual([pages.keys]);
    expect(step.screen.frame()).toContain('mistral-onboard key rotate --profile default');
    await step.screen.press('escape');
    await sees(step, ' OK · ');
    expect(step.screen.frame()).toMatch(/^› . Rotate it every 90 days/m);
  });
});

/** Returns a project whose `.env` has the current state of git and the disk. */
function fixable(name = '.env') {
  const text = `A=1\nMISTRAL_API_KEY=${keyText}\n`;
  const exported = new Map([[`/project/${name}`, text]]);
  const exports = recordingExports(exported, 'not-ignored');
  const state = { git: 'untracked', mode: 0o644 } as { git: 'untracked' | 'ignored'; mode: number };
  const changed: string[] = [];
  return {
    changed,
    exported,
    text,
    services: {
      clock: createFakeClock(),
      scan: scanOf(() => [{ path: name, text, isDotenv: true, ...state }]),
      exports: {
        ...exports,
        ignore: async (path: string) => {
          await exports.ignore(path);
          changed.push(`ignore ${path}`);
          state.git = 'ignored';
        },
        writeSecret: async (...given: Parameters<typeof exports.writeSecret>) => {
          await exports.writeSecret(...given);
          changed.push(`close ${given[0]}`);
          state.mode = 0o600;
        },
      },
    } satisfies TestServicesOptions,
  };
}

describe('a fix', () => {
  test('of a .env shows its changes, applies them after Enter, and checks again', async () => {
    const { services, exported, text } = fixable();
    const step = await afterCheck(services);
    await moveTo(step, 'environment');
    await step.screen.type('f');
    await sees(step, 'Only this will change:');
    expect(step.screen.frame()).toContain('- .env: added to the .gitignore');
    expect(step.screen.frame()).toContain('- .env: mode 600');
    expect([...exported.keys()]).toEqual(['/project/.env']);
    await step.screen.press('return');
    await sees(step, ' OK · ');
    expect(row(await steady(step.screen), 'Read it from the environment')).toContain('OK');
    expect(exported.get('/project/.env')).toBe(text);
    expect(exported.get('.gitignore')).toBe('//project/.env\n');
  });

  test('changes the exact file, not the one with its cleaned name', async () => {
    const { services, exported, changed, text } = fixable('c\u001b[2J.env');
    exported.set('/project/c.env', text);
    const step = await afterCheck(services);
    await moveTo(step, 'environment');
    await step.screen.type('f');
    await sees(step, '- c\\x1b[2J.env: mode 600');
    await step.screen.press('return');
    await sees(step, ' OK · ');
    expect(changed).toEqual(['ignore /project/c\u001b[2J.env', 'close /project/c\u001b[2J.env']);
  });

  test('is left unapplied on Esc', async () => {
    const { services, exported } = fixable();
    const step = await afterCheck(services);
    await moveTo(step, 'environment');
    await step.screen.type('f');
    await sees(step, 'Only this will change');
    await step.screen.press('escape');
    await sees(step, ' OK · ');
    expect([...exported.keys()]).toEqual(['/project/.env']);
    expect(step.events).toEqual([]);
  });

  test.each([
    ['a name that is not UTF-8', { path: 'caf\udce9.env' }],
    ['a name of two lines', { path: 'a\nb.env' }],
    ['a file that git tracks', { git: 'tracked', mode: 0o600 }],
  ] as const)('is not offered for %s', async (_, more) => {
    const file = { path: '.env', git: 'untracked', mode: 0o644, isDotenv: true, ...more } as const;
    const text = `MISTRAL_API_KEY=${keyText}\n`;
    const step = await afterCheck({ ...careful, scan: scanOf(() => [{ ...file, text }]) });
    expect(row(await moveTo(step, 'environment'), 'Read it from')).toContain('needs fixing');
    await step.screen.type('f');
    expect(await steady(step.screen)).toContain(' OK · ');
  });

  test('explains an error, and can be tried again', async () => {
    const { services, exported } = fixable();
    const step = await afterCheck(services);
    await moveTo(step, 'environment');
    await step.screen.type('f');
    await sees(step, 'Only this will change');
    const [path = '', text = ''] = [...exported][0] ?? [];
    exported.clear();
    await step.screen.press('return');
    await sees(step, 'Enter try again');
    expect([...exported.keys()]).toEqual(['.gitignore']);
    exported.set(path, text);
    await step.screen.press('return');
    await sees(step, ' OK · ');
  });
});

describe('copies in plain text', () => {
  const place = (given: Secret, where: RawFoundKey['where']): RawFoundKey => ({
    key: given,
    where,
    path: `/project/${where}`,
    plaintext: true,
  });
  const another = new Secret('zZ3dE5gH7jK9mN1pQ3sT5vW7yZ9bD2gH');

  function withPlaces(found: readonly RawFoundKey[], options: TestServicesOptions = {}) {
    let left = found;
    const removed: RawFoundKey[] = [];
    const services: TestServicesOptions = {
      clock: createFakeClock(),
      scan: scanOf(() => []),
      stored: key,
      keyLocations: {
        look: async () => left,
        removeFrom: async (one) => {
          removed.push(one);
          left = left.filter((other) => other !== one);
          return 'removed';
        },
      },
      ...options,
    };
    return { services, removed };
  }

  test('are removed from a .env after Enter, if the key is stored too', async () => {
    const copy = place(key, 'dotenv');
    const { services, removed } = withPlaces([copy, place(key, 'aider')]);
    const step = await afterCheck(services);
    const frame = await moveTo(step, 'store');
    expect(row(frame, 'Keep it in a keychain')).toContain('needs fixing');
    await step.screen.type('f');
    await sees(step, '- /project/dotenv: the key is removed');
    expect(step.screen.frame()).not.toContain('/project/aider');
    expect(removed).toEqual([]);
    await step.screen.press('return');
    await sees(step, ' OK · ');
    expect(removed).toEqual([copy]);
    expect(row(await steady(step.screen), 'Keep it in a keychain')).toContain('OK');
  });

  test.each<[string, RawFoundKey, Answers['key']]>([
    ['of another key', place(another, 'dotenv'), settled.key],
    ['in the file of another tool', place(key, 'aider'), settled.key],
    [
      'of a key that is stored nowhere else',
      place(key, 'dotenv'),
      { ...settled.key, where: 'memory' },
    ],
  ])('are reported, and left unchanged: %s', async (_, found, used) => {
    const { services, removed } = withPlaces([found]);
    const step = await afterCheck(services, { answers: { key: used } });
    await moveTo(step, 'store');
    await step.screen.type('f');
    await step.screen.type('d');
    await sees(step, `- ${found.path}`);
    expect(removed).toEqual([]);
    expect(step.screen.everyFrame()).not.toContain(keyText);
  });
});

describe('in the demo', () => {
  test.each(langs)('shows an example, and reads or fixes nothing (%s)', async (lang) => {
    const refuse = () => Promise.reject(new Error('read'));
    const refusing = async function* () {
      yield await refuse();
    };
    const step = await opened(
      {
        scan: { ...scanOf(() => careless), project: refuse, shellHistories: refusing },
        keyLocations: { look: refuse, removeFrom: refuse },
        keychain: { read: refuse },
      },
      { lang, session: { demo: true } },
    );
    await sees(step, messages[lang].example);
    expect(step.screen.frame()).toContain('- src/app.py');
    await step.screen.type('k');
    await step.screen.type('f');
    expect(await steady(step.screen)).toContain('- src/app.py');
    await step.screen.press('return');
    expect(step.events).toEqual([{ answered: { checked: false } }]);
  });

  test('shows an example of every practice that can be checked', () => {
    const statuses = practices.map((practice) => statusOf(practice, exampleResults));
    expect(statuses.filter((status) => status === 'unknown')).toHaveLength(1);
  });
});

test.each([
  ['keychain', 'OK', 'Your key is in the keychain, encrypted.'],
  ['memory', 'OK', 'Your key is in memory only'],
  ['environment', 'not checked', 'Your key comes from MISTRAL_API_KEY'],
] as const)('says where the key is stored: %s', async (where, word, told) => {
  const step = await afterCheck(careful, { answers: { key: { ...settled.key, where } } });
  const frame = await moveTo(step, 'store');
  expect(row(frame, 'Keep it in a keychain')).toContain(word);
  expect(frame).toContain(told);
});

test('gives a screen reader each practice with its status', async () => {
  const session = { screenReader: true };
  const wizard = await renderWizard({
    at: 'practices',
    answers: { key: settled.key },
    services: careful,
    session,
  });
  await wizard.screen.type('k');
  await sees(wizard, 'Keep keys out of your code: needs fixing');
  await sees(wizard, 'Watch usage, set a limit: not checked');
});

test.each([
  [{ checked: true }, { checked: true }],
  [{ checked: false }, { checked: false }],
  [{ checked: 'yes' }, undefined],
  [null, undefined],
])('the saved answer %j is read as %j', (saved, answer) => {
  expect(parsePracticesAnswer(saved)).toEqual(answer);
});
