/** The property under which Node and undici keep what sends all requests that name nothing else. */
const dispatcherKey = Symbol.for('undici.globalDispatcher.1');

/**
 * Returns the `fetch` that takes the way to a host that this program was told to take: through the proxy, or straight
 * where there is none. Node may have been told otherwise, by NODE_USE_ENV_PROXY or --use-env-proxy: then a proxy would
 * see the key in a plain http request to this machine.
 */
export async function fetchBy(proxy: URL | undefined, host: string): Promise<typeof fetch> {
  if (proxy !== undefined) {
    const { createProxiedFetch } = await import('./proxied-fetch.ts');
    return createProxiedFetch(proxy, host);
  }
  if (!isRoutedByNode()) return fetch;
  const { createDirectFetch } = await import('./proxied-fetch.ts');
  return createDirectFetch();
}

/** True where all requests go by something else than plain connections. */
function isRoutedByNode(): boolean {
  const dispatcher: unknown = Reflect.get(globalThis, dispatcherKey);
  if (typeof dispatcher !== 'object' || dispatcher === null) return false;
  return dispatcher.constructor.name !== 'Agent';
}
