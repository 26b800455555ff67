/** The property in which Node and undici keep the default dispatcher of all requests. */
const dispatcherKey = Symbol.for('undici.globalDispatcher.1');

/**
 * Returns the `fetch` for a host: through the given proxy, or direct without one. Node may have been configured
 * otherwise by NODE_USE_ENV_PROXY or --use-env-proxy; then a proxy would see the key in a plain http request to this
 * machine.
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

/** Returns true if Node has been configured to send requests through a proxy. */
function isRoutedByNode(): boolean {
  const dispatcher: object | undefined = Reflect.get(globalThis, dispatcherKey);
  return dispatcher !== undefined && dispatcher.constructor.name !== 'Agent';
}
