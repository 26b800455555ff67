import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { readAtOnce } from '../files/open-flags.ts';

/** Maximum size in bytes, far more than the certificates of a system have. */
const maxBytes = 16_777_216;

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
    // Neither a pipe nor a device without end may stop the start of the program.
    const file = openSync(path, readAtOnce);
    try {
      const found = fstatSync(file);
      if (!found.isFile() || found.size > maxBytes) return false;
      return readFileSync(file, 'latin1').includes('-----BEGIN CERTIFICATE-----');
    } finally {
      closeSync(file);
    }
  } catch {
    return false;
  }
}
