import { readFileSync } from 'node:fs';

/**
 * Lets Node read its certificates now if the file in NODE_EXTRA_CA_CERTS contains none. Otherwise, Node 22 and newer
 * would write a warning about that at the first connection, in the middle of a screen.
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
