import { exportNames, type OpenFormat } from '../../src/core/export/formats.ts';
import type { Lang } from '../../src/i18n/locale.ts';
import { createNoExports } from '../../src/services/no-exports.ts';
import type { GivingEnd, ToolsPort } from '../../src/services/tools-port.ts';
import { type Topic, topics } from '../../src/steps/handoff/logic.ts';
import { words } from '../../src/steps/handoff/words.ts';
import { settled } from '../support/answers.ts';
import { recordingExports } from '../support/recording-exports.ts';
import { key, type TestServicesOptions } from '../support/services.ts';
import type { Walk, WalkOptions } from '../support/walk.tsx';
import { type Scene, sees } from './scenes.ts';

function at(services: TestServicesOptions = {}): WalkOptions {
  const { key: lies, model, embeddings } = settled;
  return {
    at: 'handoff',
    services: { stored: key, ...services },
    answers: { key: lies, model, embeddings },
  };
}

/** Opens a topic of the list. */
export const to =
  (topic: Topic) =>
  async (walk: Pick<Walk, 'screen'>, lang: Lang): Promise<void> => {
    await sees(walk, words[lang].oneProgram);
    await walk.screen.press('home');
    for (let row = 0; row <= topics.indexOf(topic); row += 1) await walk.screen.press('down');
    await walk.screen.press('return');
  };

/** Opens a topic and writes it where that is offered. */
export const wrote =
  (topic: OpenFormat | 'dotenv') =>
  async (walk: Pick<Walk, 'screen'>, lang: Lang): Promise<void> => {
    await to(topic)(walk, lang);
    await sees(walk, words[lang].where);
    await walk.screen.press('return');
  };

/** The one of the secret managers that is so many rows below the first. */
const manager =
  (below: number): NonNullable<Scene['drive']> =>
  async (walk, lang) => {
    await to('managers')(walk, lang);
    await sees(walk, words[lang].managers.slice(0, 30));
    for (let row = 0; row < below; row += 1) await walk.screen.press('down');
    await walk.screen.press('return');
  };

/** Tools that are signed in. */
export const ready = (end: GivingEnd = { code: 0, says: '' }): ToolsPort => ({
  runs: true,
  isReady: async () => true,
  give: async () => end,
});

/** Looks whether the first manager's program can be run. */
const looked: NonNullable<Scene['drive']> = async (walk, lang) => {
  await manager(0)(walk, lang);
  await sees(walk, words[lang].runWith);
  await walk.screen.type('r');
};

/** Comes to the screen that shows what would be run. */
export const asked = async (walk: Pick<Walk, 'screen'>, lang: Lang): Promise<void> => {
  await looked(walk as Walk, lang);
  await sees(walk, words[lang].tool.ready('op'));
  await walk.screen.type('r');
  await sees(walk, words[lang].tool.asks.slice(0, 30));
};

const there = () => recordingExports(new Map([[exportNames.python, 'mine']]));

export const handoffScenes: readonly Scene[] = [
  {
    name: 'handoff',
    walk: at(),
    shows: (lang) => words[lang].oneProgram,
    // Commands are set as code is.
    hasModelText: true,
    everySize: true,
  },
  {
    name: 'handoff, a key in memory',
    walk: { ...at(), answers: { key: { ...settled.key, where: 'session', place: 'memory' } } },
    shows: (lang) => words[lang].leadSession.slice(0, 30),
    hasModelText: true,
  },
  {
    name: 'handoff, where to write',
    walk: at({ exports: createNoExports() }),
    drive: to('postman'),
    shows: (lang) => words[lang].where,
    everySize: true,
  },
  {
    name: 'handoff, written',
    walk: at(),
    drive: wrote('python'),
    shows: (lang) => words[lang].written(exportNames.python),
    hasModelText: true,
    everySize: true,
  },
  {
    name: 'handoff, something is there',
    walk: at({ exports: there() }),
    drive: wrote('python'),
    shows: (lang) => words[lang].exists(exportNames.python),
  },
  {
    name: 'handoff, a .env',
    walk: at(),
    drive: to('dotenv'),
    shows: (lang) => words[lang].leads.dotenv.slice(0, 30),
  },
  {
    name: 'handoff, a .env that git would take',
    walk: at({ exports: recordingExports(new Map(), 'not-ignored') }),
    drive: wrote('dotenv'),
    shows: (lang) => words[lang].ignore,
    everySize: true,
  },
  {
    name: 'handoff, a .env in a broken repository',
    walk: at({ exports: recordingExports(new Map(), 'git-broken') }),
    drive: wrote('dotenv'),
    shows: (lang) => (lang === 'en' ? 'a repository that git can’t read' : 'un dépôt que git'),
  },
  {
    name: 'handoff, a .env written',
    walk: at(),
    drive: wrote('dotenv'),
    shows: (lang) => words[lang].guards.ignored,
  },
  {
    name: 'handoff, shells',
    walk: at(),
    drive: to('shells'),
    shows: (lang) => words[lang].noProfile('cmd.exe'),
    hasModelText: true,
    everySize: true,
  },
  {
    name: 'handoff, secret managers',
    walk: at(),
    drive: to('managers'),
    shows: (lang) => words[lang].managers.slice(0, 30),
  },
  {
    name: 'handoff, 1Password',
    walk: at(),
    drive: manager(0),
    shows: (lang) => words[lang].runWith,
    hasModelText: true,
    everySize: true,
  },
  {
    name: 'handoff, 1Password not signed in',
    walk: at(),
    drive: looked,
    shows: (lang) => words[lang].tool.notReady('op'),
    hasModelText: true,
  },
  {
    name: 'handoff, 1Password may be run',
    walk: at({ tools: ready() }),
    drive: looked,
    shows: (lang) => words[lang].tool.ready('op'),
    hasModelText: true,
    everySize: true,
  },
  {
    name: 'handoff, what would be run',
    walk: at({ tools: ready() }),
    drive: asked,
    shows: (lang) => words[lang].tool.asks.slice(0, 30),
    everySize: true,
  },
  {
    name: 'handoff, 1Password refuses',
    walk: at({ tools: ready({ code: 1, says: 'no such vault' }) }),
    drive: async (walk, lang) => {
      await asked(walk, lang);
      await walk.screen.press('return');
    },
    shows: (lang) => words[lang].tool.refused('op'),
    hasModelText: true,
  },
  {
    name: 'handoff, Dashlane',
    walk: at(),
    drive: manager(2),
    shows: (lang) => words[lang].runWith,
  },
  {
    name: 'handoff, GitHub',
    walk: at(),
    drive: manager(6),
    shows: (lang) => words[lang].runThere.github,
    hasModelText: true,
  },
];
