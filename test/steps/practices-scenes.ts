import { AppError } from '../../src/errors/errors.ts';
import { errorMessage } from '../../src/i18n/errors.ts';
import { createNoProjectScan } from '../../src/services/demo/no-scan.ts';
import type { ProjectScanPort, ScannedFile } from '../../src/services/ports/project-scan.ts';
import { messages } from '../../src/steps/practices/messages.ts';
import { settled } from '../support/fakes/answers.ts';
import { createFakeClock } from '../support/fakes/fake-clock.ts';
import { recordingExports } from '../support/fakes/recording-exports.ts';
import { keyText, never, type TestServicesOptions } from '../support/fakes/services.ts';
import type { WizardOptions } from '../support/terminal/wizard.tsx';
import { opened, type Scene, sees } from './scenes.ts';

function file(path: string, text: string, more: Partial<ScannedFile> = {}): ScannedFile {
  return { path, text, git: 'tracked', isDotenv: path.includes('.env'), mode: 0o644, ...more };
}

/** A project with a key in code, and one in a `.env` that git would add and other users can read. */
export const careless: readonly ScannedFile[] = [
  file('src/app.py', `from mistralai import Mistral\nclient = Mistral(api_key="${keyText}")\n`),
  file('src/old/try_it.py', `\nmistral_key = "${keyText}"\n`),
  file('src/old/try_again.py', `\n\nmistral_key = "${keyText}"\n`),
  file('.env', `MISTRAL_API_KEY=${keyText}\n`, { git: 'untracked' }),
];

const history = file('~/.bash_history', `ls\nexport MISTRAL_API_KEY=${keyText}\n`);

/** Returns a machine with these files in a git repository. */
export function scanOf(files: () => readonly ScannedFile[]): ProjectScanPort {
  return {
    ...createNoProjectScan('22.11.0'),
    project: async () => ({ root: '/project', git: { state: 'here' } }),
    files: async function* () {
      yield { files: files(), unread: [] };
    },
    shellHistories: async function* () {
      yield { files: [history], unread: [] };
    },
    startupFiles: async function* () {
      yield { files: [file('~/.profile', 'umask 022\n')], unread: [] };
    },
  };
}

/** Uses a stopped clock, because a check would run out of time at once with one that advances by itself. */
export const careful: TestServicesOptions = {
  clock: createFakeClock(),
  scan: scanOf(() => careless),
};

function at(services: TestServicesOptions = careful): WizardOptions {
  return { at: 'practices', services, answers: { key: settled.key } };
}

const denied = { code: 'files', problem: 'denied', path: '/project/.gitignore' } as const;

export const practicesScenes: readonly Scene[] = [
  {
    name: 'practices',
    wizard: { at: 'practices', answers: { key: settled.key } },
    shows: (lang) => messages[lang].names.code,
    everySize: true,
  },
  {
    name: 'practices, looking',
    goesOn: true,
    wizard: at({ ...careful, scan: { ...scanOf(() => []), project: never } }),
    drive: async (wizard, lang) => {
      await sees(wizard, messages[lang].look);
      await wizard.screen.type('k');
    },
    shows: (lang) => messages[lang].progress('', '').slice(0, 6),
  },
  {
    name: 'practices, looked',
    goesOn: true,
    wizard: at(),
    drive: async (wizard, lang) => {
      await wizard.screen.press('escape');
      await sees(wizard, messages[lang].lookAgain);
      await wizard.screen.type('k');
      await sees(wizard, '- src/app.py');
    },
    shows: (lang) => messages[lang].lookAgain,
    everySize: true,
  },
  {
    name: 'practices, what was found of one',
    goesOn: true,
    wizard: at(),
    drive: (wizard) => wizard.screen.type('d'),
    shows: () => '- src/old/try_again.py',
    everySize: true,
  },
  {
    name: 'practices, about to be fixed',
    goesOn: true,
    wizard: at(),
    drive: async (wizard, lang) => {
      await wizard.screen.press('escape');
      await sees(wizard, '- src/app.py');
      await wizard.screen.press('down');
      await sees(wizard, '- .env');
      await wizard.screen.type('f');
      await sees(wizard, messages[lang].fixes.lead);
    },
    shows: (lang) => messages[lang].fixes.doIt,
    everySize: true,
  },
  {
    name: 'practices, not to be fixed',
    goesOn: true,
    wizard: at({
      ...careful,
      exports: {
        ...recordingExports(new Map(), 'not-ignored'),
        ignore: () => Promise.reject(new AppError(denied)),
      },
    }),
    drive: (wizard) => wizard.screen.press('return'),
    shows: (lang) => errorMessage(lang, denied).title,
  },
  {
    name: 'practices, the page of one',
    wizard: at(),
    drive: async (wizard, lang) => {
      await sees(wizard, messages[lang].look);
      await wizard.screen.type('o');
    },
    shows: opened,
  },
];
