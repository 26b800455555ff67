/** Returns the `fetch` for a host: through the given proxy, or direct if there is none. */
export async function chooseFetch(proxy: URL | undefined, host: string): Promise<typeof fetch> {
  if (proxy === undefined) {
    const { createDirectFetch } = await import('./direct-fetch.ts');
    return createDirectFetch();
  }
  const { createProxiedFetch } = await import('./proxied-fetch.ts');
  return createProxiedFetch(proxy, host);
}
