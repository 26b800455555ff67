import { type Dispatcher, errors, Pool, ProxyAgent, fetch as undiciFetch } from 'undici';
import { AppError, type NetworkProblem } from '../../errors/errors.ts';
import { networkError } from './network-error.ts';
import { invalidProxy } from './proxy-setting.ts';

/** Problems that must be the proxy's own, because the proxy resolves and reaches the address behind it. */
const proxyProblems: readonly NetworkProblem[] = [
  'proxy',
  'offline',
  'dns',
  'refused',
  'unreachable',
  'other',
];

/**
 * Returns a `fetch` that uses a tunnel through a proxy, which sees the destination but never the key. Throws `AppError`
 * with `network` and `proxy` if the proxy cannot be reached or refuses. The error names the proxy without the password
 * that its address may contain.
 */
export function createProxiedFetch(proxy: URL, host: string): typeof fetch {
  const error = { code: 'network', problem: 'proxy', host, proxy: proxy.host } as const;
  const refusal = problemOf(proxy);
  if (refusal !== undefined) {
    return () => Promise.reject(new AppError({ ...error, problem: refusal }));
  }
  // The agent uses this machine’s certificates for the proxy, too, and does not read the environment.
  const dispatcher = new ProxyAgent({ uri: proxy.href, clientFactory: proxyClient });
  return async (address, options) => {
    try {
      return await sendBy(dispatcher, address, options);
    } catch (thrown) {
      const mapped = networkError(thrown, host);
      if (mapped.code === 'network' && proxyProblems.includes(mapped.problem))
        throw new AppError(error);
      throw thrown;
    }
  };
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
    body: typeof body === 'string' || body instanceof ArrayBuffer ? body : null,
    ...(method !== undefined && { method }),
    ...(redirect !== undefined && { redirect }),
    ...(signal && { signal }),
  });
  return answer as unknown as Response;
}

/** Returns why a tunnel cannot be requested; undefined if it can. */
function problemOf({ protocol, hostname }: URL): 'proxy-address' | 'proxy-kind' | undefined {
  if (hostname === invalidProxy) return 'proxy-address';
  return /^https?:$/.test(protocol) ? undefined : 'proxy-kind';
}

/**
 * Creates the connections to the proxy. Treats a connection that closes without an answer as a refusal, because the
 * library would otherwise reconnect a thousand times a second. Treats an answer that is not HTTP the same way.
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
