/** The beginning of an answer. */
export interface Head {
  readonly status: number;
  /** The service's clock, as it wrote it. */
  readonly date: string | undefined;
}

/** Headers that `fetch` sends, too: some services refuse programs that send none. */
const headers = { accept: '*/*', 'user-agent': 'node' };

/**
 * Requests a page directly, follows no redirect, and returns the beginning of the answer. Connects and verifies
 * certificates as `fetch` does, and takes a third of the time to load. Throws Node's errors of connections.
 */
export async function requestHead(url: string, signal: AbortSignal): Promise<Head> {
  const { request } = await (url.startsWith('https:') ? import('node:https') : import('node:http'));
  return await new Promise((resolve, reject) => {
    // The common agent may have been configured to use a proxy.
    const sent = request(url, { agent: false, signal, headers }, (answer) => {
      resolve({ status: answer.statusCode ?? 0, date: answer.headers.date });
      answer.destroy();
    });
    sent.on('error', reject);
    sent.end();
  });
}
