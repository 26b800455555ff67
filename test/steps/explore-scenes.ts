import type { ErrorData } from '../../src/errors/errors.ts';
import { errorMessage } from '../../src/i18n/errors.ts';
import type { Lang } from '../../src/i18n/languages.ts';
import type { MistralPort } from '../../src/services/ports/mistral.ts';
import { topics } from '../../src/steps/explore/logic.ts';
import { messages } from '../../src/steps/explore/messages.ts';
import { topicMessages } from '../../src/steps/explore/topic-messages.ts';
import { settled } from '../support/fakes/answers.ts';
import { key, never, refusing, type TestServicesOptions } from '../support/fakes/services.ts';
import type { Walk, WalkOptions } from '../support/terminal/wizard.tsx';
import { down, retries, type Scene, sees, steady, stopsAndRetries } from './scenes.ts';

type Topic = (typeof topics)[number];
type Drive = NonNullable<Scene['drive']>;

function at(services: TestServicesOptions = {}, tried?: readonly Topic[]): WalkOptions {
  const { key: lies, model } = settled;
  const answers = { key: lies, model, ...(tried && { explore: { tried } }) };
  return { at: 'explore', services: { stored: key, ...services }, answers };
}

/** Opens a topic of the list. */
export const to =
  (topic: Topic) =>
  async (walk: Pick<Walk, 'screen'>, lang: Lang): Promise<void> => {
    await sees(walk, messages[lang].lead);
    await walk.screen.press('home');
    await down(walk, topics.indexOf(topic) + 1);
    await walk.screen.press('return');
    await sees(walk, leadOf(topic, lang));
  };

const leadOf = (topic: Topic, lang: Lang) =>
  topic === 'larger'
    ? topicMessages[lang].larger.batch
    : topicMessages[lang][topic].lead.slice(0, 30);

/** Opens a topic and sends what is offered there, or what is typed first. */
export const sent =
  (topic: Topic, typed = '') =>
  async (walk: Pick<Walk, 'screen'>, lang: Lang): Promise<void> => {
    await to(topic)(walk, lang);
    if (typed !== '') await walk.screen.type(typed);
    await walk.screen.press('return');
  };

/** Enter on an empty field. */
const emptied: Drive = async (walk) => {
  await walk.screen.type('\x15');
  await steady(walk.screen);
  await walk.screen.press('return');
};

/** Back to the list by this key, and on from there. */
const by =
  (key: 'return' | 'escape', drive: Drive): Drive =>
  async (walk, lang) => {
    await walk.screen.press(key);
    await drive(walk, lang);
  };

const sends: Drive = (walk) => walk.screen.press('return');

const offered = (topic: Topic, drive: Drive = by('escape', to(topic))): Scene => ({
  name: `explore, ${topic}`,
  goesOn: true,
  walk: at(),
  drive,
  shows: (lang) => leadOf(topic, lang),
  // Code is set as code is.
  hasModelText: topic === 'fim',
  everySize: topic === 'larger',
});

/** The list comes, and every call after it is refused. */
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

/** In the language in which it was asked. */
const answered: readonly Scene[] = [
  {
    name: 'explore, function called',
    keepsLang: true,
    walk: at(),
    drive: sent('functions'),
    shows: () => 'local_time({"time_zone":"Asia/Tokyo"})',
    hasModelText: true,
    everySize: true,
  },
  {
    name: 'explore, text judged',
    goesOn: true,
    walk: at(),
    drive: by('return', sent('moderation')),
    shows: (lang) => topicMessages[lang].moderation.flagged,
    everySize: true,
  },
  {
    name: 'explore, picture seen',
    goesOn: true,
    walk: at(),
    drive: by('return', sent('vision')),
    shows: (lang) => topicMessages[lang].vision.question.slice(0, 20),
    hasModelText: true,
  },
  {
    name: 'explore, another model answered',
    goesOn: true,
    walk: at({ scenario: 'free-mode' }),
    drive: by('return', sent('vision')),
    shows: (lang) => messages[lang].refused('mistral-small-latest').slice(0, 30),
    hasModelText: true,
  },
];

const ofCode: readonly Scene[] = [
  offered('fim', to('fim')),
  {
    name: 'explore, fim filled',
    goesOn: true,
    walk: at(),
    drive: sends,
    shows: () => '+     if n < 2:',
    everySize: true,
    hasModelText: true,
  },
  {
    name: 'explore, running',
    goesOn: true,
    walk: at({ mistral: { completeFim: never } }),
    drive: async (walk, lang) => {
      await walk.screen.press('escape');
      await sees(walk, leadOf('fim', lang));
      await walk.screen.press('return');
    },
    shows: (lang) => topicMessages[lang].fim.busy('codestral-latest'),
  },
  ...errors.map((error, nth) => ({
    name: `explore, failed: ${error.code}`,
    goesOn: true,
    walk: at({ mistral: listedButRefusing(error) }),
    drive: nth > 0 ? retries : stopsAndRetries,
    shows: (lang: Lang) => errorMessage(lang, error).title,
  })),
];

const others: readonly Scene[] = [
  { ...offered('larger', to('larger')), goesOn: false },
  offered('functions'),
  offered('moderation'),
  {
    name: 'explore, no text',
    goesOn: true,
    walk: at(),
    drive: emptied,
    shows: (lang) => messages[lang].problems.empty,
  },
  offered('ocr'),
  {
    name: 'explore, page read',
    goesOn: true,
    walk: at(),
    drive: sends,
    shows: () => 'Roquefort',
    hasModelText: true,
  },
  offered('vision', by('return', to('vision'))),
  {
    name: 'explore, no such picture',
    goesOn: true,
    walk: at(),
    drive: async (walk) => {
      await walk.screen.type('photo.png');
      await walk.screen.press('return');
    },
    shows: (lang) =>
      errorMessage(lang, { code: 'files', problem: 'missing', path: 'photo.png' }).message,
  },
];

export const exploreScenes: readonly Scene[] = [
  { name: 'explore', walk: at(), shows: (lang) => messages[lang].lead, everySize: true },
  ...ofCode,
  {
    name: 'explore, all of it tried',
    walk: at({}, topics),
    shows: (lang) => messages[lang].read,
  },
  {
    name: 'explore, listing',
    walk: at({ mistral: { listModels: never } }),
    drive: async (walk, lang) => {
      await sees(walk, messages[lang].lead);
      await walk.screen.press('down');
      await walk.screen.press('return');
    },
    shows: (lang) => messages[lang].loading,
  },
  ...others,
  ...answered,
];
