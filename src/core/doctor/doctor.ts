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
  type Outcome,
  told,
  unsure,
} from './check.ts';
import { dotenvChecks } from './checks/dotenv.ts';
import { fileChecks } from './checks/files.ts';
import { keyChecks } from './checks/keys.ts';
import { networkChecks } from './checks/network.ts';
import { settingChecks } from './checks/settings.ts';
import { toolChecks } from './checks/tools.ts';
import { notFinished } from './outcome.ts';
import { createSight, type DoctorServices, type Sight } from './sight.ts';

const all: readonly Check[] = [
  ...fileChecks,
  ...dotenvChecks,
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
  readonly signal: AbortSignal;
  /** Told of each check as it ends, in no order. */
  readonly onReport?: (report: CheckReport) => void;
}

/**
 * Makes the checks, all at once, and gives what each came to, by category. None takes over 5 s: one that is cut says so.
 * Nothing on this machine is changed, and of the network the base URL's origin alone is asked. Throws the error
 * `cancelled` as soon as `signal` is aborted, and nothing else.
 */
export async function examine(
  machine: DoctorServices,
  request: DoctorRequest,
): Promise<readonly CheckReport[]> {
  const { only, onReport } = request;
  const services = { ...machine, keychain: readOnce(machine.keychain) };
  const sight = createSight(services, request);
  const wanted = checks.filter(({ id }) => only === undefined || only.includes(id));
  return await Promise.all(
    wanted.map(async (check) => {
      const report = await make(check, services, sight, request);
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

async function make(
  { id, category, run }: Check,
  services: DoctorServices,
  sight: Sight,
  { signal: stop, isOnTerminal }: DoctorRequest,
): Promise<CheckReport> {
  const { clock } = services;
  const begun = clock.monotonic();
  const outcome = await withDeadline(clock, { stop }, (signal) =>
    run({ services, sight, signal, isOnTerminal }).catch(failed),
  );
  const { remedy, findings, isBroken, ...rest } = outcome === 'cut' ? notFinished() : outcome.value;
  return {
    id,
    category,
    ...rest,
    remedy: remedy ?? null,
    findings: findings ?? [],
    isBroken: isBroken ?? false,
    durationMs: Math.round(clock.monotonic() - begun),
  };
}

/** A check that fails is told as one that could not be made. */
function failed(thrown: unknown): Outcome {
  const error = toErrorData(thrown);
  if (error.code === 'cancelled') throw new AppError(error);
  const outcome = unsure(
    told((lang) => errorMessage(lang, error).message),
    told((lang) => errorMessage(lang, error).hint),
  );
  return { ...outcome, isBroken: true };
}
