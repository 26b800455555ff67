import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

/** The period in which a certificate is valid, with times such as `20200131235959Z`. */
export interface Validity {
  readonly from: string;
  readonly to: string;
}

/** Starts an https server with a self-signed certificate, valid for two days by default. */
export async function untrustedServer(
  listener: RequestListener = (_, response) => response.end('{}'),
  names = 'DNS:localhost,DNS:api.mistral.ai,IP:127.0.0.1',
  validity?: Validity,
): Promise<TlsServer> {
  const { key, certificate } = makeCertificate(names, validity);
  const server = createServer({ key, cert: certificate }, listener);
  // Clients that do not trust the certificate disconnect, as the tests intend.
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

const newKey = '-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj /CN=localhost';

/** Configuration of `openssl ca`, the only command that signs with past dates. */
const signer = `[ca]
default_ca = own
[own]
database = index.txt
new_certs_dir = .
rand_serial = yes
default_md = sha256
policy = any
copy_extensions = copy
[any]
commonName = supplied
`;

function makeCertificate(names: string, validity: Validity | undefined) {
  const folder = mkdtempSync(join(tmpdir(), 'certificate-'));
  const openssl = (command: string) =>
    execFileSync('openssl', command.split(' '), { cwd: folder, stdio: 'ignore' });
  const request = `req ${newKey} -addext subjectAltName=${names} -keyout key.pem`;
  if (validity === undefined) openssl(`${request} -x509 -days 2 -out certificate.pem`);
  else {
    writeFileSync(join(folder, 'index.txt'), '');
    writeFileSync(join(folder, 'signer.cnf'), signer);
    openssl(`${request} -out request.pem`);
    const dates = `-startdate ${validity.from} -enddate ${validity.to}`;
    const files = '-keyfile key.pem -in request.pem -out certificate.pem';
    openssl(`ca -config signer.cnf -batch -selfsign -notext ${dates} ${files}`);
  }
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  const made = { key: read('key.pem'), certificate: read('certificate.pem') };
  rmSync(folder, { recursive: true });
  return made;
}
