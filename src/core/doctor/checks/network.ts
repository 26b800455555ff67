import { type ErrorData, toErrorData } from '../../../errors/errors.ts';
import { networkTraits } from '../../../errors/traits.ts';
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
  fine,
  type Outcome,
  type Severity,
  told,
  unsure,
} from '../check.ts';
import { tell } from '../outcome.ts';

/** The checks of the way to the service. */
export const networkChecks: readonly Check[] = [
  { id: 'dns', category: 'network', run: checkDns },
  { id: 'tls', category: 'network', run: checkTls },
  { id: 'clock', category: 'network', run: checkClock },
  { id: 'access', category: 'network', run: checkAccess },
];

/** An error that was found, with what fixes it and, where the service fails, the page that says how it is doing. */
function faulty(error: ErrorData, severity: Severity): Outcome {
  const page = pageFor(error.code) ?? (isSilent(error) ? pages.status : undefined);
  const remedy = tell(({ access }, lang) => {
    const { hint } = errorMessage(lang, error);
    if (page === undefined) return hint;
    return `${hint} ${page === pages.status ? access.status(page) : page}`;
  });
  return finding(
    severity,
    told((lang) => errorMessage(lang, error).message),
    remedy,
  );
}

/** Whether it is the network or the service that does not answer can't be told from here. */
function isSilent(error: ErrorData): boolean {
  return error.code === 'network' && networkTraits[error.problem].mayBeService;
}

/** What was tried, or why it failed; what took too long failed by that. Throws `cancelled`. */
type Tried<T> = { readonly value: T } | { readonly error: ErrorData };

async function tried<T>(
  { services }: CheckContext,
  work: Promise<DeadlineResult<T>>,
): Promise<Tried<T>> {
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
  if (proxy === undefined && isHere(connection)) {
    return fine(tell(({ dns }) => dns.none(hostname)));
  }
  const lookUp = context.sight.within((signal) => connection.lookUp(signal));
  const found = await tried(context, lookUp);
  if ('error' in found) return faulty(found.error, 'medium');
  return fine(
    tell(({ dns }) => (proxy === undefined ? dns.found(hostname) : dns.proxy(proxy.host))),
  );
}

async function checkTls(context: CheckContext): Promise<Outcome> {
  const { connection } = context.services;
  const { host } = new URL(connection.origin);
  if (connection.origin.startsWith('http:')) return fine(tell(({ tls }) => tls.none));
  const reached = await tried(context, context.sight.reached());
  if ('value' in reached) return fine(tell(({ tls }) => tls.fine(host)));
  const { error } = reached;
  const isCertificate = error.code === 'network' && networkTraits[error.problem].isCertificate;
  return isCertificate ? faulty(error, 'high') : unsure(tell(({ tls }) => tls.unreached(host)));
}

/** Milliseconds that the two clocks may differ: nothing that we use notices so little. */
const maxSkewMs = 120_000;

async function checkClock(context: CheckContext): Promise<Outcome> {
  const reached = await tried(context, context.sight.reached());
  const clocks = 'value' in reached ? reached.value.clocks : undefined;
  if (clocks === undefined) return unsure(tell(({ clock }) => clock.unreached));
  const skew = clocks.ours - clocks.theirs;
  if (Math.abs(skew) <= maxSkewMs) return fine(tell(({ clock }) => clock.fine));
  const { platform } = context.services.environment;
  const system = platform === 'darwin' || platform === 'win32' ? platform : 'linux';
  const detail = tell(({ clock }, lang) => {
    const minutes = formatNumber(Math.round(Math.abs(skew) / 60_000), lang);
    return skew > 0 ? clock.ahead(minutes) : clock.behind(minutes);
  });
  return finding(
    'medium',
    detail,
    tell(({ clock }) => clock[system]),
  );
}

async function checkAccess(context: CheckContext): Promise<Outcome> {
  const { services, sight } = context;
  const resolved = await sight.key().then(
    (value) => ({ value }),
    (thrown: unknown) => ({ error: toErrorData(thrown) }),
  );
  if ('error' in resolved) return await withoutKey(context, resolved.error);
  const { key } = resolved.value;
  const list = sight.within((signal) => services.mistral.listModels({ key, signal }));
  const listed = await tried(context, list);
  if ('error' in listed) return faulty(listed.error, 'high');
  const { host } = new URL(services.connection.origin);
  const { length } = listed.value.models;
  return fine(
    tell(({ access }, lang) => access.works(host, key.lastFour, formatNumber(length, lang))),
  );
}

/** Without a key it can still be told whether the service answers. */
async function withoutKey(context: CheckContext, error: ErrorData): Promise<Outcome> {
  const reached = await tried(context, context.sight.reached());
  if ('error' in reached) return faulty(reached.error, 'high');
  const { status } = reached.value;
  if (status >= 500) return faulty({ code: 'service', status }, 'high');
  if (error.code === 'key-missing') {
    return unsure(
      tell(({ access }) => access.noKey),
      tell(({ access }) => access.store),
    );
  }
  if (error.code === 'passphrase' && error.problem === 'missing') {
    return unsure(
      tell(({ access }) => access.locked),
      tell(({ access }) => access.unlock),
    );
  }
  return faulty(error, 'high');
}

/** True where the service is on this very machine, and so has no name. */
function isHere({ origin }: ConnectionPort): boolean {
  return /^(?:localhost|\[.*\]|[\d.]+)$/.test(new URL(origin).hostname);
}
