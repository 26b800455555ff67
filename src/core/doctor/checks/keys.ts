import { commandLine } from '../../../i18n/command-line.ts';
import { formatDate, formatNumber } from '../../../i18n/numbers.ts';
import { plainLine } from '../../../i18n/plain-text.ts';
import { type KeyRecord, requireKeyRecords } from '../../keys/key-records.ts';
import { type Reminder, statusOf } from '../../keys/key-status.ts';
import {
  type Check,
  type CheckContext,
  finding,
  noted,
  type Outcome,
  passed,
  unchecked,
} from '../check.ts';
import type { DoctorServices, Lookups } from '../lookups.ts';
import { joined, projectText, unique } from '../outcome.ts';
import { isOpenMode } from '../scan-project.ts';
import { commandWords } from '../shown-path.ts';

/** The checks of stored keys. */
export const keyChecks: readonly Check[] = [
  { id: 'key-age', category: 'keys', run: checkAge },
  { id: 'profiles', category: 'keys', run: checkProfiles },
  { id: 'vault-file', category: 'keys', run: checkVault },
];

/** Reminders with their severity, the most urgent first. */
const reminders: readonly (readonly [Reminder, 'high' | 'medium' | 'low'])[] = [
  ['expired', 'high'],
  ['expiring', 'medium'],
  ['old', 'low'],
];

async function checkAge({ services }: CheckContext): Promise<Outcome> {
  const records = await lastingRecords(services);
  if (records.length === 0) return passed(projectText(({ age }) => age.none));
  const now = services.clock.now();
  const statuses = records.map(([profile, record]) => statusOf(profile, record, now));
  const due = reminders.flatMap(([reminder, severity]) =>
    statuses
      .filter((status) => status.reminders.includes(reminder))
      .map(({ profile, expiresOn }) => ({ profile, reminder, severity, day: expiresOn ?? '' })),
  );
  const [worst] = due;
  if (worst === undefined) return passed(projectText(({ age }) => age.fine));
  const texts = due.map(({ profile, reminder, day }) =>
    projectText(({ age }, lang) => age[reminder](profile, formatDate(day, lang))),
  );
  const commands = unique(
    due.map(({ profile }) => commandLine('key', 'rotate', '--profile', profile)),
  );
  return finding(
    worst.severity,
    joined(...texts),
    projectText(({ age }) => age.remedy),
    commands,
  );
}

/** Whether the key of a profile still exists in its store; `unclear` if the store can't be read. */
type Presence = 'there' | 'gone' | 'unclear';

/** Days without use after which a key is reported as unused. */
const unusedDays = 90;

async function checkProfiles({ services, lookups }: CheckContext): Promise<Outcome> {
  const records = await lastingRecords(services);
  if (records.length === 0) return passed(projectText(({ profiles }) => profiles.none));
  const seen = await Promise.all(
    records.map(async ([profile, record]) => {
      const presence = await presenceOf(services, lookups, profile, record);
      return { profile, record, presence, idle: idleDays(record, services.clock.now()) };
    }),
  );
  const gone = seen.filter(({ presence }) => presence === 'gone');
  const idle = seen.filter(({ presence, idle: days }) => presence !== 'gone' && days > unusedDays);
  const unclear = seen.filter(({ presence }) => presence === 'unclear');
  const names = (some: typeof seen) => some.map(({ profile }) => profile).join(', ');
  const unclearText =
    unclear.length === 0 ? [] : [projectText(({ profiles }) => profiles.unclear(names(unclear)))];
  if (gone.length + idle.length === 0) {
    const [unclearOnly] = unclearText;
    return unclearOnly === undefined
      ? passed(projectText(({ profiles }) => profiles.fine(names(seen))))
      : unchecked(unclearOnly);
  }
  const texts = [
    ...gone.map(({ profile, record }) =>
      projectText(({ profiles }) => profiles.gone(profile, profiles.stores[record.store])),
    ),
    ...idle.map(({ profile, idle: days }) =>
      projectText(({ profiles }, lang) => profiles.unused(profile, formatNumber(days, lang))),
    ),
    ...unclearText,
  ];
  const commands = [...gone, ...idle].map(({ profile }) =>
    commandLine('key', 'remove', '--profile', profile),
  );
  return finding(
    gone.length > 0 ? 'medium' : 'low',
    joined(...texts),
    projectText(({ profiles }) => profiles.remove),
    commands,
  );
}

/** Returns the records of keys that outlive a session. Throws the error `files`, which is reported as unchecked. */
async function lastingRecords(services: DoctorServices) {
  const records = [...(await requireKeyRecords(services))];
  return records.filter(([, { store }]) => store !== 'memory');
}

/** Returns the days since a key was last used, or else since it was stored, because it was tried then. */
function idleDays({ createdAt, usedOn = '' }: KeyRecord, now: number): number {
  const last = Math.max(Date.parse(createdAt), Date.parse(usedOn) || 0);
  return Math.floor((now - last) / 86_400_000);
}

/** Looks for a key in the keychain, or in the vault if it can be opened. Never asks for a passphrase. */
async function presenceOf(
  { keychain, vault }: DoctorServices,
  { isVaultOpen }: Lookups,
  profile: string,
  { store }: KeyRecord,
): Promise<Presence> {
  try {
    if (store === 'keychain') return (await keychain.read(profile)) ? 'there' : 'gone';
    if (!(await vault.exists())) return 'gone';
    if (!(await isVaultOpen())) return 'unclear';
    return (await vault.read(profile)) ? 'there' : 'gone';
  } catch {
    return 'unclear';
  }
}

async function checkVault({ services }: CheckContext): Promise<Outcome> {
  const { path } = services.vault;
  const state = await services.scan.stateOf(path);
  if (state === undefined) return passed(projectText(({ vault }) => vault.none));
  const shown = plainLine(path);
  if (state.kind !== 'file') {
    return finding(
      'high',
      projectText(({ vault }) => vault.strange(shown)),
      projectText(({ vault }) => vault.moveAway),
      [commandLine('key', 'set', '--store', 'vault')],
    );
  }
  if (services.environment.platform === 'win32') {
    return noted(projectText(({ mode }) => mode.unknown));
  }
  if (!isOpenMode(state.mode)) return passed(projectText(({ vault }) => vault.fine));
  return finding(
    'low',
    projectText(({ vault }) => vault.open(shown)),
    projectText(({ mode }) => mode.remedy),
    [`chmod 600 ${commandWords([path])}`],
  );
}
