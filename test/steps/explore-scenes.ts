import type { Fault } from '../../src/errors/fault.ts';
import { faultWords } from '../../src/i18n/faults.ts';
import type { Lang } from '../../src/i18n/locale.ts';
import type { MistralPort } from '../../src/services/mistral-port.ts';
import { topics } from '../../src/steps/explore/logic.ts';
import { topicWords } from '../../src/steps/explore/topic-words.ts';
import { words } from '../../src/steps/explore/words.ts';
import { settled } from '../support/answers.ts';
import { key, never, refusing, type TestServicesOptions } from '../support/services.ts';
import type { Walk, WalkOptions } from '../support/walk.tsx';
import { type Scene, sees, steady } from './scenes.ts';

type Topic = (typeof topics)[number];

function at(services: TestServicesOptions = {}, tried?: readonly Topic[]): WalkOptions {
  const { key: lies, model } = settled;
  const answers = { key: lies, model, ...(tried && { explore: { tried } }) };
  return { at: 'explore', services: { stored: key, ...services }, answers };
}

/** Opens a topic of the list. */
export const to =
  (topic: Topic) =>
  async (walk: Pick<Walk, 'screen'>, lang: Lang): Promise<void> => {
    await sees(walk, words[lang].lead);
    await walk.screen.press('home');
    for (let row = 0; row <= topics.indexOf(topic); row += 1) await walk.screen.press('down');
    await walk.screen.press('return');
    await sees(walk, leadOf(topic, lang));
  };

const leadOf = (topic: Topic, lang: Lang) =>
  topic === 'larger' ? topicWords[lang].larger.batch : topicWords[lang][topic].lead.slice(0, 30);

/** Opens a topic and sends what is offered there, or what is typed first. */
export const sent =
  (topic: Topic, typed = '') =>
  async (walk: Pick<Walk, 'screen'>, lang: Lang): Promise<void> => {
    await to(topic)(walk, lang);
    if (typed !== '') await walk.screen.type(typed);
    await walk.screen.press('return');
  };

/** Enter on an empty field. */
const emptied: Scene['drive'] = async (walk, lang) => {
  await to('moderation')(walk, lang);
  await walk.screen.type('\x15');
  await steady(walk.screen);
  await walk.screen.press('return');
};

const offered = (topic: Topic): Scene => ({
  name: `explore, ${topic}`,
  walk: at(),
  drive: to(topic),
  shows: (lang) => leadOf(topic, lang),
  // Code is set as code is.
  hasModelText: topic === 'fim',
  everySize: topic === 'larger',
});

/** The list comes, and every call after it is refused. */
export function listedButRefusing(fault: Fault): Partial<MistralPort> {
  const { listModels, ...others } = refusing(fault);
  return others;
}

const faults: readonly Fault[] = [
  { code: 'zero-quota', model: 'codestral-latest' },
  { code: 'key-refused' },
  { code: 'payment' },
  { code: 'rate-limited', seconds: 60 },
];

const results: readonly Scene[] = [
  {
    name: 'explore, fim filled',
    walk: at(),
    drive: sent('fim'),
    shows: () => '+     if n < 2:',
    everySize: true,
    hasModelText: true,
  },
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
    keepsLang: true,
    walk: at(),
    drive: sent('moderation'),
    shows: (lang) => topicWords[lang].moderation.flagged,
    everySize: true,
  },
  {
    name: 'explore, picture seen',
    keepsLang: true,
    walk: at(),
    drive: sent('vision'),
    shows: (lang) => topicWords[lang].vision.question.slice(0, 20),
    hasModelText: true,
  },
  {
    name: 'explore, page read',
    walk: at(),
    drive: sent('ocr'),
    shows: () => 'Roquefort',
    hasModelText: true,
  },
  {
    name: 'explore, another model answered',
    keepsLang: true,
    walk: at({ scenario: 'free-mode' }),
    drive: sent('vision'),
    shows: (lang) => words[lang].refused('mistral-small-latest').slice(0, 30),
    hasModelText: true,
  },
];

const troubles: readonly Scene[] = [
  {
    name: 'explore, no such picture',
    walk: at(),
    drive: sent('vision', 'photo.png'),
    shows: (lang) =>
      faultWords(lang, { code: 'files', problem: 'missing', path: 'photo.png' }).message,
  },
  {
    name: 'explore, no text',
    walk: at(),
    drive: emptied,
    shows: (lang) => words[lang].problems.empty,
  },
  ...faults.map((fault) => ({
    name: `explore, failed: ${fault.code}`,
    walk: at({ mistral: listedButRefusing(fault) }),
    drive: sent('fim'),
    shows: (lang: Lang) => faultWords(lang, fault).title,
  })),
];

export const exploreScenes: readonly Scene[] = [
  { name: 'explore', walk: at(), shows: (lang) => words[lang].lead, everySize: true },
  {
    name: 'explore, all of it tried',
    walk: at({}, topics),
    shows: (lang) => words[lang].read,
  },
  {
    name: 'explore, listing',
    walk: at({ mistral: { listModels: never } }),
    drive: async (walk, lang) => {
      await sees(walk, words[lang].lead);
      await walk.screen.press('down');
      await walk.screen.press('return');
    },
    shows: (lang) => words[lang].loading,
  },
  offered('fim'),
  offered('functions'),
  offered('moderation'),
  offered('vision'),
  offered('ocr'),
  offered('larger'),
  {
    name: 'explore, running',
    walk: at({ mistral: { completeFim: never } }),
    drive: sent('fim'),
    shows: (lang) => topicWords[lang].fim.busy('codestral-latest'),
  },
  ...results,
  ...troubles,
];
