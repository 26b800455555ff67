import { formatNumber } from '../../i18n/numbers.ts';
import { type CheckId, type CheckReport, fine, type Outcome } from './check.ts';
import { checks } from './doctor.ts';
import { say, searched } from './outcome.ts';
import type { Seen } from './practices.ts';

const inSource = { file: 'src/app.py', line: 12, masked: '••••7Kq2' };
const inHistory = { file: '~/.bash_history', line: 340, masked: '••••7Kq2' };

/** What a look could come to, on a machine that is no one’s. */
const outcomes: Partial<Readonly<Record<CheckId, Outcome>>> = {
  'project-files': searched({
    places: [inSource],
    isWhole: true,
    severity: 'high',
    none: say(({ files }) => files.none('')),
    some: say(({ files }, lang) => files.some(formatNumber(48, lang), formatNumber(1, lang))),
    remedy: say(({ files }) => files.remedy),
  }),
  'git-history': fine(say(({ history }) => history.none)),
  'dotenv-ignored': fine(say(({ ignored }) => ignored.none)),
  'dotenv-mode': fine(say(({ mode }) => mode.none)),
  'vault-file': fine(say(({ vault }) => vault.none)),
  'shell-history': searched({
    places: [inHistory],
    isWhole: true,
    severity: 'medium',
    none: say(({ shells }) => shells.none('')),
    some: say(({ shells }, lang) => shells.some(formatNumber(1, lang))),
    remedy: say(({ shells }) => shells.remedy),
  }),
  profiles: fine(say(({ profiles }) => profiles.fine('default'))),
  'key-age': fine(say(({ age }) => age.fine)),
  'sdk-version': fine(say(({ sdk }) => sdk.none)),
};

/** An example of what is found, for the demo, which reads nothing of the machine. */
export const exampleSeen: Seen = {
  copies: [],
  where: 'keychain',
  reports: checks.flatMap(({ id, category }): readonly CheckReport[] => {
    const outcome = outcomes[id];
    if (outcome === undefined) return [];
    const { remedy, findings, ...rest } = outcome;
    return [
      {
        id,
        category,
        ...rest,
        durationMs: 0,
        isBroken: false,
        remedy: remedy ?? null,
        findings: findings ?? [],
      },
    ];
  }),
};
