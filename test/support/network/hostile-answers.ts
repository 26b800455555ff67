import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Texts that took quadratic time to read when repeated, or to draw as one growing grapheme. */
const pieces = [`e${'\u0301'.repeat(500)}`, ' '.repeat(500), '**', '[a](', '\t \u200b', '`x'];

/**
 * Starts a service whose streams never end and are costly to read. Passes every other request on to another service.
 */
export async function serveHostileAnswers(
  behind: string,
): Promise<{ readonly url: string; close(): void }> {
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const body = Buffer.concat(parts).toString('utf8');
    if (request.url?.endsWith('/chat/completions') && /"stream":\s*true/.test(body)) {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      let count = 0;
      const send = () => {
        if (response.destroyed) return;
        count += 1;
        const content = (pieces[count % pieces.length] ?? '').repeat(20);
        const chunk = { id: 'x', object: 'chat.completion.chunk', created: 1, model: 'm' };
        const choices = [{ index: 0, delta: { content }, finish_reason: null }];
        response.write(`data: ${JSON.stringify({ ...chunk, choices })}\n\n`, () =>
          setImmediate(send),
        );
      };
      send();
      return;
    }
    const { authorization = '' } = request.headers;
    const answer = await fetch(`${behind}${request.url}`, {
      method: request.method ?? 'GET',
      headers: { authorization, 'content-type': 'application/json' },
      ...(body !== '' && { body }),
    });
    response.writeHead(answer.status, {
      'content-type': answer.headers.get('content-type') ?? 'application/json',
    });
    response.end(Buffer.from(await answer.arrayBuffer()));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
