import type { IncomingMessage } from 'node:http';
import { parsedJson } from './json.ts';

// The accepted form of a key is 32 letters and digits. Every key of this form is accepted.
const bearerHeader = /^Bearer [A-Za-z0-9]{32}$/i;
const bareKey = /^[A-Za-z0-9]{32}$/;

const maxBodyBytes = 1_000_000;

/** Returns the complete body; undefined as soon as it exceeds 1 MB. */
export async function bodyOf(request: IncomingMessage): Promise<Buffer | undefined> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request.iterator({ destroyOnReturn: false })) {
    if (!Buffer.isBuffer(part)) continue;
    bytes += part.length;
    if (bytes > maxBodyBytes) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/**
 * Returns the parsed body: JSON, or the fields of a form, with the name and size of a file. Returns undefined if the
 * body is neither.
 */
export async function readBody(type: string | undefined, bytes: Buffer): Promise<unknown> {
  if (!type?.startsWith('multipart/form-data')) return parsedJson(bytes.toString('utf8'));
  const given = new Response(new Uint8Array(bytes), { headers: { 'content-type': type } });
  const form = await given.formData().catch(() => undefined);
  if (form === undefined) return undefined;
  return Object.fromEntries(
    [...form].map(([name, value]) => [
      name,
      typeof value === 'string' ? value : { name: value.name, size: value.size },
    ]),
  );
}

/**
 * Returns true for a request addressed to this machine, so that a web page cannot reach the emulator under its own host
 * name.
 */
export function isOwnHost({ headers: { host = '' } }: IncomingMessage): boolean {
  return /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/i.test(host);
}

/** Returns true if the request has any key. */
export function bringsKey(request: IncomingMessage): boolean {
  const { authorization } = request.headers;
  return authorization !== undefined || request.headers['x-api-key'] !== undefined;
}

/** Returns true if the key has the accepted form. */
export function isKeyed(request: IncomingMessage): boolean {
  const own = request.headers['x-api-key'];
  return (
    bearerHeader.test(request.headers.authorization ?? '') ||
    (typeof own === 'string' && bareKey.test(own))
  );
}
