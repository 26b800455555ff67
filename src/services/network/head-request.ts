/** The beginning of an answer. */
export interface Head {
  readonly status: number;
  /** The header `Date`: the time of the service's clock. */
  readonly date: string | undefined;
}

/** Headers that `fetch` sends, too. Some services refuse requests without them. */
const headers = { accept: '*/*', 'user-agent': 'node' };

/**
 * Requests a page directly, follows no redirect, and returns the beginning of the answer. Connects and verifies
 * certificates as `fetch` does, but loads in a third of its time. Throws Node's errors of connections.
 */
export async function requestHead(url: string, signal: AbortSignal): Promise<Head> {
  const { request } = await (url.startsWith('https:') ? import('node:https') : import('node:http'));
  return await new Promise((resolve, reject) => {
    // Node's shared agent may have been configured to use a proxy.
    const sent = request(url, { agent: false, signal, headers }, (answer) => {
      resolve({ status: answer.statusCode ?? 0, date: answer.headers.date });
      answer.destroy();
    });
    sent.on('error', reject);
    sent.end();
  });
}
