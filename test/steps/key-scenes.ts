import type { ErrorData, KeychainProblem, KeyProblem } from '../../src/errors/errors.ts';
import { errorMessage } from '../../src/i18n/errors.ts';
import type { Lang } from '../../src/i18n/languages.ts';
import { shared } from '../../src/i18n/messages.ts';
import { Secret } from '../../src/services/ports/secret.ts';
import { countCharacters } from '../../src/steps/key/count-characters.ts';
import { foundMessages } from '../../src/steps/key/found-messages.ts';
import { messages } from '../../src/steps/key/messages.ts';
import { storeMessages } from '../../src/steps/key/store-messages.ts';
import { settled } from '../support/fakes/answers.ts';
import { createFakeClock } from '../support/fakes/fake-clock.ts';
import { createFakeVault } from '../support/fakes/fake-vault.ts';
import { key, keyText, never, type TestServicesOptions } from '../support/fakes/services.ts';
import type { Wizard } from '../support/terminal/wizard.tsx';
import { errorOf, opened, retries, type Scene, sees, selectAction } from './scenes.ts';

const other = new Secret('zY9xW8vU7tS6rQ5pO4nM3lK2jI1hG0fE');

/** Pastes a text with its line end into the field. */
async function pastes(wizard: Wizard, lang: Lang, text = `${keyText}\n`): Promise<void> {
  await sees(wizard, messages[lang].field);
  await wizard.screen.paste(text);
}

/** Pastes a text, and accepts the suggested store. */
const place = (text?: string) => async (wizard: Wizard, lang: Lang) => {
  await pastes(wizard, lang, text);
  await sees(wizard, storeMessages[lang].memory);
  await wizard.screen.press('return');
};

const variableLeft = (lang: Lang) =>
  messages[lang].chooseStay(foundMessages[lang].variable('MISTRAL_API_KEY'), other.lastFour);

const paste = (text?: string) => (wizard: Wizard, lang: Lang) => pastes(wizard, lang, text);

function scene(
  name: string,
  shows: Scene['shows'],
  services: TestServicesOptions,
  rest: Partial<Scene> = {},
): Scene {
  return { name: `key, ${name}`, wizard: { at: 'key', services }, shows, ...rest };
}

const goesOn = true;

const demo = { demo: true, sampleKey: keyText };

const entering: readonly Scene[] = [
  scene('looking', (lang) => messages[lang].looking, { keychain: { read: never } }),
  scene(
    'the field',
    (lang) => messages[lang].field,
    {},
    { goesOn, drive: (wizard) => wizard.screen.press('escape'), everySize: true },
  ),
  scene(
    'the page opened',
    opened,
    {},
    { goesOn, drive: (wizard) => wizard.screen.press('ctrl+o') },
  ),
];

/** The problems with the shortest and the longest message. */
const refused: Partial<Readonly<Record<KeyProblem, string>>> = {
  unsendable: 'ma clé est ici, là-bas\n',
  openai: 'sk-proj-0123456789abcdef0123456789abcdef\n',
  anthropic: 'sk-ant-0123456789abcdef0123456789abcdef\n',
};

const emptyField = scene(
  'nothing pasted',
  (lang) => messages[lang].nothingPasted,
  {},
  {
    goesOn,
    drive: (wizard) => wizard.screen.press('return'),
  },
);

const malformed: readonly Scene[] = Object.entries(refused).map(([problem, text]) =>
  scene(
    `refused as ${problem}`,
    (lang) => errorMessage(lang, { code: 'key-malformed', problem: problem as KeyProblem }).message,
    {},
    { goesOn, drive: paste(text) },
  ),
);

const inTheDemo: readonly Scene[] = [
  {
    ...scene('the field of the demo', (lang) => messages[lang].sample, {}),
    wizard: { at: 'key', session: demo },
  },
  {
    ...scene(
      'ready in the demo',
      (lang) => messages[lang].storedDemo,
      {},
      { goesOn, drive: place() },
    ),
    wizard: { at: 'key', session: demo },
  },
];

const starts: readonly Scene[] = [
  scene('one found', (lang) => messages[lang].foundLead, { stored: key }),
  scene('two found', (lang) => variableLeft(lang), {
    stored: key,
    variables: { MISTRAL_API_KEY: other.reveal() },
  }),
  {
    ...scene('come back to', (lang) => messages[lang].keptLead, { stored: key }),
    wizard: { at: 'key', answers: settled, services: { stored: key } },
  },
];

/** A stopped clock, so that a wait stays on the screen. */
const status = () => ({ clock: createFakeClock() });

/** Stops the running check and pastes a key again. */
const pastesInstead: NonNullable<Scene['drive']> = async (wizard, lang) => {
  await wizard.screen.press('escape');
  await pastes(wizard, lang);
};

const checking: readonly Scene[] = [
  scene(
    'listing',
    (lang) => messages[lang].listing,
    { mistral: { listModels: never } },
    { drive: paste() },
  ),
  scene(
    'trying',
    (lang) => messages[lang].trying('mistral-small-latest', 1, 5),
    {
      mistral: {
        completeChat: never,
      },
    },
    { goesOn, drive: pastesInstead },
  ),
  scene(
    'waiting for its turn',
    (lang) => messages[lang].waitingRate,
    { scenario: 'rate-limited', ...status() },
    { goesOn, drive: pastesInstead },
  ),
  scene(
    'waiting for room',
    (lang) => messages[lang].waitingCapacity,
    { scenario: 'capacity', ...status() },
    { goesOn, drive: pastesInstead },
  ),
  scene(
    'waiting as the key is new',
    (lang) => messages[lang].waitingNew,
    { scenario: 'new-key', ...status() },
    {
      goesOn,
      drive: async (wizard, lang) => {
        await pastesInstead(wizard, lang);
        await sees(wizard, shared[lang].actions.justMade);
        await selectAction(wizard.screen, shared[lang].actions.justMade);
      },
    },
  ),
  scene(
    'storing',
    (lang) => messages[lang].storing,
    { keychain: { write: never } },
    {
      goesOn,
      drive: async (wizard, lang) => {
        await wizard.screen.press('escape');
        await sees(wizard, errorMessage(lang, { code: 'key-refused' }).title);
        await selectAction(wizard.screen, shared[lang].actions.paste);
        // This screen also reports what was removed from the paste.
        await place(`export MISTRAL_API_KEY="${keyText}"\n`)(wizard, lang);
      },
    },
  ),
];

const stored: readonly Scene[] = [
  scene(
    'stored, with all there is to say',
    (lang) => messages[lang].stored,
    { scenario: 'free-mode' },
    {
      drive: place(`export MISTRAL_API_KEY="Bearer ${keyText}";\n`),
      everySize: true,
    },
  ),
  scene(
    'left in the environment',
    (lang) => messages[lang].storedEnvironment,
    { variables: { MISTRAL_API_KEY: keyText } },
    {
      drive: async (wizard, lang) => {
        await sees(wizard, messages[lang].foundLead);
        await wizard.screen.press('down');
        await wizard.screen.press('return');
      },
    },
  ),
];

const lockedVault = () => ({ ...createFakeVault(), isUnlocked: false });

const storing: readonly Scene[] = [
  scene(
    'a key in the field',
    (lang) => messages[lang].describe(countCharacters(lang, keyText.length), keyText.slice(-4)),
    {},
    { drive: paste(keyText) },
  ),
  scene(
    'where to',
    (lang) => storeMessages[lang].lead,
    {},
    { goesOn, drive: (wizard) => wizard.screen.press('return'), everySize: true },
  ),
  scene(
    'a passphrase for a new vault',
    (lang) => storeMessages[lang].createRule,
    { vault: lockedVault() },
    {
      goesOn,
      drive: async (wizard) => {
        await wizard.screen.press('down');
        await wizard.screen.press('return');
      },
    },
  ),
  scene(
    'stored',
    (lang) => messages[lang].stored,
    {},
    {
      goesOn,
      drive: async (wizard, lang) => {
        await wizard.screen.press('escape');
        await sees(wizard, storeMessages[lang].memory);
        await wizard.screen.press('return');
      },
    },
  ),
  scene(
    'the clipboard holds it still',
    (lang) => messages[lang].onClipboard,
    {
      clipboard: {
        available: true,
        holds: async () => true,
        clear: async () => true,
        write: async () => true,
      },
    },
    { drive: place() },
  ),
  scene('found in files of other tools', (lang) => foundMessages[lang].tools, {
    keyLocations: { look: async () => [inVibe], removeFrom: async () => 'removed' },
  }),
];

const inVibe = {
  where: 'vibe-file',
  path: '/home/someone/.vibe/.env',
  variable: 'MISTRAL_API_KEY',
  plaintext: true,
  key: other,
} as const;

/** The problems with the longest messages, and one for each set of actions. */
const keychainProblems = ['no-bus', 'no-collection', 'false-success', 'locked'] as const;

const unstorable = (problem: KeychainProblem): TestServicesOptions => ({
  keychain: { probe: async () => ({ ready: false, problem, detail: 'some words of the system' }) },
});

const looksAgain: Scene['drive'] = (wizard, lang) =>
  selectAction(wizard.screen, storeMessages[lang].lookAgain);

const notStored: readonly Scene[] = keychainProblems.map((problem, nth) =>
  scene(
    `not stored: ${problem}`,
    (lang) => errorMessage(lang, { code: 'keychain', problem, detail: '' }).message,
    unstorable(problem),
    nth > 0 ? { goesOn, drive: looksAgain } : { drive: paste() },
  ),
);

/** The errors with the longest messages, and one for each set of actions. */
const outcomes: readonly ErrorData[] = [
  { code: 'key-refused' },
  { code: 'payment' },
  { code: 'monthly-quota' },
  { code: 'rate-limited', seconds: 90 },
  { code: 'network', problem: 'tls-unknown-ca', host: 'api.mistral.ai' },
  { code: 'bad-answer', host: 'api.mistral.ai' },
  { code: 'service', status: 500, correlationId: '0199c5a4-7f0c-7bbd-9f4a-0a1b2c3d4e5f' },
  { code: 'request-refused', status: 422, detail: 'Extra inputs are not permitted' },
  { code: 'bug', detail: 'RangeError' },
];

const failed: readonly Scene[] = outcomes.map((error, nth) => {
  const { services, shows } = errorOf(error);
  return scene(`failed: ${error.code}`, shows, services, {
    ...(nth > 0 ? { goesOn, drive: retries } : { drive: paste() }),
    everySize: error.code === 'payment',
  });
});

const noneAnswered: readonly Scene[] = (['tier', 'zero-quota', 'labs'] as const).map(
  (scenario, nth) =>
    scene(
      `failed, each model tried: ${scenario}`,
      (lang) => errorMessage(lang, { code: scenario, model: 'mistral-small-latest' }).title,
      { scenario },
      nth > 0 ? { goesOn, drive: retries } : { drive: paste() },
    ),
);

export const keyScenes: readonly Scene[] = [
  ...entering,
  emptyField,
  ...malformed,
  ...inTheDemo,
  ...starts,
  ...checking,
  ...storing,
  ...stored,
  ...notStored,
  ...failed,
  ...noneAnswered,
];
