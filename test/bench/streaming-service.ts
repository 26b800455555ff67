import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { startEmulator } from '../../src/emulator/server.ts';

/** The emulator with long streamed answers at a given pace. */
export interface StreamingService {
  readonly url: string;
  /** Number of tokens in the next answers; each is a word and its space. */
  tokens: number;
  /** The first word of the next answers. */
  opening: string;
  /** UTF-8 bytes streamed so far. */
  streamedBytes: number;
  close(): Promise<void>;
}

export const tokensPerSecond = 500;

const sentences =
  'Goat cheese ripens from its rind towards its heart, and so the edge is soft before the middle is. ';
const messages = sentences.trim().split(' ');

/** Returns the word at a position: sentences in paragraphs of about sixty words. */
function tokenAt(position: number): string {
  const end = position % 60 === 59 ? '\n\n' : ' ';
  return `${messages[position % messages.length] ?? ''}${end}`;
}

/** Starts the service, which passes everything but streamed chats on to the emulator. */
export async function startStreamingService(): Promise<StreamingService> {
  const emulator = await startEmulator({ pace: 'none' });
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece);
    const body = Buffer.concat(pieces);
    const { stream: streams, max_tokens: max } = body.length > 0 ? JSON.parse(`${body}`) : {};
    // A call for one token is a probe of a model.
    if (streams === true && max !== 1) return await stream(response, service);
    const { method = 'GET', url = '/', headers } = request;
    const { 'content-type': type, authorization = '' } = headers;
    const answered = await fetch(emulator.url + url, {
      method,
      headers: { authorization, ...(type === undefined ? {} : { 'content-type': type }) },
      ...(method === 'GET' ? {} : { body }),
    });
    const answeredType = answered.headers.get('content-type') ?? 'application/json';
    response.writeHead(answered.status, { 'content-type': answeredType });
    response.end(await answered.text());
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const service: StreamingService = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    tokens: 0,
    opening: 'Goat',
    streamedBytes: 0,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await emulator.close();
    },
  };
  return service;
}

async function stream(response: ServerResponse, service: StreamingService): Promise<void> {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const { tokens } = service;
  const start = performance.now();
  for (let sent = 0; sent < tokens && !response.destroyed; ) {
    const due = Math.min(
      tokens,
      Math.floor(((performance.now() - start) / 1000) * tokensPerSecond),
    );
    for (; sent < due; sent += 1) {
      const content = sent === 0 ? `${service.opening} ` : tokenAt(sent);
      service.streamedBytes += Buffer.byteLength(content);
      response.write(event({ delta: { role: 'assistant', content }, finish_reason: null }));
    }
    await sleep(2);
  }
  const usage = { prompt_tokens: 10, completion_tokens: tokens, total_tokens: tokens + 10 };
  response.write(event({ delta: { content: '' }, finish_reason: 'stop' }, usage));
  response.end('data: [DONE]\n\n');
}

function event(choice: object, usage?: object): string {
  const about = { id: 'bench', object: 'chat.completion.chunk', created: 0, model: 'bench' };
  return `data: ${JSON.stringify({ ...about, choices: [{ index: 0, ...choice }], usage })}\n\n`;
}
