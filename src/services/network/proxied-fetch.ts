import { Agent, type Dispatcher, errors, Pool, ProxyAgent, fetch as undiciFetch } from 'undici';
import { AppError, type NetworkProblem } from '../../errors/errors.ts';
import { networkError } from './network-error.ts';
import { invalidProxy } from './proxy-setting.ts';

/** Problems that can only be the proxy's, since the proxy looks up the address behind it. */
const ofTheProxy: readonly NetworkProblem[] = [
  'proxy',
  'offline',
  'dns',
  'refused',
  'unreachable',
  'other',
];

/**
 * `fetch` through a proxy, by a tunnel: the proxy sees where to, never the key. Throws `AppError` with `network` and
 * `proxy` where the proxy can't be reached or refuses, and names it without the password that its address may hold.
 */
export function createProxiedFetch(proxy: URL, host: string): typeof fetch {
  const error = { code: 'network', problem: 'proxy', host, proxy: proxy.host } as const;
  const refusal = problemOf(proxy);
  if (refusal !== undefined) {
    return () => Promise.reject(new AppError({ ...error, problem: refusal }));
  }
  // The machine's certificates hold for the proxy as well, and the environment is not read a second time.
  const dispatcher = new ProxyAgent({ uri: proxy.href, clientFactory: proxyClient });
  return async (address, options) => {
    try {
      return await sendBy(dispatcher, address, options);
    } catch (thrown) {
      const told = networkError(thrown, host);
      if (told.code === 'network' && ofTheProxy.includes(told.problem)) throw new AppError(error);
      throw thrown;
    }
  };
}

/** `fetch` straight to the service, whatever proxy Node itself was told to use for all requests. */
export function createDirectFetch(): typeof fetch {
  const dispatcher = new Agent();
  return (address, options) => sendBy(dispatcher, address, options);
}

async function sendBy(
  dispatcher: Dispatcher,
  address: Parameters<typeof fetch>[0],
  options: Parameters<typeof fetch>[1],
): Promise<Response> {
  const { method, headers, body, redirect, signal } = options ?? {};
  const answer = await undiciFetch(String(address), {
    dispatcher,
    headers: [...new Headers(headers)],
    body: typeof body === 'string' ? body : null,
    ...(method !== undefined && { method }),
    ...(redirect !== undefined && { redirect }),
    ...(signal && { signal }),
  });
  return answer as unknown as Response;
}

/** Returns why no tunnel can be asked for; undefined where one can. */
function problemOf({ protocol, hostname }: URL): 'proxy-address' | 'proxy-kind' | undefined {
  if (hostname === invalidProxy) return 'proxy-address';
  return /^https?:$/.test(protocol) ? undefined : 'proxy-kind';
}

/**
 * The connections to the proxy itself. One that closes without an answer is taken for one that refuses: the library would
 * connect to it again and again, a thousand times a second. So is one whose answer is no HTTP.
 */
function proxyClient(address: URL, options: object): Pool {
  const pool = new Pool(address, options);
  const connect = pool.connect.bind(pool);
  const connectOnce = async (asked: Parameters<typeof connect>[0]) => {
    try {
      return await connect(asked);
    } catch (thrown) {
      const isNoProxy = thrown instanceof errors.HTTPParserError;
      if (!isNoProxy && !(thrown instanceof errors.SocketError)) throw thrown;
      throw new errors.RequestAbortedError('The proxy opened no tunnel');
    }
  };
  return Object.assign(pool, { connect: connectOnce });
}
