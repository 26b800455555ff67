import { commandLine } from '../../../i18n/command-line.ts';
import { formatDate, formatNumber } from '../../../i18n/numbers.ts';
import { plainLine } from '../../../i18n/plain-text.ts';
import { type KeyRecord, knownRecords } from '../../keys/key-records.ts';
import { type Reminder, statusOf } from '../../keys/key-status.ts';
import {
  type Check,
  type CheckContext,
  finding,
  fine,
  type Outcome,
  type Told,
  unsure,
} from '../check.ts';
import { joined, say } from '../outcome.ts';
import { isOpenMode } from '../scan-project.ts';
import type { DoctorServices } from '../sight.ts';
import { commandWords } from './dotenv.ts';

/** The checks of what is stored. */
export const keyChecks: readonly Check[] = [
  { id: 'key-age', category: 'keys', run: checkAge },
  { id: 'profiles', category: 'keys', run: checkProfiles },
  { id: 'vault-file', category: 'keys', run: checkVault },
];

/** The worse, the earlier. */
const reminders: readonly (readonly [Reminder, 'high' | 'medium' | 'low'])[] = [
  ['expired', 'high'],
  ['expiring', 'medium'],
  ['old', 'low'],
];

async function checkAge({ services }: CheckContext): Promise<Outcome> {
  const records = await lasting(services);
  if (records.length === 0) return fine(say(({ age }) => age.none));
  const now = services.clock.now();
  const statuses = records.map(([profile, record]) => statusOf(profile, record, now));
  const due = reminders.flatMap(([reminder, severity]) =>
    statuses
      .filter((status) => status.reminders.includes(reminder))
      .map(({ profile, expiresOn }) => ({ profile, reminder, severity, day: expiresOn ?? '' })),
  );
  const [worst] = due;
  if (worst === undefined) return fine(say(({ age }) => age.fine));
  const told = due.map(({ profile, reminder, day }) =>
    say(({ age }, lang) => age[reminder](profile, formatDate(day, lang))),
  );
  const remedy = commands(due.map(({ profile }) => ['key', 'rotate', '--profile', profile]));
  return finding(worst.severity, joined(...told), remedy);
}

/** Whether the key of a profile is where it was put. */
type Presence = 'there' | 'gone' | 'unclear';

/** Days without use after which a key is told to be of no use. */
const unusedDays = 90;

async function checkProfiles({ services }: CheckContext): Promise<Outcome> {
  const records = await lasting(services);
  if (records.length === 0) return fine(say(({ profiles }) => profiles.none));
  const seen = await Promise.all(
    records.map(async ([profile, record]) => {
      const presence = await presenceOf(services, profile, record);
      return { profile, record, presence, idle: idleDays(record, services.clock.now()) };
    }),
  );
  const gone = seen.filter(({ presence }) => presence === 'gone');
  const idle = seen.filter(({ presence, idle: days }) => presence !== 'gone' && days > unusedDays);
  const unclear = seen.filter(({ presence }) => presence === 'unclear');
  const names = (some: typeof seen) => some.map(({ profile }) => profile).join(', ');
  const unclearTold =
    unclear.length === 0 ? [] : [say(({ profiles }) => profiles.unsure(names(unclear)))];
  if (gone.length + idle.length === 0) {
    const [unsureTold] = unclearTold;
    return unsureTold === undefined
      ? fine(say(({ profiles }) => profiles.fine(names(seen))))
      : unsure(unsureTold);
  }
  const told = [
    ...gone.map(({ profile, record }) =>
      say(({ profiles }) => profiles.gone(profile, profiles.stores[record.store])),
    ),
    ...idle.map(({ profile, idle: days }) =>
      say(({ profiles }, lang) => profiles.unused(profile, formatNumber(days, lang))),
    ),
    ...unclearTold,
  ];
  const remedy = commands(
    [...gone, ...idle].map(({ profile }) => ['key', 'remove', '--profile', profile]),
  );
  return finding(gone.length > 0 ? 'medium' : 'low', joined(...told), remedy);
}

/** What was stored to last; a key for one session is gone with it. */
async function lasting(services: DoctorServices) {
  const records = [...(await knownRecords(services))];
  return records.filter(([, { store }]) => store !== 'memory');
}

/** Since it was used, or stored: there and then it was tried. */
function idleDays({ createdAt, usedOn = '' }: KeyRecord, now: number): number {
  const last = Math.max(Date.parse(createdAt), Date.parse(usedOn) || 0);
  return Math.floor((now - last) / 86_400_000);
}

/** The keychain is read, and the vault where it is open; no one is asked for a passphrase. */
async function presenceOf(
  { keychain, vault }: DoctorServices,
  profile: string,
  { store }: KeyRecord,
): Promise<Presence> {
  try {
    if (store === 'keychain') return (await keychain.read(profile)) ? 'there' : 'gone';
    if (!(await vault.exists())) return 'gone';
    if (!vault.isUnlocked) return 'unclear';
    return (await vault.read(profile)) ? 'there' : 'gone';
  } catch {
    return 'unclear';
  }
}

async function checkVault({ services }: CheckContext): Promise<Outcome> {
  const { path } = services.vault;
  const state = await services.audit.stateOf(path);
  if (state === undefined) return fine(say(({ vault }) => vault.none));
  const shown = plainLine(path);
  if (state.kind !== 'file') {
    return finding(
      'high',
      say(({ vault }) => vault.strange(shown)),
      say(({ vault }) => vault.moveAway),
    );
  }
  if (!isOpenMode(state.mode)) return fine(say(({ vault }) => vault.fine));
  return finding(
    'low',
    say(({ vault }) => vault.open(shown)),
    say(() => `chmod 600 ${commandWords([path])}`),
  );
}

/** Returns lines of ours to type, each once. */
function commands(lines: readonly (readonly string[])[]): Told {
  return say(() => [...new Set(lines.map((words) => commandLine(...words)))].join('; '));
}
