import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Fixture } from './fixture.ts';

/** A request as it arrived. */
export interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** Answers one request. */
export type Play = (response: ServerResponse, received: Received) => void;

export interface ScriptedServer {
  readonly baseUrl: string;
  readonly host: string;
  readonly received: readonly Received[];
  /** Sets the answers to the next requests, in order. The last one is repeated. */
  play(...plays: readonly Play[]): void;
  /** Resolves once no answer is open: each is sent, or its connection closed by the other side. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

/** Starts a server on loopback that sends exactly the given bytes. */
export async function startScripted(): Promise<ScriptedServer> {
  const received: Received[] = [];
  const open = new Set<ServerResponse>();
  let script: Play[] = [];
  const server = createServer(async (request, response) => {
    open.add(response);
    response.on('close', () => open.delete(response));
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    const { method = '', url = '', headers } = request;
    const got = { method, path: url, headers, body: Buffer.concat(parts).toString() };
    received.push(got);
    const next = script.length > 1 ? script.shift() : script[0];
    if (next === undefined) response.destroy();
    else next(response, got);
  });
  // A slow machine could otherwise send a request just as the server closes the idle connection.
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}`,
    host: `127.0.0.1:${port}`,
    received,
    play: (...plays) => {
      script = [...plays];
    },
    idle: async () => {
      for (const response of open) await new Promise((resolve) => response.on('close', resolve));
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** Returns a JSON answer. */
export function json(body: unknown, headers: Readonly<Record<string, string>> = {}): Play {
  return (response) => {
    response.writeHead(200, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(body));
  };
}

/** Returns a recorded refusal. */
export function refusal({ status, headers, body }: Fixture): Play {
  return (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };
}

/** Returns a stream of these pieces, which then ends, breaks off, or stays open. */
export function stream(
  pieces: readonly (string | Uint8Array)[],
  then: 'end' | 'break' | 'hang' = 'end',
  headers: Readonly<Record<string, string>> = {},
): Play {
  return (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', ...headers });
    response.flushHeaders();
    const send = (at: number): void => {
      const piece = pieces[at];
      // Lets the event loop turn between them, so that they arrive as separate pieces.
      if (piece !== undefined) response.write(piece, () => setImmediate(send, at + 1));
      else if (then === 'end') response.end();
      else if (then === 'break') response.socket?.resetAndDestroy();
    };
    send(0);
  };
}

/** Returns a complete event with a chunk of text. */
export function delta(content: unknown, more: object = {}): string {
  const choice = { index: 0, delta: { content }, finish_reason: null, ...more };
  const chunk = {
    id: 'c1',
    object: 'chat.completion.chunk',
    created: 1,
    model: 'm-1',
    choices: [choice],
  };
  return `data: ${JSON.stringify(chunk)}\n\n`;
}

/** Returns the last chunk of an answer, and the end of the stream. */
export function ending(reason = 'stop'): string {
  const chunk = {
    id: 'c1',
    model: 'm-1',
    choices: [{ index: 0, delta: { content: '' }, finish_reason: reason }],
    usage: { prompt_tokens: 13, completion_tokens: 8, total_tokens: 21 },
  };
  return `data: ${JSON.stringify(chunk)}\n\ndata: [DONE]\n\n`;
}
