import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { Reply } from './reply.ts';

/** Milliseconds until an answer begins, and before each further part of it. */
export interface Rhythm {
  readonly firstByteMs: number;
  readonly partMs: (position: number) => number;
}

/** An answer and its pauses. */
export interface TimedReply {
  readonly reply: Reply;
  readonly rhythm: Rhythm;
}

/** Resolves after `ms` milliseconds; rejects if the signal is aborted. */
export type Wait = (ms: number, signal: AbortSignal) => Promise<void>;

/** Writes one part, and resolves when the system has accepted the part. */
function written(response: ServerResponse, part: string): Promise<void> {
  return new Promise((resolve, reject) => {
    response.write(part, (error) => (error ? reject(error) : resolve()));
  });
}

/** Writes an answer with its pauses. Rejects if the signal is aborted or the client has disconnected. */
export async function send(
  response: ServerResponse,
  { reply, rhythm }: TimedReply,
  wait: Wait,
  signal: AbortSignal,
): Promise<void> {
  if (rhythm.firstByteMs > 0) await wait(rhythm.firstByteMs, signal);
  const trace = reply.isUntraced ? {} : { 'mistral-correlation-id': randomUUID() };
  response.writeHead(reply.status, { ...trace, ...reply.headers });
  response.flushHeaders();
  for (const [position, part] of reply.parts.entries()) {
    const pause = position === 0 ? 0 : rhythm.partMs(position);
    if (pause > 0) await wait(pause, signal);
    await written(response, part);
  }
  if (reply.ending === 'destroy') response.destroy();
  if (reply.ending === 'end') response.end();
}
