import { sampleTexts } from '../../src/core/explore/sample-texts.ts';
import type { ErrorData } from '../../src/errors/errors.ts';
import { errorMessage } from '../../src/i18n/errors.ts';
import type { Lang } from '../../src/i18n/languages.ts';
import type { MistralPort } from '../../src/services/ports/mistral.ts';
import { topics } from '../../src/steps/explore/logic.ts';
import { messages } from '../../src/steps/explore/messages.ts';
import { topicMessages } from '../../src/steps/explore/topic-messages.ts';
import { settled } from '../support/fakes/answers.ts';
import { key, never, refusing, type TestServicesOptions } from '../support/fakes/services.ts';
import type { Wizard, WizardOptions } from '../support/terminal/wizard.tsx';
import { down, retries, type Scene, sees, steady, stopsAndRetries } from './scenes.ts';

type Topic = (typeof topics)[number];
type Drive = NonNullable<Scene['drive']>;

function at(services: TestServicesOptions = {}, tried?: readonly Topic[]): WizardOptions {
  const { key: keyAnswer, model } = settled;
  const answers = { key: keyAnswer, model, ...(tried && { explore: { tried } }) };
  return { at: 'explore', services: { stored: key, ...services }, answers };
}

/** Opens a topic of the list. */
export const to =
  (topic: Topic) =>
  async (wizard: Pick<Wizard, 'screen'>, lang: Lang): Promise<void> => {
    await sees(wizard, messages[lang].lead);
    await wizard.screen.press('home');
    await down(wizard, topics.indexOf(topic) + 1);
    await wizard.screen.press('return');
    await sees(wizard, leadOf(topic, lang));
  };

const leadOf = (topic: Topic, lang: Lang) =>
  topic === 'larger'
    ? topicMessages[lang].larger.batch
    : topicMessages[lang][topic].lead.slice(0, 30);

/** Opens a topic and sends the suggested input, or the given text. */
export const sent =
  (topic: Topic, typed = '') =>
  async (wizard: Pick<Wizard, 'screen'>, lang: Lang): Promise<void> => {
    await to(topic)(wizard, lang);
    if (typed !== '') await wizard.screen.type(typed);
    await wizard.screen.press('return');
  };

/** Empties the field and presses Enter. */
const emptied: Drive = async (wizard) => {
  await wizard.screen.type('\x15');
  await steady(wizard.screen);
  await wizard.screen.press('return');
};

/** Returns to the list by a key, and continues from there. */
const by =
  (key: 'return' | 'escape', drive: Drive): Drive =>
  async (wizard, lang) => {
    await wizard.screen.press(key);
    await drive(wizard, lang);
  };

const sends: Drive = (wizard) => wizard.screen.press('return');

const offered = (topic: Topic, drive: Drive = by('escape', to(topic))): Scene => ({
  name: `explore, ${topic}`,
  goesOn: true,
  wizard: at(),
  drive,
  shows: (lang) => leadOf(topic, lang),
  // Code has no typographic rules.
  hasModelText: topic === 'fim',
  everySize: topic === 'larger',
});

/** Answers the call for the list, and refuses all other calls. */
export function listedButRefusing(error: ErrorData): Partial<MistralPort> {
  const { listModels, ...others } = refusing(error);
  return others;
}

const errors: readonly ErrorData[] = [
  { code: 'zero-quota', model: 'codestral-latest' },
  { code: 'key-refused' },
  { code: 'payment' },
  { code: 'rate-limited', seconds: 60 },
];

/** Answers are in the language of the question. */
const answered: readonly Scene[] = [
  {
    name: 'explore, function called',
    keepsLang: true,
    wizard: at(),
    drive: sent('functions'),
    shows: () => 'local_time({"time_zone":"Asia/Tokyo"})',
    hasModelText: true,
    everySize: true,
  },
  {
    name: 'explore, structured answer',
    goesOn: true,
    wizard: at(),
    drive: by('return', sent('structured')),
    shows: (lang) => topicMessages[lang].structured.fits,
    hasModelText: true,
    everySize: true,
  },
  {
    name: 'explore, text judged',
    goesOn: true,
    wizard: at(),
    drive: by('return', sent('moderation')),
    shows: (lang) => topicMessages[lang].moderation.flagged,
    everySize: true,
  },
  {
    name: 'explore, picture seen',
    goesOn: true,
    wizard: at(),
    drive: by('return', sent('vision')),
    shows: (lang) => sampleTexts[lang].vision.slice(0, 20),
    hasModelText: true,
  },
  {
    name: 'explore, another model answered',
    goesOn: true,
    wizard: at({ scenario: 'free-mode' }),
    drive: async (wizard, lang) => {
      await wizard.screen.type('a');
      await sees(wizard, leadOf('vision', lang));
      await wizard.screen.press('return');
    },
    shows: (lang) => messages[lang].refused('mistral-small-latest').slice(0, 30),
    hasModelText: true,
  },
];

const ofCode: readonly Scene[] = [
  offered('fim', to('fim')),
  {
    name: 'explore, fim filled',
    goesOn: true,
    wizard: at(),
    drive: sends,
    shows: () => '+     if n < 2:',
    everySize: true,
    hasModelText: true,
  },
  {
    name: 'explore, running',
    goesOn: true,
    wizard: at({ mistral: { completeFim: never } }),
    drive: async (wizard, lang) => {
      await wizard.screen.type('a');
      await sees(wizard, leadOf('fim', lang));
      await wizard.screen.press('return');
    },
    shows: (lang) => topicMessages[lang].fim.busy('codestral-latest'),
  },
  ...errors.map((error, nth) => ({
    name: `explore, failed: ${error.code}`,
    goesOn: true,
    wizard: at({ mistral: listedButRefusing(error) }),
    drive: nth > 0 ? retries : stopsAndRetries,
    shows: (lang: Lang) => errorMessage(lang, error).title,
  })),
];

const others: readonly Scene[] = [
  { ...offered('larger', to('larger')), goesOn: false },
  offered('functions'),
  offered('structured'),
  offered('moderation'),
  {
    name: 'explore, no text',
    goesOn: true,
    wizard: at(),
    drive: emptied,
    shows: (lang) => messages[lang].problems.empty,
  },
  offered('ocr'),
  {
    name: 'explore, page read',
    goesOn: true,
    wizard: at(),
    drive: sends,
    shows: () => 'Roquefort',
    hasModelText: true,
  },
  offered('transcription', by('return', to('transcription'))),
  {
    name: 'explore, recording heard',
    goesOn: true,
    wizard: at(),
    drive: sends,
    shows: () => 'Bonjour.',
    hasModelText: true,
  },
  offered('vision', by('return', to('vision'))),
  {
    name: 'explore, no such picture',
    goesOn: true,
    wizard: at(),
    drive: async (wizard) => {
      await wizard.screen.type('photo.png');
      await wizard.screen.press('return');
    },
    shows: (lang) =>
      errorMessage(lang, { code: 'files', problem: 'missing', path: 'photo.png' }).message,
  },
];

export const exploreScenes: readonly Scene[] = [
  { name: 'explore', wizard: at(), shows: (lang) => messages[lang].lead, everySize: true },
  ...ofCode,
  {
    name: 'explore, all of it tried',
    wizard: at({}, topics),
    shows: (lang) => messages[lang].read,
  },
  {
    name: 'explore, listing',
    wizard: at({ mistral: { listModels: never } }),
    drive: async (wizard, lang) => {
      await sees(wizard, messages[lang].lead);
      await wizard.screen.press('down');
      await wizard.screen.press('return');
    },
    shows: (lang) => messages[lang].loading,
  },
  ...others,
  ...answered,
];
