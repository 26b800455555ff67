import { type ErrorData, toErrorData } from '../../../errors/errors.ts';
import { networkTraits } from '../../../errors/traits.ts';
import { commandLine } from '../../../i18n/command-line.ts';
import { errorMessage } from '../../../i18n/errors.ts';
import { pages } from '../../../i18n/links.ts';
import { formatNumber } from '../../../i18n/numbers.ts';
import type { ConnectionPort } from '../../../services/ports/connection.ts';
import { pageFor } from '../../access/error-actions.ts';
import type { DeadlineResult } from '../../retry/with-deadline.ts';
import {
  type Check,
  type CheckContext,
  finding,
  localized,
  type Outcome,
  passed,
  type Severity,
  unchecked,
} from '../check.ts';
import { machineText } from '../outcome.ts';
import { doctorTitles } from '../titles.ts';

/** The checks of the connection to the service. */
export const networkChecks: readonly Check[] = [
  { id: 'dns', category: 'network', run: checkDns },
  { id: 'tls', category: 'network', run: checkTls },
  { id: 'clock', category: 'network', run: checkClock },
  { id: 'access', category: 'network', run: checkAccess },
];

/** Returns the finding about an error, with its fix and, for a failure of the service, its status page. */
function failure(error: ErrorData, severity: Severity): Outcome {
  const page = pageFor(error.code) ?? (isSilent(error) ? pages.status : undefined);
  const remedy = machineText(({ access }, lang) => {
    const { hint } = errorMessage(lang, error);
    if (page === undefined) return hint;
    return `${hint} ${page === pages.status ? access.status(page) : page}`;
  });
  return finding(
    severity,
    localized((lang) => errorMessage(lang, error).message),
    remedy,
  );
}

/** Returns true if no answer came, for a reason that the network or the service may have caused. */
function isSilent(error: ErrorData): boolean {
  return error.code === 'network' && networkTraits[error.problem].mayBeService;
}

type Attempt<T> = { readonly value: T } | { readonly error: ErrorData };

/**
 * Returns the result of work, or its error: `network` with a time-out if the work took too long. Throws `cancelled`.
 */
async function attempt<T>(
  { services }: CheckContext,
  work: Promise<DeadlineResult<T>>,
): Promise<Attempt<T>> {
  const { host } = new URL(services.connection.origin);
  try {
    const given = await work;
    return given === 'cut' ? { error: { code: 'network', problem: 'timeout', host } } : given;
  } catch (thrown) {
    const error = toErrorData(thrown);
    if (error.code === 'cancelled') throw thrown;
    return { error };
  }
}

async function checkDns(context: CheckContext): Promise<Outcome> {
  const { connection } = context.services;
  const { hostname } = new URL(connection.origin);
  const { proxy } = connection;
  if (proxy === undefined && isLocal(connection)) {
    return passed(machineText(({ dns }) => dns.none(hostname)));
  }
  const found = await attempt(context, context.lookups.lookUpHost());
  if ('error' in found) return failure(found.error, 'high');
  return passed(
    machineText(({ dns }) => (proxy === undefined ? dns.found(hostname) : dns.proxy(proxy.host))),
  );
}

async function checkTls(context: CheckContext): Promise<Outcome> {
  const { connection } = context.services;
  const { host } = new URL(connection.origin);
  if (connection.origin.startsWith('http:')) return passed(machineText(({ tls }) => tls.none));
  const reached = await attempt(context, context.lookups.reachService());
  if ('value' in reached) return passed(machineText(({ tls }) => tls.fine(host)));
  const { error } = reached;
  const isCertificate = error.code === 'network' && networkTraits[error.problem].isCertificate;
  return isCertificate
    ? failure(error, 'high')
    : unchecked(machineText(({ tls }) => tls.unreached(host)));
}

/** Milliseconds that the two clocks may differ without any effect on a call. */
const maxSkewMs = 120_000;

/** Commands that set the clock from the network. macOS has a switch for that, and no command. */
const clockCommands = {
  linux: 'sudo timedatectl set-ntp true',
  darwin: undefined,
  win32: 'w32tm /resync',
} as const;

async function checkClock(context: CheckContext): Promise<Outcome> {
  const reached = await attempt(context, context.lookups.reachService());
  const clocks = 'value' in reached ? reached.value.clocks : undefined;
  if (clocks === undefined) return unchecked(machineText(({ clock }) => clock.unreached));
  const skew = clocks.ours - clocks.theirs;
  if (Math.abs(skew) <= maxSkewMs) return passed(machineText(({ clock }) => clock.fine));
  const { platform } = context.services.environment;
  const system = platform === 'darwin' || platform === 'win32' ? platform : 'linux';
  const detail = machineText(({ clock }, lang) => {
    const minutes = formatNumber(Math.round(Math.abs(skew) / 60_000), lang);
    return skew > 0 ? clock.ahead(minutes) : clock.behind(minutes);
  });
  const command = clockCommands[system];
  return finding(
    'medium',
    detail,
    machineText(({ clock }) => clock[system]),
    command === undefined ? [] : [command],
  );
}

async function checkAccess(context: CheckContext): Promise<Outcome> {
  const { services, lookups } = context;
  const resolved = await lookups.key().then(
    (value) => ({ value }),
    (thrown: unknown) => ({ error: toErrorData(thrown) }),
  );
  if ('error' in resolved) return await checkWithoutKey(context, resolved.error);
  const { key } = resolved.value;
  const list = lookups.inTime((signal) => services.mistral.listModels({ key, signal }));
  const listed = await attempt(context, list);
  if ('error' in listed) return await accessFailure(context, listed.error);
  const { host } = new URL(services.connection.origin);
  const { length } = listed.value.models;
  return passed(
    machineText(({ access }, lang) => access.works(host, key.lastFour, formatNumber(length, lang))),
  );
}

/**
 * Returns the outcome of a failed call. If another check reports the same error, refers to that check instead of
 * reporting the error twice.
 */
async function accessFailure(context: CheckContext, error: ErrorData): Promise<Outcome> {
  const cause = await causeOf(context, error);
  if (cause === undefined) return failure(error, 'high');
  const { host } = new URL(context.services.connection.origin);
  return unchecked(
    machineText(({ access }, lang) => access.unreached(host, doctorTitles[lang].titles[cause])),
  );
}

/** Returns the check that reports the cause of an error; undefined if none does. */
async function causeOf(
  context: CheckContext,
  error: ErrorData,
): Promise<'dns' | 'tls' | undefined> {
  if (error.code !== 'network') return undefined;
  const { connection } = context.services;
  if (networkTraits[error.problem].isCertificate)
    return connection.origin.startsWith('https:') ? 'tls' : undefined;
  if (connection.proxy === undefined && isLocal(connection)) return undefined;
  const found = await attempt(context, context.lookups.lookUpHost());
  return 'error' in found ? 'dns' : undefined;
}

/** Checks only whether the service answers, because there is no key to make a call with. */
async function checkWithoutKey(context: CheckContext, error: ErrorData): Promise<Outcome> {
  const reached = await attempt(context, context.lookups.reachService());
  if ('error' in reached) return await accessFailure(context, reached.error);
  const { status } = reached.value;
  if (status >= 500) return failure({ code: 'service', status }, 'high');
  if (error.code === 'key-missing') {
    return unchecked(
      machineText(({ access }) => access.noKey),
      machineText(({ access }) => access.store),
      [commandLine('key', 'set')],
    );
  }
  if (error.code === 'passphrase' && error.problem === 'missing') {
    return unchecked(
      machineText(({ access }) => access.locked),
      machineText(({ access }) => access.unlock),
      [commandLine('key', 'test')],
    );
  }
  return failure(error, 'high');
}

/** Returns true if the service runs on this machine, so that there is no name to look up. */
function isLocal({ origin }: ConnectionPort): boolean {
  return /^(?:localhost|\[.*\]|[\d.]+)$/.test(new URL(origin).hostname);
}
