import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { systemClock } from '../../../src/services/clock.ts';
import { Secret } from '../../../src/services/ports/secret.ts';
import { createVault } from '../../../src/services/vault/vault.ts';
import { passphrase } from '../processes/machine.ts';

/** As long as the usual one when written out, and derived from at once, where that takes half a second. */
const workFactor = 10;

/**
 * Puts a vault with this key in it where the program looks for one, in the place of any that is there. The program opens
 * it as it opens its own, by what its header says: what it writes itself is as dear as ever. Gives the bytes of the vault.
 */
export async function putCheapVault(
  home: string,
  key: string,
  under = passphrase,
): Promise<Buffer> {
  const appFolder = join(home, '.config/mistral-onboard');
  await rm(join(appFolder, 'vault.age'), { force: true });
  const vault = createVault({
    appFolder,
    clock: systemClock(),
    own: { pid: process.pid, uid: process.geteuid?.(), isRunning: () => true },
    workFactor,
  });
  await vault.create(new Secret(under));
  await vault.write('default', new Secret(key));
  const record = { store: 'vault', createdAt: '2025-01-01T00:00:00Z', lastFour: key.slice(-4) };
  await writeFile(join(appFolder, 'keys.json'), JSON.stringify({ default: record }), {
    mode: 0o600,
  });
  return readFile(vault.path);
}
