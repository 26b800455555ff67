import type { IncomingMessage } from 'node:http';

// Every key of the right form is accepted: 32 letters and digits.
const bearer = /^Bearer [A-Za-z0-9]{32}$/i;
const bare = /^[A-Za-z0-9]{32}$/;

const maxBodyBytes = 1_000_000;

/** Returns the whole body as text; undefined where it is over 1 MB, of which no more is kept. */
export async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request.iterator({ destroyOnReturn: false })) {
    if (!Buffer.isBuffer(part)) continue;
    bytes += part.length;
    if (bytes > maxBodyBytes) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

/** Returns true for a request that names this machine: a web page elsewhere can't send one through a name of its own. */
export function isOwnHost({ headers: { host = '' } }: IncomingMessage): boolean {
  return /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/i.test(host);
}

/** The JSON document in a text; undefined where it holds none. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** True where the request brings any key at all. */
export function bringsKey(request: IncomingMessage): boolean {
  const { authorization } = request.headers;
  return authorization !== undefined || request.headers['x-api-key'] !== undefined;
}

/** True where the key has the form that is accepted. */
export function isKeyed(request: IncomingMessage): boolean {
  const own = request.headers['x-api-key'];
  return (
    bearer.test(request.headers.authorization ?? '') || (typeof own === 'string' && bare.test(own))
  );
}
