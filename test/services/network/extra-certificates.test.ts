import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { warnOfBadCertificates } from '../../../src/services/network/extra-certificates.ts';

test.runIf(existsSync('/dev/zero'))(
  'a device without end in the place of certificates does not stop the start',
  async () => {
    await expect(warnOfBadCertificates('/dev/zero')).resolves.toBeUndefined();
  },
);

test('a missing file of certificates does not stop the start', async () => {
  await expect(warnOfBadCertificates('/no/such/file.pem')).resolves.toBeUndefined();
});
