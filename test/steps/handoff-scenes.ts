import { exportNames, type WizardFormat } from '../../src/core/export/formats.ts';
import { copySaveMessages } from '../../src/i18n/copy-save-messages.ts';
import type { Lang } from '../../src/i18n/languages.ts';
import { createNoExports } from '../../src/services/demo/no-exports.ts';
import type { GivingEnd, ToolsPort } from '../../src/services/ports/tools.ts';
import { type Topic, topics } from '../../src/steps/handoff/logic.ts';
import { messages } from '../../src/steps/handoff/messages.ts';
import { settled } from '../support/fakes/answers.ts';
import { recordingExports } from '../support/fakes/recording-exports.ts';
import { key, type TestServicesOptions } from '../support/fakes/services.ts';
import type { Wizard, WizardOptions } from '../support/terminal/wizard.tsx';
import { down, type Scene, sees, selectAction } from './scenes.ts';

type Drive = NonNullable<Scene['drive']>;

function at(services: TestServicesOptions = {}): WizardOptions {
  const { key: keyAnswer, model, embeddings } = settled;
  return {
    at: 'handoff',
    services: { stored: key, ...services },
    answers: { key: keyAnswer, model, embeddings },
  };
}

/** Opens a topic of the list. */
export const to =
  (topic: Topic) =>
  async (wizard: Pick<Wizard, 'screen'>, lang: Lang): Promise<void> => {
    await sees(wizard, messages[lang].oneProgram);
    await wizard.screen.press('home');
    await down(wizard, topics.indexOf(topic) + 1);
    await wizard.screen.press('return');
  };

/** Opens a topic and writes its file. */
export const wrote =
  (topic: WizardFormat) =>
  async (wizard: Pick<Wizard, 'screen'>, lang: Lang): Promise<void> => {
    await to(topic)(wizard, lang);
    await sees(wizard, copySaveMessages[lang].where);
    await wizard.screen.press('return');
  };

/** Opens the secret manager at a number of rows below the first one. */
const manager =
  (below: number): Drive =>
  async (wizard, lang) => {
    await sees(wizard, messages[lang].managers.slice(0, 30));
    await down(wizard, below);
    await wizard.screen.press('return');
  };

/** Returns to the list, and continues from there. */
const by =
  (key: 'return' | 'escape', drive: Drive): Drive =>
  async (wizard, lang) => {
    await wizard.screen.press(key);
    await drive(wizard, lang);
  };

/** Returns tools that are signed in. */
export const ready = (end: GivingEnd = { code: 0, says: '' }): ToolsPort => ({
  runs: true,
  findReady: async ({ argv: [name] }) => `/usr/bin/${name}`,
  give: async () => end,
});

/** Checks whether the program can be run. */
const checks: Drive = (wizard) => wizard.screen.type('k');

/** Runs the program, which is ready. */
const runs: Drive = (wizard) => wizard.screen.type('u');

/** Goes to the screen that shows what would be run. */
export const asked = async (wizard: Pick<Wizard, 'screen'>, lang: Lang): Promise<void> => {
  await to('managers')(wizard, lang);
  await manager(0)(wizard as Wizard, lang);
  await sees(wizard, messages[lang].runWith);
  await wizard.screen.type('k');
  await sees(wizard, messages[lang].tool.ready('op'));
  await wizard.screen.type('u');
  await sees(wizard, messages[lang].tool.asks.slice(0, 30));
};

const there = () => recordingExports(new Map([[exportNames.python, 'mine']]));

const exporting: readonly Scene[] = [
  {
    name: 'handoff',
    wizard: at(),
    shows: (lang) => messages[lang].oneProgram,
    // Commands have no typographic rules.
    hasModelText: true,
    everySize: true,
  },
  {
    name: 'handoff, where to write',
    goesOn: true,
    wizard: at({ exports: createNoExports() }),
    drive: to('postman'),
    shows: (lang) => copySaveMessages[lang].where,
    everySize: true,
  },
  {
    name: 'handoff, written',
    goesOn: true,
    wizard: at(),
    drive: by('escape', wrote('python')),
    shows: (lang) => copySaveMessages[lang].written(exportNames.python),
    hasModelText: true,
    everySize: true,
  },
  {
    name: 'handoff, something is there',
    goesOn: true,
    wizard: at({ exports: there() }),
    drive: by('return', wrote('python')),
    shows: (lang) => copySaveMessages[lang].exists(exportNames.python),
  },
  {
    name: 'handoff, shells',
    wizard: at(),
    drive: to('shells'),
    shows: (lang) => messages[lang].noProfile('cmd.exe'),
    hasModelText: true,
    everySize: true,
  },
  {
    name: 'handoff, a project',
    wizard: at(),
    drive: to('project'),
    shows: (lang) => messages[lang].project.secret,
    hasModelText: true,
    everySize: true,
  },
  {
    name: 'handoff, a .env',
    goesOn: true,
    wizard: at(),
    drive: by('escape', to('dotenv')),
    shows: (lang) => messages[lang].leads.dotenv.slice(0, 30),
  },
  {
    name: 'handoff, a .env that git would take',
    goesOn: true,
    wizard: at({ exports: recordingExports(new Map(), 'not-ignored') }),
    drive: (wizard) => wizard.screen.press('return'),
    shows: (lang) => messages[lang].ignore,
    everySize: true,
  },
  {
    name: 'handoff, a .env in a broken repository',
    goesOn: true,
    wizard: at({ exports: recordingExports(new Map(), 'git-broken') }),
    drive: async (wizard, lang) => {
      await selectAction(wizard.screen, messages[lang].toList);
      await wrote('dotenv')(wizard, lang);
    },
    shows: (lang) => (lang === 'en' ? 'a repository that git can’t read' : 'un dépôt que git'),
  },
  {
    name: 'handoff, a .env written',
    goesOn: true,
    wizard: at(),
    drive: (wizard) => wizard.screen.press('return'),
    shows: (lang) => messages[lang].guards.ignored,
  },
];

const managing: readonly Scene[] = [
  {
    name: 'handoff, secret managers',
    wizard: at(),
    drive: to('managers'),
    shows: (lang) => messages[lang].managers.slice(0, 30),
  },
  {
    name: 'handoff, 1Password',
    goesOn: true,
    wizard: at(),
    drive: manager(0),
    shows: (lang) => messages[lang].runWith,
    hasModelText: true,
    everySize: true,
  },
  {
    name: 'handoff, 1Password not signed in',
    goesOn: true,
    wizard: at(),
    drive: checks,
    shows: (lang) => messages[lang].tool.notReady('op'),
    hasModelText: true,
  },
  {
    name: 'handoff, 1Password may be run',
    goesOn: true,
    wizard: at({ tools: ready() }),
    // The screen keeps the services it was drawn with, so it is opened again.
    drive: async (wizard, lang) => {
      await by('escape', manager(0))(wizard, lang);
      await sees(wizard, messages[lang].runWith);
      await checks(wizard, lang);
    },
    shows: (lang) => messages[lang].tool.ready('op'),
    hasModelText: true,
    everySize: true,
  },
  {
    name: 'handoff, what would be run',
    goesOn: true,
    wizard: at({ tools: ready() }),
    drive: runs,
    shows: (lang) => messages[lang].tool.asks.slice(0, 30),
    everySize: true,
  },
  {
    name: 'handoff, 1Password refuses',
    goesOn: true,
    wizard: at({ tools: ready({ code: 1, says: 'no such vault' }) }),
    drive: (wizard) => wizard.screen.press('return'),
    shows: (lang) => messages[lang].tool.refused('op'),
    hasModelText: true,
  },
  {
    name: 'handoff, Dashlane',
    goesOn: true,
    wizard: at(),
    drive: async (wizard, lang) => {
      await wizard.screen.press('return');
      await sees(wizard, messages[lang].runWith);
      await by('return', manager(2))(wizard, lang);
    },
    shows: (lang) => messages[lang].runWith,
  },
  {
    name: 'handoff, GitHub',
    goesOn: true,
    wizard: at(),
    drive: by('return', manager(6)),
    shows: (lang) => messages[lang].runThere.github,
    hasModelText: true,
  },
];

export const handoffScenes: readonly Scene[] = [
  ...exporting,
  {
    name: 'handoff, a key in memory',
    wizard: { ...at(), answers: { key: { ...settled.key, where: 'memory', place: 'memory' } } },
    shows: (lang) => messages[lang].leadSession.slice(0, 30),
    hasModelText: true,
  },
  ...managing,
];
