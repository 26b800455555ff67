import { readFileSync } from 'node:fs';

/**
 * Lets Node read its certificates now if the file in NODE_EXTRA_CA_CERTS holds none. Node 22 and newer write their warning
 * about it at the first connection, which would be in the middle of a screen.
 */
export async function warnOfBadCertificates(path: string | undefined): Promise<void> {
  if (!path || holdsCertificate(path)) return;
  const { createSecureContext } = await import('node:tls');
  createSecureContext();
}

function holdsCertificate(path: string): boolean {
  try {
    return readFileSync(path, 'latin1').includes('-----BEGIN CERTIFICATE-----');
  } catch {
    return false;
  }
}
