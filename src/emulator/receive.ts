import type { IncomingMessage } from 'node:http';

// Every key of the right form is accepted: 32 letters and digits.
const bearer = /^Bearer [A-Za-z0-9]{32}$/i;
const bare = /^[A-Za-z0-9]{32}$/;

/** The whole body as text. */
export async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) if (Buffer.isBuffer(part)) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
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
