import { type ChildProcess, spawn } from 'node:child_process';
import { isIP } from 'node:net';
import { AppError } from '../../errors/errors.ts';
import type { ConnectionPort, Reached } from '../ports/connection.ts';
import type { ClockPort } from '../ports/services.ts';
import type { Programs } from '../processes/programs.ts';
import { chooseFetch } from './choose-fetch.ts';
import { type Head, requestHead } from './head-request.ts';
import { networkError } from './network-error.ts';

export interface ConnectionOptions {
  /** An origin. */
  readonly baseUrl: string;
  /** The proxy that the environment sets for the service. */
  readonly proxy: URL | undefined;
  readonly programs: Pick<Programs, 'environment'>;
  readonly nodePath: string;
  /** Arguments of Node that run the built `look-up.ts`; the host follows. */
  readonly lookUpProgram: readonly string[];
  readonly clock: ClockPort;
}

/** Creates the checks of the connection from this machine to the base URL, which all calls use. */
export function createConnection(
  options: ConnectionOptions,
): Pick<ConnectionPort, 'lookUp' | 'reach'> {
  const { baseUrl, proxy } = options;
  const { host, hostname } = new URL(baseUrl);
  const ask =
    proxy === undefined
      ? requestHead
      : async (url: string, signal: AbortSignal) =>
          headBy(await chooseFetch(proxy, host), url, signal);
  return {
    lookUp: (signal) => lookUp(proxy?.hostname ?? hostname, options, signal),
    reach: (signal) => reach(options, ask, signal),
  };
}

async function reach(
  { baseUrl, clock }: ConnectionOptions,
  ask: typeof requestHead,
  signal: AbortSignal,
): Promise<Reached> {
  const startedAt = clock.now();
  try {
    const { status, date } = await ask(`${baseUrl}/v1/models`, signal);
    const ours = (startedAt + clock.now()) / 2;
    const theirs = Date.parse(date ?? '');
    const clocks = Number.isNaN(theirs) ? undefined : { theirs, ours };
    return { status, clocks };
  } catch (thrown) {
    if (signal.aborted) throw new AppError({ code: 'cancelled' });
    if (thrown instanceof AppError) throw thrown;
    throw new AppError(networkError(thrown, new URL(baseUrl).host));
  }
}

async function headBy(send: typeof fetch, url: string, signal: AbortSignal): Promise<Head> {
  const answer = await send(url, { redirect: 'manual', signal });
  await answer.body?.cancel();
  return { status: answer.status, date: answer.headers.get('date') ?? undefined };
}

/**
 * Asks the system's resolver, as every connection does, but in a separate process: a name server that does not answer
 * would prevent this process from ending.
 */
async function lookUp(
  hostname: string,
  { programs, nodePath, lookUpProgram, baseUrl }: ConnectionOptions,
  signal: AbortSignal,
): Promise<void> {
  if (hostname === 'localhost' || isIP(hostname.replace(/^\[|\]$/g, '')) !== 0) return;
  const env = programs.environment;
  const code = await new Promise<string>((resolve) => {
    const child: ChildProcess = spawn(nodePath, [...lookUpProgram, hostname], {
      env,
      signal,
      killSignal: 'SIGKILL',
      windowsHide: true,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let output = '';
    // Missing if this process has too many open files.
    child.stdout?.on('data', (piece) => {
      output += piece;
    });
    // If the look-up program does not start, nothing is known about the host name.
    child.once('error', () => resolve(''));
    child.once('close', () => resolve(output));
  });
  if (signal.aborted) throw new AppError({ code: 'cancelled' });
  if (code === '') return;
  const failed = Object.assign(new Error(code), { code });
  throw new AppError(networkError(failed, new URL(baseUrl).host));
}
