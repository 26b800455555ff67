import { commandLine } from '../../i18n/command-line.ts';
import { formatNumber } from '../../i18n/numbers.ts';
import { type CheckId, type Outcome, passed, reportOf } from './check.ts';
import { checks } from './doctor.ts';
import { projectText, searched } from './outcome.ts';
import type { PracticeResults } from './practices.ts';

const inSource = { file: 'src/app.py', line: 12, masked: '••••7Kq2' };
const inHistory = { file: '~/.bash_history', line: 340, masked: '••••7Kq2' };

/** Outcomes of checks on an invented machine. */
const outcomes: Partial<Readonly<Record<CheckId, Outcome>>> = {
  'project-files': searched({
    places: [inSource],
    gaps: [],
    severity: 'high',
    none: projectText(({ files }) => files.none('')),
    some: projectText(({ files }, lang) =>
      files.some(formatNumber(48, lang), formatNumber(1, lang)),
    ),
    remedy: projectText(({ files }) => files.remedy),
    commands: [commandLine('key', 'rotate')],
  }),
  'git-history': passed(projectText(({ history }, lang) => history.none(formatNumber(112, lang)))),
  'dotenv-ignored': passed(projectText(({ ignored }) => ignored.none)),
  'dotenv-mode': passed(projectText(({ mode }) => mode.none)),
  'vault-file': passed(projectText(({ vault }) => vault.none)),
  'shell-history': searched({
    places: [inHistory],
    gaps: [],
    severity: 'medium',
    none: projectText(({ shells }) => shells.none('')),
    some: projectText(({ shells }, lang) => shells.some(formatNumber(1, lang))),
    remedy: projectText(({ shells }) => shells.remedy),
    commands: [commandLine('key', 'rotate')],
  }),
  'shell-startup': passed(projectText(({ startup }, lang) => startup.none(formatNumber(6, lang)))),
  profiles: passed(projectText(({ profiles }) => profiles.fine('default'))),
  'key-age': passed(projectText(({ age }) => age.fine)),
  'sdk-version': passed(projectText(({ sdk }) => sdk.none)),
};

/** Example findings for the demo, which reads nothing on the machine. */
export const exampleResults: PracticeResults = {
  copies: [],
  where: 'keychain',
  reports: checks.flatMap((check) => {
    const outcome = outcomes[check.id];
    return outcome === undefined ? [] : [reportOf(check, outcome, 0)];
  }),
};
