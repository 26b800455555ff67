import { AppError, toErrorData } from '../../errors/errors.ts';
import { errorMessage } from '../../i18n/errors.ts';
import type { KeychainPort } from '../../services/ports/keychain.ts';
import type { Secret } from '../../services/ports/secret.ts';
import { withDeadline } from '../retry/with-deadline.ts';
import {
  type Check,
  type CheckId,
  type CheckReport,
  categories,
  localized,
  type Outcome,
  reportOf,
  unchecked,
} from './check.ts';
import { dotenvChecks } from './checks/dotenv.ts';
import { fileChecks } from './checks/files.ts';
import { homeChecks } from './checks/home.ts';
import { keyChecks } from './checks/keys.ts';
import { networkChecks } from './checks/network.ts';
import { settingChecks } from './checks/settings.ts';
import { toolChecks } from './checks/tools.ts';
import { hideKeys } from './hide-keys.ts';
import {
  checkMs,
  createLookups,
  type DoctorServices,
  type Lookups,
  limitsWithin,
} from './lookups.ts';
import { notFinished } from './outcome.ts';

const all: readonly Check[] = [
  ...fileChecks,
  ...dotenvChecks,
  ...homeChecks,
  ...keyChecks,
  ...toolChecks,
  ...settingChecks,
  ...networkChecks,
];

/** Every check, by category. */
export const checks: readonly Check[] = categories.flatMap((category) =>
  all.filter((check) => check.category === category),
);

export interface DoctorRequest {
  readonly profile: string;
  /** True if the person named the profile. */
  readonly isNamed: boolean;
  /** True if a person runs the checks at a terminal. */
  readonly isOnTerminal: boolean;
  /** The checks to run; all if absent. */
  readonly only?: readonly CheckId[];
  /** Milliseconds allowed for a check that reads files. Default: five seconds, as for every other check. */
  readonly scanMs?: number;
  readonly signal: AbortSignal;
  /** Called with each report as soon as its check ends. */
  readonly onReport?: (report: CheckReport) => void;
}

/**
 * Runs the checks in parallel and returns their reports by category. A check that runs out of time reports that.
 * Changes nothing on this machine and contacts only the origin of the base URL. Throws only the error `cancelled`, as
 * soon as `signal` is aborted.
 */
export async function examine(
  machine: DoctorServices,
  request: DoctorRequest,
): Promise<readonly CheckReport[]> {
  const { only, onReport, scanMs = checkMs } = request;
  const services = { ...machine, keychain: readOnce(machine.keychain) };
  const lookups = createLookups(services, { ...request, scanMs });
  const selected = checks.filter(({ id }) => only === undefined || only.includes(id));
  const reports = await Promise.all(
    selected.map(async (check) => {
      const report = await runCheck(check, services, lookups, { ...request, scanMs });
      onReport?.(report);
      return report;
    }),
  );
  return reports.map((report) => hideKeys(report, lookups.hiddenKeys));
}

/** Wraps a keychain so that each profile is read once, because each read may ask the person. */
export function readOnce(keychain: KeychainPort): KeychainPort {
  const reads = new Map<string, Promise<Secret | undefined>>();
  return {
    ...keychain,
    read: (profile) => {
      const read = reads.get(profile) ?? keychain.read(profile);
      reads.set(profile, read);
      return read;
    },
  };
}

/** Milliseconds before its deadline at which a check is asked to end, and at which the program stops waiting for it. */
const beforeDeadline = { askMs: 1_000, giveUpMs: 300 };

async function runCheck(
  check: Check,
  services: DoctorServices,
  lookups: Lookups,
  { signal: stop, isOnTerminal, scanMs }: DoctorRequest & { readonly scanMs: number },
): Promise<CheckReport> {
  const { clock } = services;
  const startedAt = clock.monotonic();
  const ms = check.isScan ? scanMs : checkMs;
  const limits = { stop, ...limitsWithin(ms, beforeDeadline) };
  const seconds = Math.round(ms / 1_000);
  const outcome = await withDeadline(clock, limits, (signal) =>
    check.run({ services, lookups, signal, seconds, isOnTerminal }).catch(failed),
  );
  const report = reportOf(
    check,
    outcome === 'cut' ? notFinished(seconds, check.isScan) : outcome.value,
    Math.round(clock.monotonic() - startedAt),
  );
  lookups.hiddenKeys.add(report.findings.flatMap(({ key = [] }) => key));
  return hideKeys(report, lookups.hiddenKeys);
}

/** Returns the outcome of a check that failed with an error. Throws `cancelled`. */
function failed(thrown: unknown): Outcome {
  const error = toErrorData(thrown);
  if (error.code === 'cancelled') throw new AppError(error);
  const outcome = unchecked(
    localized((lang) => errorMessage(lang, error).message),
    localized((lang) => errorMessage(lang, error).hint),
  );
  return { ...outcome, isPartial: true, isBroken: true };
}
