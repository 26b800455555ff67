import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startEmulator } from '../../src/emulator/server.ts';
import { startProxy } from '../support/network/proxy.ts';
import { untrustedServer } from '../support/network/tls-server.ts';

/** A chat call as it reached the service. */
export interface SeenCall {
  readonly authorization: string | undefined;
  readonly model: unknown;
  /** HTTP status of the answer; 0 if none has come. */
  status: number;
}

/** The emulator, with a record of the key and model of each chat call. */
export interface RecordingService {
  readonly url: string;
  /** Variables that lead calls for the real address to this service. */
  readonly variables: (certificatePath: string) => Readonly<Record<string, string>>;
  readonly certificate: string;
  readonly calls: SeenCall[];
  close(): Promise<void>;
}

export async function startRecordingService(): Promise<RecordingService> {
  const emulator = await startEmulator({ pace: 'none' });
  const calls: SeenCall[] = [];
  const forward = (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const pieces: Buffer[] = [];
    incoming.on('data', (piece: Buffer) => pieces.push(piece));
    incoming.on('end', () => {
      const body = Buffer.concat(pieces);
      const call = callOf(incoming, body);
      if (call !== undefined) calls.push(call);
      const { method, url, headers } = incoming;
      const host = new URL(emulator.url).host;
      const options = { port: emulator.port, host: '127.0.0.1', path: url, method };
      const onward = request({ ...options, headers: { ...headers, host } }, (answer) => {
        if (call !== undefined) call.status = answer.statusCode ?? 502;
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      });
      onward.end(body);
    });
  };
  const plain = createServer(forward);
  plain.listen(0, '127.0.0.1');
  await once(plain, 'listening');
  const secure = await untrustedServer(forward);
  const proxy = await startProxy({ port: secure.port });
  return {
    url: `http://127.0.0.1:${(plain.address() as AddressInfo).port}`,
    certificate: secure.certificate,
    variables: (path) => ({
      HTTPS_PROXY: proxy.address.origin,
      https_proxy: proxy.address.origin,
      NODE_EXTRA_CA_CERTS: path,
      SSL_CERT_FILE: path,
    }),
    calls,
    close: async () => {
      plain.closeAllConnections();
      plain.close();
      secure.close();
      proxy.close();
      await emulator.close();
    },
  };
}

/** Returns the record of a chat call; undefined for another request. */
function callOf({ url, headers }: IncomingMessage, body: Buffer): SeenCall | undefined {
  if (url !== '/v1/chat/completions') return undefined;
  const { authorization } = headers;
  return { authorization, model: JSON.parse(body.toString()).model, status: 0 };
}
