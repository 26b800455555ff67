import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface TlsServer {
  readonly port: number;
  /** The certificate that vouches for the server, as PEM. */
  readonly certificate: string;
  close(): void;
}

/** An https server whose certificate vouches for itself. */
export async function untrustedServer(
  listener: RequestListener = (_, response) => response.end('{}'),
  names = 'DNS:localhost,DNS:api.mistral.ai,IP:127.0.0.1',
): Promise<TlsServer> {
  const folder = mkdtempSync(join(tmpdir(), 'certificate-'));
  const [keyFile, certificateFile] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
  const request = `req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost`;
  const files = ['-addext', `subjectAltName=${names}`, '-keyout', keyFile, '-out', certificateFile];
  execFileSync('openssl', [...request.split(' '), ...files], { stdio: 'ignore' });
  const certificate = readFileSync(certificateFile, 'utf8');
  const server = createServer({ key: readFileSync(keyFile), cert: certificate }, listener);
  rmSync(folder, { recursive: true });
  // A caller that does not trust us breaks off: that is what it is here for.
  server.on('tlsClientError', () => {});
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    port,
    certificate,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
