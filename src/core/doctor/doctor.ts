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
import { checkMs, createLookups, type DoctorServices, type Lookups } from './lookups.ts';
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
  /** True where the person named the profile. */
  readonly isNamed: boolean;
  /** True where a person at a terminal asked. */
  readonly isOnTerminal: boolean;
  /** The checks to make; all of them where none is named. */
  readonly only?: readonly CheckId[];
  /** Milliseconds that a check which reads files may take: five seconds where it is absent, as for every other check. */
  readonly scanMs?: number;
  readonly signal: AbortSignal;
  /** Called with each report as its check ends, in no order. */
  readonly onReport?: (report: CheckReport) => void;
}

/**
 * Makes the checks, all at once, and returns their reports by category. One that runs out of time says so. Changes nothing
 * on this machine, and calls nothing on the network but the origin of the base URL. Throws the error `cancelled` as soon
 * as `signal` is aborted, and nothing else.
 */
export async function examine(
  machine: DoctorServices,
  request: DoctorRequest,
): Promise<readonly CheckReport[]> {
  const { only, onReport, scanMs = checkMs } = request;
  const services = { ...machine, keychain: readOnce(machine.keychain) };
  const lookups = createLookups(services, { ...request, scanMs });
  const wanted = checks.filter(({ id }) => only === undefined || only.includes(id));
  return await Promise.all(
    wanted.map(async (check) => {
      const report = await make(check, services, lookups, { ...request, scanMs });
      onReport?.(report);
      return report;
    }),
  );
}

/** A keychain that is asked once for each profile: it may ask the person each time. */
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

/** Milliseconds less than it has after which a check must end with what it has, and after which it is left alone. */
const ahead = { askMs: 1_000, giveUpMs: 300 };

async function make(
  check: Check,
  services: DoctorServices,
  lookups: Lookups,
  { signal: stop, isOnTerminal, scanMs }: DoctorRequest & { readonly scanMs: number },
): Promise<CheckReport> {
  const { clock } = services;
  const begun = clock.monotonic();
  const ms = check.isScan ? scanMs : checkMs;
  const limits = { stop, askMs: ms - ahead.askMs, giveUpMs: ms - ahead.giveUpMs };
  const seconds = Math.round(ms / 1_000);
  const outcome = await withDeadline(clock, limits, (signal) =>
    check.run({ services, lookups, signal, seconds, isOnTerminal }).catch(failed),
  );
  return reportOf(
    check,
    outcome === 'cut' ? notFinished(seconds, check.isScan) : outcome.value,
    Math.round(clock.monotonic() - begun),
  );
}

/** A check that fails is reported as one that could not be made. */
function failed(thrown: unknown): Outcome {
  const error = toErrorData(thrown);
  if (error.code === 'cancelled') throw new AppError(error);
  const outcome = unchecked(
    localized((lang) => errorMessage(lang, error).message),
    localized((lang) => errorMessage(lang, error).hint),
  );
  return { ...outcome, isPartial: true, isBroken: true };
}
