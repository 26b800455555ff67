import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';

/** Requests to the proxy. */
export interface Seen {
  /** Each `host:port` to tunnel to. */
  readonly to: readonly string[];
  /** The headers of each request, as JSON. */
  readonly headers: readonly string[];
  /** Bytes sent to the service through its tunnels. */
  readonly bytes: readonly Buffer[];
}

export interface TestProxy {
  readonly seen: Seen;
  readonly address: URL;
  close(): void;
}

/** Starts a proxy that tunnels everything to `port` of this machine, or refuses with a status. */
export async function startProxy(
  answer: { readonly port: number } | { readonly status: number },
): Promise<TestProxy> {
  const seen = { to: [] as string[], headers: [] as string[], bytes: [] as Buffer[] };
  const server = createServer().on('connect', (request, socket) => {
    seen.to.push(request.url ?? '');
    seen.headers.push(JSON.stringify(request.headers));
    socket.on('error', () => {});
    if ('status' in answer) {
      socket.end(`HTTP/1.1 ${answer.status} No\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    const onward = connect(answer.port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      socket.on('data', (piece: Buffer) => seen.bytes.push(piece));
      socket.pipe(onward).pipe(socket);
    });
    onward.on('error', () => socket.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  return { seen, address, close: () => server.close() };
}
